/**
 * What the desk does by itself, every minute and every night: tell again what was not told, tell staff who waits, escalate, forget.
 * Knows the clock and the way out to staff; what is due is decided in desk/, what is stored is kept by tickets/ and records/.
 */
export { MINUTE_CRON, NIGHTLY_CRON } from './crons.ts';
export type { RoundsVariables } from './rounds-variables.ts';
export { runRounds } from './run-rounds.ts';
