import type { Days, Schedule, Span } from './parse-hours.ts';
import { addDays, toIsoDay, type WallTime } from './wall-time.ts';

/** The public holidays as ISO days, 振替休日 and 国民の休日 included (国民の祝日に関する法律). */
export type Calendar = ReadonlySet<string>;

/** How far ahead an opening is looked for: longer than any year-end closing. */
const HORIZON_DAYS = 21;
/** Whoever has waited a year has waited long enough to be seen first. */
const LONGEST_COUNT_DAYS = 366;

/** Whether the place is open at `time`. */
export function isOpenAt(schedule: Schedule, time: WallTime, holidays: Calendar): boolean {
  return findSpanAt(schedule, time, holidays) !== undefined;
}

/** The minute of `time`'s day (past 1440: on a following day) at which the place closes; undefined when it is closed now or never closes. */
export function findClosing(schedule: Schedule, time: WallTime, holidays: Calendar): number | undefined {
  let end = findSpanAt(schedule, time, holidays)?.to;
  // Spans that follow each other without a gap, over midnight too, are one opening.
  for (let day = 0; end !== undefined && day < HORIZON_DAYS; day++) {
    const further: number | undefined = spansAround(schedule, time, holidays, Math.floor(end / 1440)).find(
      (span) => span.from <= (end ?? 0) && span.to > (end ?? 0),
    )?.to;
    if (further === undefined) return end;
    end = further;
  }
  return undefined;
}

/** When the place opens next after `time`, as days from today and the minute of that day; undefined when it does not within three weeks. */
export function findNextOpening(
  schedule: Schedule,
  time: WallTime,
  holidays: Calendar,
): { days: number; minute: number; date: WallTime } | undefined {
  for (let days = 0; days <= HORIZON_DAYS; days++) {
    const date = addDays(time, days);
    const starts = spansOf(schedule, date, holidays)
      .map((span) => span.from)
      .filter((from) => days > 0 || from > time.minute);
    if (starts.length > 0) return { days, minute: Math.min(...starts), date };
  }
  return undefined;
}

/** How many minutes between `from` and `to` the place is open; 0 when `to` is not later. */
export function countOpenMinutes(schedule: Schedule, from: WallTime, to: WallTime, holidays: Calendar): number {
  let minutes = 0;
  for (let days = 0; days <= LONGEST_COUNT_DAYS; days++) {
    const date = addDays(from, days);
    const isLast = toIsoDay(date) >= toIsoDay(to);
    const begin = days === 0 ? from.minute : 0;
    const end = isLast ? to.minute : 1440;
    // Spans over midnight count on the day they run into, too.
    for (const span of spansAround(schedule, date, holidays, 0))
      minutes += Math.max(0, Math.min(span.to, end) - Math.max(span.from, begin));
    if (isLast) return minutes;
  }
  return minutes;
}

function findSpanAt(schedule: Schedule, time: WallTime, holidays: Calendar): Span | undefined {
  return spansAround(schedule, time, holidays, 0).find((span) => span.from <= time.minute && time.minute < span.to);
}

/** The spans of the day `offset` days after `time` and of the day before it, in minutes of `time`'s day. */
function spansAround(schedule: Schedule, time: WallTime, holidays: Calendar, offset: number): Span[] {
  return [offset - 1, offset].flatMap((days) =>
    spansOf(schedule, addDays(time, days), holidays).map((span) => ({
      from: span.from + days * 1440,
      to: span.to + days * 1440,
    })),
  );
}

/** OSM: of the rules that fit a day, the last one wins, with all its spans. */
function spansOf(schedule: Schedule, date: WallTime, holidays: Calendar): readonly Span[] {
  for (const rule of schedule.toReversed())
    if (rule.days.some((days) => isDay(days, date, holidays))) return rule.spans;
  return [];
}

function isDay(days: Days, date: WallTime, holidays: Calendar): boolean {
  switch (days.kind) {
    case 'every':
      return true;
    case 'holidays':
      return holidays.has(toIsoDay(date));
    case 'weekdays':
      return (
        isBetween(date.weekday, days.from, days.to) && (days.nth === undefined || Math.ceil(date.day / 7) === days.nth)
      );
    case 'dates':
      return isBetween(
        date.month * 100 + date.day,
        days.from.month * 100 + days.from.day,
        days.to.month * 100 + days.to.day,
      );
  }
}

/** Whether `value` lies in a range that may wrap around (Fr-Mo, Dec 29-Jan 03). */
const isBetween = (value: number, from: number, to: number): boolean =>
  from <= to ? value >= from && value <= to : value >= from || value <= to;
