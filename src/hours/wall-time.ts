/**
 * A moment as the clock on the city hall's wall shows it. Workers run in UTC and a developer's machine does not, so nothing
 * here asks the runtime for its zone: the offset is an argument.
 */
export type WallTime = {
  year: number;
  /** 1–12 */
  month: number;
  /** 1–31 */
  day: number;
  /** 0 = Sunday */
  weekday: number;
  /** Minutes since midnight, 0–1439. */
  minute: number;
};

/** `epochMs` on the wall of a place `offsetMinutes` east of UTC. */
export function toWallTime(epochMs: number, offsetMinutes: number): WallTime {
  const shifted = new Date(epochMs + offsetMinutes * 60_000);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    minute: shifted.getUTCHours() * 60 + shifted.getUTCMinutes(),
  };
}

/** The day `days` after `time`, at midnight. */
export function addDays(time: WallTime, days: number): WallTime {
  return toWallTime(Date.UTC(time.year, time.month - 1, time.day + days), 0);
}

/** `2026-11-23`. */
export const toIsoDay = ({ year, month, day }: WallTime): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
