import * as z from 'zod/mini';
import { CATEGORIES, type DeskHours, PLACES, SHIPPED_PLACES } from '../desk/index.ts';
import { openDatabase } from './database.ts';
import { settings } from './schema.ts';

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const days = z.number().check(z.int(), z.minimum(1), z.maximum(3650));

/** Everything the city sets in the console; what is not set has its shipped value. */
export const DeskSettings = z.object({
  places: z.record(z.enum(CATEGORIES), z.enum(PLACES)),
  /** OSM opening_hours; null: those of the desk's contact in the content. */
  hours: z.nullable(z.string()),
  exceptions: z.array(z.object({ date: day, open: z.nullable(z.string()), note: z.optional(z.string()) })),
  /** Where staff are told that somebody waits; never with words of a resident. */
  notify: z.object({ webhook: z.nullable(z.url()), mail: z.nullable(z.email()), everyMinutes: days }),
  retention: z.object({ wordDays: days, summaryDays: days, unansweredDays: days }),
  /** How many pushes of the month stay free for disaster notices. */
  quotaReserve: z.number().check(z.int(), z.minimum(0)),
  /** Where the console is reached, for the link in a notice; kept by itself when the notice is set. */
  origin: z.nullable(z.url()),
});
export type DeskSettings = z.infer<typeof DeskSettings>;

/** 180 days for words (issue: configurable), five years for the summary until the city names its own record period. */
export const SHIPPED_SETTINGS: DeskSettings = {
  places: SHIPPED_PLACES,
  hours: null,
  exceptions: [],
  notify: { webhook: null, mail: null, everyMinutes: 15 },
  retention: { wordDays: 180, summaryDays: 1825, unansweredDays: 90 },
  quotaReserve: 0,
  origin: null,
};

/** The settings as they stand. A stored value that cannot be read is left out, told to the log, and its shipped value counts. */
export async function readDeskSettings(database: D1Database): Promise<DeskSettings> {
  const rows = await openDatabase(database).select().from(settings);
  const stored = rows.map(({ name, value }) => [name, parse(name, value)] as const);
  return { ...SHIPPED_SETTINGS, ...Object.fromEntries(stored.filter(([, value]) => value !== undefined)) };
}

/** What of them says when the desk is open. */
export const toDeskHours = ({ hours, exceptions }: DeskSettings): DeskHours => ({ open: hours, exceptions });

/** Stores one setting; `value` has been checked against its part of `DeskSettings`. */
export async function saveDeskSetting<Name extends keyof DeskSettings>(
  database: D1Database,
  name: Name,
  value: DeskSettings[Name],
  member: string,
  now: number,
): Promise<void> {
  const row = { name, value: JSON.stringify(value), at: now, member };
  await openDatabase(database).insert(settings).values(row).onConflictDoUpdate({ target: settings.name, set: row });
}

function parse(name: string, value: string): unknown {
  const shape = DeskSettings.shape[name as keyof DeskSettings];
  try {
    const read = shape?.safeParse(JSON.parse(value));
    if (read?.success) return read.data;
  } catch {
    // Not JSON: the same as a value that does not fit.
  }
  console.error(`tickets.setting_unreadable ${name}`);
  return undefined;
}
