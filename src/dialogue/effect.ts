import type { Answer } from '../answer/index.ts';
import type { TicketChange } from '../desk/index.ts';
import type { Language } from '../language/index.ts';
import type { Danger, TopicId } from '../topics/index.ts';

/**
 * danger: must arrive, twice beats never. receipt: somebody is told that something was done. staff: a person has answered; may cost a push, and the
 * desk learns what became of it. answer: may open the next turn when it is late. free: never costs anything, waits for the next word or tap.
 */
export type Urgency = 'danger' | 'receipt' | 'staff' | 'answer' | 'free';

/** What volunteers and the city learn from a turn; never who it was. */
export type Entry =
  | { kind: 'unanswered'; language: string; question: string }
  | { kind: 'feedback'; language: string; topic: TopicId; useful: boolean };

export const OUTCOMES = [
  'answered',
  'choose',
  'notFound',
  'emergency',
  'handoff',
  'greeting',
  'thanks',
  'command',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What is to be done after a turn, as values: the edge stores them with the state and then does them. */
export type Effect =
  /** `staffMessage`: the id of the words of staff in it. */
  | { kind: 'say'; answers: readonly Answer[]; urgency: Urgency; staffMessage?: string }
  | { kind: 'record'; entry: Entry }
  | { kind: 'ticket'; ticketId: string; change: TicketChange }
  /** Erase everything stored about this talk. */
  | { kind: 'forget' };

/** How the turn was understood, for measuring and for the terminal. */
export type Reading = {
  /** The tag we answer in or, for a language recognised and not served, its own. */
  language: string;
  intent: Outcome;
  danger?: Danger;
  topics: readonly { id: TopicId; score: number }[];
};

/** The language a talk is answered in when nothing is known yet: the bridge most residents can read with help. */
export const FIRST_LANGUAGE: Language = 'ja-easy';
