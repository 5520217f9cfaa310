import { count, desc, eq, lt, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { Entry } from '../dialogue/index.ts';
import { counters, feedback, parked, unanswered } from './schema.ts';

/** What the records edge needs from the installation. */
export type RecordsVariables = { RECORDS: D1Database };

/** A letter nobody would take: when, why, and LINE's request id; never its words or its reader. */
export type ParkedLetter = {
  id: string;
  reason: string;
  urgency: string;
  requestId: string | null;
  object: string;
  at: number;
};

/** A record as a talk's outbox keeps it until D1 has it. */
export type StoredRecord =
  | { kind: 'entry'; entry: Entry; at: number; messageId: string | null }
  | { kind: 'withdrawn'; messageId: string }
  | { kind: 'parked'; parked: ParkedLetter };

const DAY_MS = 86_400_000;

/** Writes a record exactly once: its id is that of the event it comes from, and a second try changes nothing. */
export async function writeRecord(database: D1Database, id: string, record: StoredRecord): Promise<void> {
  const db = drizzle(database);
  if (record.kind === 'parked') await db.insert(parked).values(record.parked).onConflictDoNothing();
  else if (record.kind === 'withdrawn') await db.delete(unanswered).where(eq(unanswered.messageId, record.messageId));
  else if (record.entry.kind === 'unanswered') {
    const { language, question } = record.entry;
    await db
      .insert(unanswered)
      .values({ id, at: record.at, language, question, messageId: record.messageId })
      .onConflictDoNothing();
  } else {
    const { language, topic, useful } = record.entry;
    await db.insert(feedback).values({ id, at: record.at, language, topic, useful }).onConflictDoNothing();
  }
}

/** Adds to the day's counters; `now` is epoch milliseconds. */
export async function addCounts(
  database: D1Database,
  counts: Readonly<Record<string, number>>,
  now: number,
): Promise<void> {
  const db = drizzle(database);
  const day = new Date(now).toISOString().slice(0, 10);
  for (const [name, added] of Object.entries(counts))
    await db
      .insert(counters)
      .values({ name, day, count: added })
      .onConflictDoUpdate({ target: [counters.name, counters.day], set: { count: sql`${counters.count} + ${added}` } });
}

/** What `/healthz` tells: letters parked, questions unanswered, events left alone in the last thirty days. Throws when D1 does not answer. */
export async function readHealth(
  database: D1Database,
  now: number,
): Promise<{ parked: number; unanswered: number; ignored: Record<string, number> }> {
  const db = drizzle(database);
  const since = new Date(now - 30 * DAY_MS).toISOString().slice(0, 10);
  const [lost, open, ignored] = await Promise.all([
    db.select({ n: count() }).from(parked),
    db.select({ n: count() }).from(unanswered),
    db
      .select({ name: counters.name, n: sql<number>`sum(${counters.count})` })
      .from(counters)
      .where(sql`${counters.day} >= ${since}`)
      .groupBy(counters.name),
  ]);
  return {
    parked: lost[0]?.n ?? 0,
    unanswered: open[0]?.n ?? 0,
    ignored: Object.fromEntries(ignored.map(({ name, n }) => [name, n])),
  };
}

/** The newest questions nobody could answer, for whoever writes answers; `limit` at most. */
export const readUnanswered = (
  database: D1Database,
  limit: number,
): Promise<Pick<typeof unanswered.$inferSelect, 'id' | 'at' | 'language' | 'question'>[]> =>
  drizzle(database)
    .select({ id: unanswered.id, at: unanswered.at, language: unanswered.language, question: unanswered.question })
    .from(unanswered)
    .orderBy(desc(unanswered.at))
    .limit(limit);

/** Rows a write, and writes a call: a big night is finished by the next one. */
const ROWS_A_WRITE = 1_000;
const WRITES_A_CALL = 20;

/** Removes questions, and letters that could not be sent, that have been kept for `days`; gives how many questions went. */
export async function tidyRecords(database: D1Database, now: number, days: number): Promise<number> {
  const before = now - days * DAY_MS;
  await drizzle(database).delete(parked).where(lt(parked.at, before));
  let removed = 0;
  for (let write = 0; write < WRITES_A_CALL; write++) {
    const { meta } = await database
      .prepare('DELETE FROM unanswered WHERE id IN (SELECT id FROM unanswered WHERE at < ? ORDER BY at LIMIT ?)')
      .bind(before, ROWS_A_WRITE)
      .run();
    removed += meta.changes;
    if (meta.changes < ROWS_A_WRITE) break;
  }
  return removed;
}
