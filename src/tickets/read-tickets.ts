import { and, asc, desc, eq, gt, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Category, Member, Ticket } from '../desk/index.ts';
import type { Language } from '../language/index.ts';
import type { Danger } from '../topics/index.ts';
import { openDatabase } from './database.ts';
import { type Author, ticketChanges, ticketMessages, tickets } from './schema.ts';
import { toWordsQuery } from './words-index.ts';

/** A message of a ticket; its words are empty once they were taken back or have been kept long enough. */
export type TicketMessage = Omit<typeof ticketMessages.$inferSelect, 'author'> & { author: Author };

/** What happened to a ticket; never words. */
export type HistoryEntry = typeof ticketChanges.$inferSelect;

/** The lists of the inbox. `waiting`: nobody has taken it; `mine`: I have, also when it was handed to me before anybody answered; `all`: everything open; `closed`. */
export const INBOX_LISTS = ['waiting', 'mine', 'all', 'closed'] as const;
export type InboxList = (typeof INBOX_LISTS)[number];

export const INBOX_PAGE = 50;

/**
 * One page of the inbox, as `member` may see it: sensitive tickets only with that right. Waiting tickets come first: sensitive and danger before all others, then whoever waits
 * longest; closed ones newest first. `before`: the `closedAt` where the last page ended.
 */
export async function listInbox(
  database: D1Database,
  list: InboxList,
  member: Pick<Member, 'mail' | 'sensitive'>,
  before?: number,
): Promise<Ticket[]> {
  const db = openDatabase(database);
  const seen = member.sensitive ? undefined : eq(tickets.sensitive, false);
  const waiting = (own: boolean) =>
    db
      .select()
      .from(tickets)
      .where(and(eq(tickets.state, sql.raw("'waiting'")), own ? eq(tickets.assignee, member.mail) : undefined, seen))
      .orderBy(sql`(sensitive = 1 OR danger IS NOT NULL) DESC`, asc(tickets.waitingSince), asc(tickets.id))
      .limit(INBOX_PAGE);
  const active = (own: boolean) =>
    db
      .select()
      .from(tickets)
      .where(and(eq(tickets.state, sql.raw("'active'")), own ? eq(tickets.assignee, member.mail) : undefined, seen))
      .orderBy(desc(tickets.lastMessageAt))
      .limit(INBOX_PAGE);
  switch (list) {
    case 'waiting':
      return (await waiting(false)).map(toTicket);
    case 'mine':
      return (await db.batch([waiting(true), active(true)])).flat().map(toTicket);
    case 'all':
      return (await db.batch([waiting(false), active(false)])).flat().map(toTicket);
    case 'closed':
      return (
        await db
          .select()
          .from(tickets)
          .where(
            and(
              eq(tickets.state, sql.raw("'closed'")),
              before === undefined ? undefined : lt(tickets.closedAt, before),
              seen,
            ),
          )
          .orderBy(desc(tickets.closedAt))
          .limit(INBOX_PAGE)
      ).map(toTicket);
  }
}

/** Tickets whose number is, or whose words hold, what is looked for; newest first. Two characters of Japanese are enough. */
export async function searchTickets(
  database: D1Database,
  question: string,
  member: Pick<Member, 'sensitive'>,
): Promise<Ticket[]> {
  const words = toWordsQuery(question);
  const found: SQL | undefined = words
    ? sql`${tickets.id} IN (SELECT ticket_id FROM ticket_messages WHERE seq IN (SELECT rowid FROM ticket_words WHERE ticket_words MATCH ${words} ORDER BY rowid DESC LIMIT 500))`
    : undefined;
  const rows = await openDatabase(database)
    .select()
    .from(tickets)
    .where(
      and(
        or(eq(tickets.number, question.trim().toUpperCase()), found),
        member.sensitive ? undefined : eq(tickets.sensitive, false),
      ),
    )
    .orderBy(desc(tickets.lastMessageAt))
    .limit(INBOX_PAGE);
  return rows.map(toTicket);
}

/** The ticket, or undefined. Whether a member may see it is the caller's question (`maySee`). */
export async function readTicket(database: D1Database, id: string): Promise<Ticket | undefined> {
  const [row] = await openDatabase(database).select().from(tickets).where(eq(tickets.id, id));
  return row && toTicket(row);
}

/** The newest open ticket of a talk, else the one opened last whose words are still kept: for a talk that has lost its memory. */
export async function findTicketOfTalk(database: D1Database, talk: string): Promise<Ticket | undefined> {
  const [row] = await openDatabase(database)
    .select()
    .from(tickets)
    .where(and(eq(tickets.talk, talk), or(ne(tickets.state, 'closed'), isNull(tickets.wordsDeletedAt))))
    .orderBy(sql`state = 'closed'`, desc(tickets.createdAt))
    .limit(1);
  return row && toTicket(row);
}

/** The messages of a ticket after `seq`, in the order they were stored. */
export const listMessages = (database: D1Database, ticketId: string, after = 0): Promise<TicketMessage[]> =>
  openDatabase(database)
    .select()
    .from(ticketMessages)
    .where(and(eq(ticketMessages.ticketId, ticketId), gt(ticketMessages.seq, after)))
    .orderBy(asc(ticketMessages.seq));

/** Who did what to a ticket, and when. */
export const listHistory = (database: D1Database, ticketId: string): Promise<HistoryEntry[]> =>
  openDatabase(database)
    .select()
    .from(ticketChanges)
    .where(eq(ticketChanges.ticketId, ticketId))
    .orderBy(asc(ticketChanges.seq));

/** Other tickets of the same person, newest first, as `member` may see them. */
export async function listEarlierTickets(
  database: D1Database,
  ticket: Pick<Ticket, 'id' | 'talk'>,
  member: Pick<Member, 'sensitive'>,
): Promise<Ticket[]> {
  const rows = await openDatabase(database)
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.talk, ticket.talk),
        ne(tickets.id, ticket.id),
        member.sensitive ? undefined : eq(tickets.sensitive, false),
      ),
    )
    .orderBy(desc(tickets.createdAt))
    .limit(20);
  return rows.map(toTicket);
}

/** How many wait (at most a thousand are counted), as `member` may see them. */
export async function countWaiting(database: D1Database, member: Pick<Member, 'sensitive'>): Promise<number> {
  const seen = member.sensitive ? sql`` : sql`AND sensitive = 0`;
  const [row] = await openDatabase(database).all<{ n: number }>(
    sql`SELECT COUNT(*) AS n FROM (SELECT 1 FROM tickets WHERE state = 'waiting' ${seen} LIMIT 1000)`,
  );
  return row?.n ?? 0;
}

/** How many open tickets a member has; somebody may have handed them one. */
export async function countMine(database: D1Database, { mail }: Pick<Member, 'mail'>): Promise<number> {
  const [row] = await openDatabase(database).all<{ n: number }>(
    sql`SELECT (SELECT COUNT(*) FROM tickets WHERE state = 'active' AND assignee = ${mail})
      + (SELECT COUNT(*) FROM tickets WHERE state = 'waiting' AND assignee = ${mail}) AS n`,
  );
  return row?.n ?? 0;
}

/** What changed after `seq` in tickets `member` may see: the live pages catch up with it. Ids only. */
export const listChanges = (
  database: D1Database,
  after: number,
  member: Pick<Member, 'sensitive'>,
): Promise<Pick<HistoryEntry, 'seq' | 'ticketId' | 'kind'>[]> =>
  openDatabase(database)
    .select({ seq: ticketChanges.seq, ticketId: ticketChanges.ticketId, kind: ticketChanges.kind })
    .from(ticketChanges)
    .innerJoin(tickets, eq(tickets.id, ticketChanges.ticketId))
    .where(and(gt(ticketChanges.seq, after), member.sensitive ? undefined : eq(tickets.sensitive, false)))
    .orderBy(asc(ticketChanges.seq))
    .limit(500);

/** The newest change there is: where a page that was just drawn begins to ask what is new. */
export async function readNewestSeq(database: D1Database): Promise<number> {
  const [row] = await openDatabase(database).all<{ seq: number | null }>(
    sql`SELECT MAX(seq) AS seq FROM ticket_changes`,
  );
  return row?.seq ?? 0;
}

/** A row as the rest of the house knows it. */
export function toTicket(row: typeof tickets.$inferSelect): Ticket {
  const { notifiedAt: _, forgottenAt: __, ...ticket } = row;
  return {
    ...ticket,
    language: ticket.language as Language,
    category: ticket.category as Category,
    danger: ticket.danger as Danger | null,
  };
}
