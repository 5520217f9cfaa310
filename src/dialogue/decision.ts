import { type Answer, composeMenu, composeTopic, composeWords, type Voice } from '../answer/index.ts';
import type { TicketChange } from '../desk/index.ts';
import type { TopicId } from '../topics/index.ts';
import type { Entry, Outcome, Urgency } from './effect.ts';
import type { State } from './state.ts';

/** A change to a ticket, on its way to the desk. */
export type TicketEffect = { ticketId: string; change: TicketChange };

/** What follows from a meaning: what is said, what the talk remembers, what is recorded. */
export type Decision = {
  answers: readonly Answer[];
  urgency: Urgency;
  intent: Outcome;
  entries: readonly Entry[];
  /** Changes to the talk. */
  remember: Partial<State>;
  /** What the desk learns of it. */
  changes?: readonly TicketEffect[];
  /** The id of words of staff among the answers. */
  staffMessage?: string;
  /** Erase the talk after this answer. */
  forget?: boolean;
};

/** A decision; what is not given stays as usual. */
export const decision = (answers: readonly Answer[], intent: Outcome, rest: Partial<Decision> = {}): Decision => ({
  answers,
  intent,
  urgency: 'answer',
  entries: [],
  remember: {},
  ...rest,
});

/** A topic's card; one that no longer exists gets a kind "please choose again". */
export function showTopic(voice: Voice, id: TopicId, remember: Partial<State> = {}): Decision {
  const topic = voice.content.findTopic(id);
  if (!topic) return chooseAgain(voice);
  return decision([composeTopic(voice, topic)], 'answered', {
    remember: { ...remember, lastShown: { do: 'topic', topic: id } },
  });
}

/** For a button that is stale or not ours. */
export const chooseAgain = (voice: Voice): Decision => {
  const menu = composeMenu(voice);
  return decision([composeWords(voice, ['choose.again'], []), menu], 'command');
};

/** Nothing is said, and nothing recorded. */
export const silently = (): Decision => decision([], 'handoff');
