import { sayDate } from '../language/index.ts';
import type { Contact, Topic } from '../topics/index.ts';
import { say, type Voice } from './voice.ts';

/** A fact this old may have changed, and its reader is told its date (design: Translations and facts). */
export const OLD_AFTER_MS = 365 * 86_400_000;

/** Whether a source dated `date` (YYYY[-MM[-DD]]) is older than a year at `now`; an undated source counts as old. */
export function isOld(date: string, now: number): boolean {
  const [year, month, day] = date.replace('about ', '').split('-').map(Number);
  if (!year || Number.isNaN(year)) return true;
  return now - Date.UTC(year, (month ?? 12) - 1, day ?? 28) > OLD_AFTER_MS;
}

/** `as of May 2023`, for a contact's fact that is older than a year; undefined for a young one or one without a date. */
export function sayAsOf(voice: Voice, date: string): string | undefined {
  const said = isOld(date, voice.now) ? sayDate(voice.words, voice.language, date.replace('about ', '')) : undefined;
  return said && say(voice, 'contact.asOf', { date: said });
}

/** The lines under an answer: not confirmed, or old, and the day it was checked. */
export function sayFreshness(voice: Voice, topic: Topic, contacts: readonly Contact[]): string[] {
  const evidence = [...Object.values(topic.facts), ...topic.claims];
  const dated = [
    ...evidence,
    ...contacts.flatMap((contact) => [...contact.phones.slice(0, 1), ...(contact.hours ? [contact.hours] : [])]),
  ];
  const lines: string[] = [];
  if (evidence.some((one) => one.status === 'unconfirmed')) lines.push(say(voice, 'answer.unconfirmed'));
  else {
    const oldest = dated
      .map((one) => one.date)
      .filter((date) => /^\d{4}/.test(date) && isOld(date, voice.now))
      .sort()[0];
    const said = oldest && sayDate(voice.words, voice.language, oldest);
    if (said) lines.push(say(voice, 'answer.old', { date: said }));
  }
  const checked = sayDate(voice.words, voice.language, topic.checked);
  if (checked) lines.push(say(voice, 'answer.checked', { date: checked }));
  return lines;
}
