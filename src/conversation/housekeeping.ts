import { STATE_KEPT_DAYS, WORDS_KEPT_DAYS } from '../answer/index.ts';
import type { State } from '../dialogue/index.ts';

const DAY_MS = 86_400_000;

/** An alarm never fires in the same breath it was set in: a setting that is missing must not become a busy loop. */
const SOONEST_MS = 1_000;
/** An event that waits is being read already; this is for the process that died while reading. */
const WAITING_MS = 5_000;

/** When the talk must wake up by itself next, or null when nothing is left that could need it. */
export function computeNextAlarm({
  waiting,
  nextLetterAt,
  stateAt,
  now,
}: {
  waiting: boolean;
  nextLetterAt: number | null;
  stateAt: number | null;
  now: number;
}): number | null {
  const times = [
    ...(waiting ? [now + WAITING_MS] : []),
    ...(nextLetterAt === null ? [] : [nextLetterAt]),
    ...(stateAt === null ? [] : [stateAt + WORDS_KEPT_DAYS * DAY_MS + DAY_MS]),
  ];
  return times.length === 0 ? null : Math.max(now + SOONEST_MS, Math.min(...times));
}

/** The state with the words gone that have been kept long enough (said so in the first greeting); null when the whole talk has been silent too long. */
export function trimState(state: State, lastActiveAt: number, now: number): State | null {
  if (now - lastActiveAt > STATE_KEPT_DAYS * DAY_MS) return null;
  return { ...state, turns: state.turns.filter(({ at }) => now - at < WORDS_KEPT_DAYS * DAY_MS) };
}
