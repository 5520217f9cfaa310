import type { Action } from '../answer/index.ts';
import type { Language } from '../language/index.ts';

/** Turns remembered so that a person can be handed what was said; also the words an unsend must find. */
export const TURNS_KEPT = 10;

export type Turn = { id: string; at: number; text: string };

/** Where one talk stands. Small, versioned, and readable by every later version (`readState`). */
export type State = {
  version: 1;
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
  /** How many answers the person may still get right now, when that was counted, and whether they were asked to slow down. */
  pace: { left: number; at: number; asked: boolean };
};

/** How a talk begins. */
export const startState = (now: number): State => ({
  version: 1,
  chosen: null,
  spoken: null,
  turns: [],
  lastShown: null,
  misses: 0,
  pace: { left: PACE_LIMIT, at: now, asked: false },
});

/** Answers a person may get at once, and how soon another one is allowed. A flood costs LINE's patience and everyone's quota. */
export const PACE_LIMIT = 15;
export const PACE_REFILL_MS = 3_000;
