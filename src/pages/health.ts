import type { Library } from '../dialogue/index.ts';
import { type LineVariables, readLineSettings } from '../line/index.ts';
import { type RecordsVariables, readHealth } from '../records/index.ts';

export type Health = {
  version: string;
  content: { date: string; topics: number; contacts: number; holidaysUntil: string };
  languages: readonly string[];
  dependencies: Record<'line' | 'records', 'ok' | string>;
  parked: number | null;
  unanswered: number | null;
  ignored: Readonly<Record<string, number>>;
};

/** What `/healthz` tells: what is running, on what content, and the state of everything it depends on. Always answers; never shows a value of a setting. */
export async function checkHealth(
  variables: LineVariables & RecordsVariables & { VERSION?: string },
  { content }: Library,
  now: number,
): Promise<Health> {
  const line = readLineSettings(variables);
  const records = await readHealth(variables.RECORDS, now).catch(() => null);
  return {
    version: variables.VERSION ?? 'development',
    content: {
      date: content.date,
      topics: content.topics.length,
      contacts: content.contacts.length,
      holidaysUntil: [...content.holidays].at(-1) ?? '',
    },
    languages: content.city.languages,
    dependencies: { line: line.ok ? 'ok' : line.error.message, records: records ? 'ok' : 'no answer' },
    parked: records?.parked ?? null,
    unanswered: records?.unanswered ?? null,
    ignored: records?.ignored ?? {},
  };
}
