import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Ticket } from '../desk/index.ts';
import { openDatabase, plain, writeTogether } from './database.ts';
import { tickets } from './schema.ts';

/** A page that stays open asks again and again; that is one viewing. */
const ONE_VIEWING_MS = 10 * 60_000;

/**
 * A member has the ticket on the screen: the first one is kept as `openedAt`, and of a sensitive ticket every viewing is logged (design: A person).
 */
export async function lookAtTicket(
  database: D1Database,
  { id, sensitive, openedAt }: Pick<Ticket, 'id' | 'sensitive' | 'openedAt'>,
  mail: string,
  now: number,
): Promise<void> {
  const opened = openDatabase(database)
    .update(tickets)
    .set({ openedAt: now })
    .where(and(eq(tickets.id, id), isNull(tickets.openedAt)));
  const viewed = plain(
    `INSERT INTO audit (at, member, action, ticket_id) SELECT ?, ?, 'viewed', ?
     WHERE NOT EXISTS (SELECT 1 FROM audit WHERE ticket_id = ? AND member = ? AND action = 'viewed' AND at > ?)`,
    now,
    mail,
    id,
    id,
    mail,
    now - ONE_VIEWING_MS,
  );
  const statements = [...(openedAt === null ? [opened] : []), ...(sensitive ? [viewed] : [])];
  if (statements.length > 0) await writeTogether(database, statements);
}

/** The newest change there is: where a page that was just drawn begins to ask what is new. */
export async function readNewestSeq(database: D1Database): Promise<number> {
  const [row] = await openDatabase(database).all<{ seq: number | null }>(
    sql`SELECT MAX(seq) AS seq FROM ticket_changes`,
  );
  return row?.seq ?? 0;
}
