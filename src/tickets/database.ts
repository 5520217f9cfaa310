import { sql } from 'drizzle-orm';
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1';

/** What this room needs from the installation: the records' database holds the desk's tables as well. */
export type TicketsVariables = { RECORDS: D1Database };

export type Database = DrizzleD1Database;
/** One statement of a write: a query of drizzle, or SQL it has no words for (`plain`). */
export type Statement = { toSQL: () => { sql: string; params: unknown[] } };

export const openDatabase = (database: D1Database): Database => drizzle(database);

/** SQL as it stands, with its parameters. */
export const plain = (text: string, ...params: unknown[]): Statement => ({ toSQL: () => ({ sql: text, params }) });

/**
 * Writes all of it or nothing (D1 knows no BEGIN; a batch is one transaction), and gives what came of each statement. drizzle's own batch cannot bind parameters
 * of plain SQL.
 */
export const writeTogether = (database: D1Database, statements: readonly Statement[]): Promise<D1Result[]> =>
  database.batch(
    statements.map((statement) => {
      const { sql: text, params } = statement.toSQL();
      return database.prepare(text).bind(...params);
    }),
  );

/** Which promise of `ticket_changes` a write met: it was here before, or it was decided on an older version. Any other failure is thrown on. */
export function readConflict(error: unknown): 'applied' | 'outdated' {
  const text = collectMessages(error);
  if (text.includes('ticket_changes.id')) return 'applied';
  if (text.includes('ticket_changes.version')) return 'outdated';
  throw error;
}

/** drizzle wraps D1's error: the constraint is named somewhere down the chain of causes. */
function collectMessages(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.message} ${error.cause === undefined ? '' : collectMessages(error.cause)}`;
}

/** The version a change gets that is true whatever came before it. */
export const nextVersion = (ticketId: string) =>
  sql<number>`(SELECT COALESCE(MAX(version), 0) + 1 FROM ticket_changes WHERE ticket_id = ${ticketId})`;
