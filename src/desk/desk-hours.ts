import {
  type Calendar,
  countOpenMinutes,
  findNextOpening,
  isOpenAt,
  parseHours,
  type Schedule,
  toWallTime,
  type WallTime,
} from '../hours/index.ts';
import type { Content } from '../topics/index.ts';

/** A day on which the desk keeps other hours than usual: `open` in OSM's syntax of one day (`10:00-12:00`), or null for closed. */
export type ExceptionalDay = { date: string; open: string | null };

/** What the city has set for its desk; `open` null: the hours of the content. */
export type DeskHours = { open: string | null; exceptions: readonly ExceptionalDay[] };

/** The desk's schedule around a moment. */
export type Desk = { schedule: Schedule; calendar: Calendar; utcOffsetMinutes: number };

/** Exceptions further away than this do not matter now; rules of a month and a day repeat every year. */
const NEAR_DAYS = 60;
const DAY_MS = 86_400_000;

/** The desk around `now` (epoch milliseconds). Hours that cannot be read throw: settings and content are checked when they are stored. */
export function readDesk(
  hours: { open: string; exceptions: readonly ExceptionalDay[] },
  calendar: Calendar,
  utcOffsetMinutes: number,
  now: number,
): Desk {
  const usual = parse(hours.open);
  const exceptions = hours.exceptions
    .filter(({ date }) => Math.abs(Date.parse(date) - now) < NEAR_DAYS * DAY_MS)
    .flatMap(({ date, open }): Schedule => {
      const [, month = 0, day = 0] = date.split('-').map(Number);
      const days = [{ kind: 'dates' as const, from: { month, day }, to: { month, day } }];
      return [{ days, spans: open === null ? [] : (parse(open)[0]?.spans ?? []) }];
    });
  return { schedule: [...usual, ...exceptions], calendar, utcOffsetMinutes };
}

/** The desk's hours as its contact in the content has them (OSM opening_hours): what counts while the city has set none of its own. */
export const usualHours = (content: Content): string => content.readContact(content.city.desk).hours?.open ?? '24/7';

/** The city's desk around `now`, as it is set (`hours`; null: not known), else with its usual hours. */
export function toDesk(content: Content, hours: DeskHours | null, now: number): Desk {
  const set = { open: hours?.open ?? usualHours(content), exceptions: hours?.exceptions ?? [] };
  return readDesk(set, content.holidays, content.city.utcOffsetMinutes, now);
}

const toWall = (desk: Desk, at: number): WallTime => toWallTime(at, desk.utcOffsetMinutes);

export const isDeskOpen = (desk: Desk, at: number): boolean => isOpenAt(desk.schedule, toWall(desk, at), desk.calendar);

/** When the desk opens next after `at`; undefined when it does not within three weeks. */
export const findDeskOpening = (desk: Desk, at: number): ReturnType<typeof findNextOpening> =>
  findNextOpening(desk.schedule, toWall(desk, at), desk.calendar);

/** How long somebody has waited, in minutes the desk was open: a night costs nobody's patience and no one's good name. */
export const countWaitingMinutes = (desk: Desk, since: number, now: number): number =>
  countOpenMinutes(desk.schedule, toWall(desk, since), toWall(desk, now), desk.calendar);

/** How old a waiting ticket looks: the colours of the inbox. */
export const AGES = ['fresh', 'waiting', 'late', 'overdue'] as const;
export type Age = (typeof AGES)[number];

/** Half an hour, two hours, one opening day (the design's limit, after which it goes to the admin), in opening minutes. */
const LATE_AFTER = { waiting: 30, late: 120 } as const;

/** The age of a ticket that has waited `minutes` opening minutes at a desk that is open `minutesADay`. */
export function toAge(minutes: number, minutesADay: number): Age {
  if (minutes >= minutesADay) return 'overdue';
  if (minutes >= LATE_AFTER.late) return 'late';
  return minutes >= LATE_AFTER.waiting ? 'waiting' : 'fresh';
}

/** Opening minutes of an ordinary open day of the desk: the longest among its rules. */
export const openMinutesADay = ({ schedule }: Desk): number =>
  Math.max(60, ...schedule.map(({ spans }) => spans.reduce((sum, { from, to }) => sum + to - from, 0)));

function parse(open: string): Schedule {
  const parsed = parseHours(open);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}
