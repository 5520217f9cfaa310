import {
  type Days,
  findClosing,
  findNextOpening,
  isOpenAt,
  parseHours,
  type Rule,
  type Schedule,
} from '../hours/index.ts';
import { sayDayOfWeek, sayTime, type Words } from '../language/index.ts';
import { holidaysOf, localTime, say, type Voice } from './voice.ts';

const MINUTES_A_DAY = 1440;

/** A city has some hundred of them, and the same few desks are asked for all day. */
const schedules = new Map<string, Schedule>();

/** The schedule of an opening_hours text that the build has already checked. */
export function readHours(open: string): Schedule {
  const known = schedules.get(open);
  if (known) return known;
  const parsed = parseHours(open);
  if (!parsed.ok) throw new Error(parsed.error.message);
  schedules.set(open, parsed.value);
  return parsed.value;
}

/** What was said of a schedule, by language: the words never change. */
const said = new WeakMap<Words, Map<string, string>>();

/** Opening hours in words: `Mon–Fri 9:00–17:00; holidays closed`. */
export function sayHours(voice: Voice, open: string): string {
  if (open.trim() === '24/7') return say(voice, 'hours.always');
  const known = said.get(voice.words) ?? new Map<string, string>();
  said.set(voice.words, known);
  const name = `${voice.language} ${open}`;
  const hours =
    known.get(name) ??
    readHours(open)
      .map((rule) => sayRule(voice, rule))
      .join('; ');
  known.set(name, hours);
  return hours;
}

/** `Open now, until 17:00` or `Closed now. Opens Monday, Nov 23 9:00`; nothing when it will not open within weeks. */
export function sayOpenState(voice: Voice, open: string): string | undefined {
  if (open.trim() === '24/7') return say(voice, 'contact.alwaysOpen');
  const schedule = readHours(open);
  const now = localTime(voice);
  if (isOpenAt(schedule, now, holidaysOf(voice))) {
    const closing = findClosing(schedule, now, holidaysOf(voice));
    return closing === undefined
      ? say(voice, 'contact.alwaysOpen')
      : say(voice, 'contact.openNow', { time: sayTime(closing) });
  }
  const next = findNextOpening(schedule, now, holidaysOf(voice));
  return next && say(voice, 'contact.opensAt', sayMoment(voice, next));
}

/** An opening to come, as a day and a time: `Tomorrow (Monday, Nov 23)`, `9:00`. */
export function sayMoment(
  voice: Voice,
  next: NonNullable<ReturnType<typeof findNextOpening>>,
): { day: string; time: string } {
  const day =
    next.days === 0 ? say(voice, 'day.today') : sayDayOfWeek(voice.words, voice.language, next.date, next.date.weekday);
  return { day: next.days === 1 ? `${say(voice, 'day.tomorrow')} (${day})` : day, time: sayTime(next.minute) };
}

function sayRule(voice: Voice, rule: Rule): string {
  const days = rule.days.map((day) => sayDays(voice, day)).join(say(voice, 'hours.and'));
  if (rule.spans.length === 0) return `${days} ${say(voice, 'hours.closed')}`;
  const spans = rule.spans.map(({ from, to }) => {
    const end =
      to > MINUTES_A_DAY
        ? say(voice, 'hours.nextDay', { time: sayTime(to) })
        : to === MINUTES_A_DAY
          ? '24:00'
          : sayTime(to);
    return say(voice, 'hours.until', { from: sayTime(from), to: end });
  });
  return `${days} ${spans.join(say(voice, 'hours.and'))}`;
}

function sayDays(voice: Voice, days: Days): string {
  const weekday = (index: number): string => voice.words.list(voice.language, 'weekday.short')[index] ?? '';
  switch (days.kind) {
    case 'every':
      return say(voice, 'hours.everyDay');
    case 'holidays':
      return say(voice, 'hours.holidays');
    case 'weekdays':
      if (days.nth !== undefined) return say(voice, 'hours.nth', { n: days.nth, day: weekday(days.from) });
      return days.from === days.to ? weekday(days.from) : `${weekday(days.from)}–${weekday(days.to)}`;
    case 'dates':
      return [days.from, days.to]
        .map(({ month, day }) =>
          say(voice, 'date.monthDay', { month: voice.words.list(voice.language, 'month.short')[month - 1] ?? '', day }),
        )
        .join('–');
  }
}
