import { desc, eq } from 'drizzle-orm';
import { openDatabase, plain, writeTogether } from './database.ts';
import { audit } from './schema.ts';

/** Who stands in history and audit for what the desk does by itself. */
export const CRON = 'cron';

/** One line of the audit log: who did or saw what. `detail` holds no words of residents. */
export type AuditEntry = {
  at: number;
  member: string;
  action: string;
  ticketId?: string | null;
  detail?: string | null;
};

/** Appends to the log; nothing in this house changes or removes a line, and the database refuses it. */
export const writeAudit = async (database: D1Database, entry: AuditEntry): Promise<void> => {
  await openDatabase(database).insert(audit).values(entry);
};

/** A page that stays open asks again and again; that is one viewing. */
const ONE_VIEWING_MS = 10 * 60_000;

/** A member has a sensitive ticket on the screen. */
export const writeViewed = async (
  database: D1Database,
  ticketId: string,
  member: string,
  now: number,
): Promise<void> => {
  await writeTogether(database, [
    plain(
      `INSERT INTO audit (at, member, action, ticket_id) SELECT ?, ?, 'viewed', ?
       WHERE NOT EXISTS (SELECT 1 FROM audit WHERE ticket_id = ? AND member = ? AND action = 'viewed' AND at > ?)`,
      ...[now, member, ticketId, ticketId, member, now - ONE_VIEWING_MS],
    ),
  ]);
};

/** The newest lines first; of one ticket when named. */
export const listAudit = (
  database: D1Database,
  { ticketId, limit = 200 }: { ticketId?: string; limit?: number } = {},
): Promise<(typeof audit.$inferSelect)[]> =>
  openDatabase(database)
    .select()
    .from(audit)
    .where(ticketId === undefined ? undefined : eq(audit.ticketId, ticketId))
    .orderBy(desc(audit.seq))
    .limit(limit);
