import type { Action } from '../answer/index.ts';
import type { Category, IntakeStep, Place, TicketState } from '../desk/index.ts';
import type { Language } from '../language/index.ts';

/** Turns remembered so that a person can be handed what was said; also the words an unsend must find. */
export const TURNS_KEPT = 10;

export type Turn = { id: string; at: number; text: string };

/** The ticket of this talk that is open, or was closed last: what the talk must know of it; everything else is the desk's. */
export type TalkTicket = {
  id: string;
  number: string;
  category: Category;
  place: Place;
  sensitive: boolean;
  state: TicketState;
  /** The desk's version this is from: what comes late changes nothing newer. */
  version: number;
  closedAt: number | null;
  /** The question of the intake that waits for an answer. */
  intake: IntakeStep | null;
  /** When it was opened, epoch milliseconds: what was said before is shared only with consent. */
  openedAt: number;
  /** Words were typed instead of an answer and the question was asked once more: a second time lets it rest. */
  askedAgain: boolean;
  /** All questions have been asked: should the ticket become sensitive later, only the phone's safety is still one. */
  asked: boolean;
  /** Whether it was said that the desk is closed: once is enough. */
  passedOn: boolean;
  /** Somebody else reads this phone: nothing is written here about it. */
  quiet: boolean;
};

/** Somebody was asked what a person is wanted for: their next words say it, unless the bot had only offered one (`at` 0). */
export type Asking = { at: number; sensitive: boolean };

/** Where one talk stands. Small, versioned, and readable by every later version (`readState`). */
export type State = {
  version: 2;
  /** Chosen by hand: wins over everything. */
  chosen: Language | null;
  /** The language the talk has been in so far. */
  spoken: Language | null;
  /** What the person wrote last, newest last. */
  turns: readonly Turn[];
  /** How to show the last answer again, in another language. */
  lastShown: Action | null;
  /** Questions in a row that found nothing. */
  misses: number;
  ticket: TalkTicket | null;
  asking: Asking | null;
  /** How many answers the person may still get right now, when that was counted, and whether they were asked to slow down. */
  pace: { left: number; at: number; asked: boolean };
};

/** How a talk begins. */
export const startState = (now: number): State => ({
  version: 2,
  chosen: null,
  spoken: null,
  turns: [],
  lastShown: null,
  misses: 0,
  ticket: null,
  asking: null,
  pace: { left: PACE_LIMIT, at: now, asked: false },
});

/** Answers a person may get at once, and how soon another one is allowed. A flood costs LINE's patience and everyone's quota. */
export const PACE_LIMIT = 15;
export const PACE_REFILL_MS = 3_000;
