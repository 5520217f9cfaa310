import type { Language } from './tags.ts';
import type { Words } from './words.ts';

/** A day of the calendar; `month` is 1–12. */
export type CalendarDay = { year: number; month: number; day: number };

/**
 * The date of a source in words. `date` is YYYY, YYYY-MM or YYYY-MM-DD; anything else (`undated`) gives undefined. Words come from
 * `locales/`, because the Workers runtime has no month names for ne, my, km and mn and answers in English there without a word.
 */
export function sayDate(words: Words, language: Language, date: string): string | undefined {
  const [year, month, day] = date.split('-').map(Number);
  if (!year || Number.isNaN(year)) return undefined;
  if (!month) return String(year);
  const name = words.list(language, 'month.short')[month - 1] ?? '';
  if (!day) return words.say(language, 'date.monthYear', { month: name, year });
  return words.say(language, 'date.full', { month: name, year, day });
}

/** `Monday, Nov 23` in the language's own order. `weekday` 0 is Sunday. */
export function sayDayOfWeek(
  words: Words,
  language: Language,
  { month, day }: Omit<CalendarDay, 'year'>,
  weekday: number,
): string {
  const name = words.list(language, 'month.short')[month - 1] ?? '';
  const date = words.say(language, 'date.monthDay', { month: name, day });
  return words.say(language, 'date.dayOfWeek', { weekday: words.list(language, 'weekday.long')[weekday] ?? '', date });
}

/** `9:05`, as clocks and signs in Japan show it; past midnight the hour starts again. */
export const sayTime = (minute: number): string =>
  `${Math.floor(minute / 60) % 24}:${String(minute % 60).padStart(2, '0')}`;
