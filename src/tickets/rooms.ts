import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { openDatabase, writeTogether } from './database.ts';
import { makeSecret, toHash } from './hash.ts';
import { roomLinks, roomSessions } from './schema.ts';

/** A link is good once and a session until this long after its last use (design: a short-lived personal link). */
export const ROOM_IDLE_MS = 24 * 3_600_000;

/**
 * Exchanges a link's secret for a session, once. Gives the session's secret for the cookie and the ticket, or undefined for a link that is used, old or not
 * ours. Two who try at once: one of them gets it.
 */
export async function exchangeLink(
  database: D1Database,
  secret: string,
  now: number,
): Promise<{ session: string; ticketId: string } | undefined> {
  const db = openDatabase(database);
  const used = await db
    .update(roomLinks)
    .set({ usedAt: now })
    .where(
      and(eq(roomLinks.hash, await toHash(secret)), isNull(roomLinks.usedAt), gt(roomLinks.at, now - ROOM_IDLE_MS)),
    )
    .returning({ ticketId: roomLinks.ticketId });
  const ticketId = used[0]?.ticketId;
  if (ticketId === undefined) return undefined;
  const session = makeSecret();
  await db.insert(roomSessions).values({ hash: await toHash(session), ticketId, seenAt: now });
  return { session, ticketId };
}

/**
 * Which ticket a link is for and whether it could still be exchanged, without using it up: messengers look at links before people do. Undefined for one that
 * is not ours (any more).
 */
export async function findLink(
  database: D1Database,
  secret: string,
  now: number,
): Promise<{ ticketId: string; isFresh: boolean } | undefined> {
  const [row] = await openDatabase(database)
    .select()
    .from(roomLinks)
    .where(eq(roomLinks.hash, await toHash(secret)));
  return row && { ticketId: row.ticketId, isFresh: row.usedAt === null && row.at > now - ROOM_IDLE_MS };
}

/** The ticket a session is for, and the session lives on; undefined when it has expired or never was. */
export async function readSession(database: D1Database, session: string, now: number): Promise<string | undefined> {
  const rows = await openDatabase(database)
    .update(roomSessions)
    .set({ seenAt: now })
    .where(and(eq(roomSessions.hash, await toHash(session)), gt(roomSessions.seenAt, now - ROOM_IDLE_MS)))
    .returning({ ticketId: roomSessions.ticketId });
  return rows[0]?.ticketId;
}

/** The resident closes the door behind them: the session ends now. */
export const endSession = async (database: D1Database, session: string): Promise<void> => {
  await openDatabase(database)
    .delete(roomSessions)
    .where(eq(roomSessions.hash, await toHash(session)));
};

/** Whether somebody has the room open since `since`: then nothing needs to be said in LINE. */
export async function isRoomOpen(database: D1Database, ticketId: string, since: number): Promise<boolean> {
  const rows = await openDatabase(database)
    .select({ hash: roomSessions.hash })
    .from(roomSessions)
    .where(and(eq(roomSessions.ticketId, ticketId), gt(roomSessions.seenAt, since)))
    .limit(1);
  return rows.length > 0;
}

/** Staff who write several messages in a row cost one notice. */
const ONE_NOTICE_MS = 5 * 60_000;

/**
 * Whether the resident was told of words in their room minutes ago and has not looked since: the notice and its link are still the newest in the chat. A second one would cost a message and end
 * the link of the first.
 */
export async function isNoticeUnread(database: D1Database, ticketId: string, now: number): Promise<boolean> {
  const [row] = await openDatabase(database).all<{ n: number }>(
    sql`SELECT COUNT(*) AS n FROM
     (SELECT at, author FROM ticket_messages WHERE ticket_id = ${ticketId} AND author IN ('staff', 'resident') ORDER BY seq DESC LIMIT 1) AS last
     WHERE last.author = 'staff' AND last.at > ${now - ONE_NOTICE_MS} AND NOT EXISTS (SELECT 1 FROM room_sessions WHERE ticket_id = ${ticketId} AND seen_at >= last.at)
     AND NOT EXISTS (SELECT 1 FROM room_links WHERE ticket_id = ${ticketId} AND used_at >= last.at)`,
  );
  return (row?.n ?? 0) > 0;
}

/** Removes links and sessions that open nothing any more. */
export const tidyRooms = async (database: D1Database, now: number): Promise<void> => {
  const db = openDatabase(database);
  await writeTogether(database, [
    db.delete(roomLinks).where(sql`at < ${now - ROOM_IDLE_MS}`),
    db.delete(roomSessions).where(sql`seen_at < ${now - ROOM_IDLE_MS}`),
  ]);
};
