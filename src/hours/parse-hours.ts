import { fail, ok, type Result } from '../result.ts';

/** Which days a rule is for. `nth` counts the weekday in its month: We[1] is the first Wednesday. */
export type Days =
  | { kind: 'every' }
  | { kind: 'weekdays'; from: number; to: number; nth?: number }
  | { kind: 'holidays' }
  | { kind: 'dates'; from: { month: number; day: number }; to: { month: number; day: number } };

/** Minutes since midnight; `to` past 1440 runs into the next day. */
export type Span = { from: number; to: number };

/** One rule; a later rule replaces an earlier one on the days they share. No spans: closed. */
export type Rule = { days: readonly Days[]; spans: readonly Span[] };
export type Schedule = readonly Rule[];

const WEEKDAYS = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Reads the part of OSM's opening_hours that desks and hotlines need: weekdays, ranges and lists of them, `We[1]`, `PH`, dates
 * (`Dec 29-Jan 03`), several spans a day (a lunch break), spans past midnight, `off`, `24/7`. Syntax:
 * https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification. Anything else is refused with what to write instead.
 */
export function parseHours(text: string): Result<Schedule> {
  const rules: Rule[] = [];
  for (const part of text.split(';').map((piece) => piece.trim())) {
    if (part === '') continue;
    const rule = parseRule(part);
    if (!rule)
      return fail({
        code: 'hours.not_understood',
        message: `cannot read "${part}"; write for example "Mo-Fr 08:30-12:00,13:00-17:15; PH off"`,
      });
    rules.push(rule);
  }
  if (rules.length === 0)
    return fail({ code: 'hours.empty', message: 'no opening hours; leave the key out when they are not known' });
  return ok(rules);
}

function parseRule(part: string): Rule | undefined {
  if (part === '24/7') return { days: [{ kind: 'every' }], spans: [{ from: 0, to: 1440 }] };
  const match = /^(.*?)\s*((?:\d{1,2}:\d{2}-\d{1,2}:\d{2}(?:\s*,\s*)?)+|off|closed)$/.exec(part);
  if (!match) return undefined;
  const days = match[1] === '' ? [{ kind: 'every' } as const] : parseDays(match[1] ?? '');
  const spans = match[2] === 'off' || match[2] === 'closed' ? [] : parseSpans(match[2] ?? '');
  return days && spans ? { days, spans } : undefined;
}

function parseSpans(text: string): Span[] | undefined {
  const spans = text.split(',').map((piece) => {
    const match = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(piece.trim());
    if (!match) return undefined;
    const [from, to] = [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])];
    if (from >= 1440 || to > 2880) return undefined;
    // OSM: an end not after its start is on the next day.
    return { from, to: to <= from ? to + 1440 : to };
  });
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

function parseDays(text: string): Days[] | undefined {
  const days = text.split(/\s*,\s*/).map((piece): Days | undefined => {
    if (piece === 'PH') return { kind: 'holidays' };
    return parseWeekdays(piece) ?? parseDates(piece);
  });
  return days.every((day) => day !== undefined) ? days : undefined;
}

function parseWeekdays(piece: string): Days | undefined {
  const match = /^([A-Z][a-z])(?:-([A-Z][a-z])|\[([1-5])\])?$/.exec(piece);
  if (!match) return undefined;
  const from = WEEKDAYS.indexOf(match[1] ?? '');
  const to = match[2] ? WEEKDAYS.indexOf(match[2]) : from;
  if (from < 0 || to < 0) return undefined;
  return match[3] ? { kind: 'weekdays', from, to, nth: Number(match[3]) } : { kind: 'weekdays', from, to };
}

function parseDates(piece: string): Days | undefined {
  const match = /^([A-Z][a-z]{2}) (\d{1,2})(?:-(?:([A-Z][a-z]{2}) )?(\d{1,2}))?$/.exec(piece);
  if (!match) return undefined;
  const from = { month: MONTHS.indexOf(match[1] ?? '') + 1, day: Number(match[2]) };
  const to = match[4] ? { month: match[3] ? MONTHS.indexOf(match[3]) + 1 : from.month, day: Number(match[4]) } : from;
  return from.month > 0 && to.month > 0 ? { kind: 'dates', from, to } : undefined;
}
