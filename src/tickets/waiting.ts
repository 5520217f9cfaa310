import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { type DeskWord, isSilent, type WaitingTicket } from '../desk/index.ts';
import { bumpVersion } from './apply-change.ts';
import { CRON } from './audit.ts';
import { openDatabase, plain, readConflict, type Statement, writeTogether } from './database.ts';
import { deskOutbox, ticketChanges, tickets } from './schema.ts';

/** More than this many waiting at once are a catastrophe, not a queue: the oldest are seen to first. */
const SEEN_AT_ONCE = 1_000;
/** Two rounds that run into each other tell staff once. */
const CLAIM_MS = 30_000;

/** Everyone who waits for a person, longest first. */
export const listWaitingTickets = (database: D1Database): Promise<WaitingTicket[]> =>
  openDatabase(database)
    .select({
      id: tickets.id,
      talk: tickets.talk,
      place: tickets.place,
      sensitive: tickets.sensitive,
      safePhone: tickets.safePhone,
      openedAt: tickets.openedAt,
      escalatedAt: tickets.escalatedAt,
      version: tickets.version,
      waitingSince: sql<number>`COALESCE(waiting_since, created_at)`.as('since'),
      notifiedAt: tickets.notifiedAt,
    })
    .from(tickets)
    .where(eq(tickets.state, sql.raw("'waiting'")))
    .orderBy(asc(sql`since`), asc(tickets.id))
    .limit(SEEN_AT_ONCE);

/** A member who can answer has the ticket before them: staff need not be told of it any more. */
export const markOpened = async (database: D1Database, ticketId: string, now: number): Promise<void> => {
  await openDatabase(database)
    .update(tickets)
    .set({ openedAt: now })
    .where(and(eq(tickets.id, ticketId), or(isNull(tickets.openedAt), lt(tickets.openedAt, tickets.waitingSince))));
};

/** Writes down that staff are being told of these tickets; false when another round has just done so. */
export async function claimNotice(database: D1Database, ids: readonly string[], now: number): Promise<boolean> {
  const [claimed] = await writeTogether(database, [
    plain(
      'UPDATE tickets SET notified_at = ? WHERE id IN (SELECT value FROM json_each(?)) AND COALESCE(notified_at, 0) < ?',
      now,
      JSON.stringify(ids),
      now - CLAIM_MS,
    ),
  ]);
  return (claimed?.meta.changes ?? 0) > 0;
}

/** Nobody could be told: the next round tries again. */
export const releaseNotice = async (database: D1Database, ids: readonly string[], now: number): Promise<void> => {
  await writeTogether(database, [
    plain(
      'UPDATE tickets SET notified_at = NULL WHERE id IN (SELECT value FROM json_each(?)) AND notified_at = ?',
      JSON.stringify(ids),
      now,
    ),
  ]);
};

/**
 * A ticket that has waited too long goes to the admins, once a wait, and the resident is to hear of it where that is safe. False when somebody did something with
 * it meanwhile: then it is decided anew, on how it stands.
 */
export async function escalateTicket(database: D1Database, ticket: WaitingTicket, now: number): Promise<boolean> {
  const db = openDatabase(database);
  const { id: ticketId, talk } = ticket;
  const id = `${CRON}/overdue/${ticketId}/${ticket.waitingSince}`;
  const version = ticket.version + 1;
  const event = { kind: 'overdue' } as const;
  const word: DeskWord = { event, silent: false };
  const told: Statement[] = isSilent(ticket, event)
    ? []
    : [
        db
          .insert(deskOutbox)
          .values({ id: `${id}/0`, talk, ticketId, ticketVersion: version, body: JSON.stringify(word), at: now }),
      ];
  try {
    await writeTogether(database, [
      db.insert(ticketChanges).values({ id, ticketId, version, at: now, kind: 'escalated', member: CRON }),
      db.update(tickets).set({ escalatedAt: now }).where(eq(tickets.id, ticketId)),
      bumpVersion(db, ticketId),
      ...told,
    ]);
    return true;
  } catch (error) {
    readConflict(error);
    return false;
  }
}
