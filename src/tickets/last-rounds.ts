import { openDatabase } from './database.ts';
import { rounds } from './schema.ts';

/** What the desk does by itself. */
export type Round = 'minute' | 'notice' | 'retention';

/** When a round ran last (epoch milliseconds) and how it ended: a code, never words. */
export type LastRounds = Partial<Record<Round, { at: number; result: string }>>;

export const saveRound = async (database: D1Database, name: Round, result: string, now: number): Promise<void> => {
  const row = { name, at: now, result };
  await openDatabase(database).insert(rounds).values(row).onConflictDoUpdate({ target: rounds.name, set: row });
};

export const readRounds = async (database: D1Database): Promise<LastRounds> =>
  Object.fromEntries(
    (await openDatabase(database).select().from(rounds)).map(({ name, at, result }) => [name, { at, result }]),
  );
