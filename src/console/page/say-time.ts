import type { Library } from '../../dialogue/index.ts';
import { toWallTime } from '../../hours/index.ts';

/** As much of a page as a time needs: whose wall clock, and what its reader calls an hour. */
type City = { library: Pick<Library, 'content'> };
type Say = { say: (key: string, params?: Readonly<Record<string, string | number>>) => string };

const pad = (number: number): string => String(number).padStart(2, '0');

/** A moment on the city's wall: `17:05` today, else with the day, `11/20 17:05`; another year is named. */
export function sayWhen({ now, library }: City & { now: number }, at: number): string {
  const offset = library.content.city.utcOffsetMinutes;
  const [then, today] = [toWallTime(at, offset), toWallTime(now, offset)];
  const time = `${pad(Math.floor(then.minute / 60))}:${pad(then.minute % 60)}`;
  const day = `${then.month}/${then.day}`;
  if (then.year !== today.year) return `${then.year}/${day} ${time}`;
  return then.month === today.month && then.day === today.day ? time : `${day} ${time}`;
}

/** `2026/11/20`, for the lines between the days of a talk. */
export function sayDay({ library }: City, at: number): string {
  const { year, month, day } = toWallTime(at, library.content.city.utcOffsetMinutes);
  return `${year}/${month}/${day}`;
}

/** A length of time in words: minutes under an hour, then hours and minutes. */
export function sayMinutes({ say }: Say, minutes: number): string {
  if (minutes < 60) return say('time.minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  return say('time.hours', { hours, minutes: minutes % 60 });
}
