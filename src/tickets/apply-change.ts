import { and, eq, sql } from 'drizzle-orm';
import type { DeskWord, Ticket, TicketChange } from '../desk/index.ts';
import {
  type Database,
  nextVersion,
  openDatabase,
  plain,
  readConflict,
  type Statement,
  writeTogether,
} from './database.ts';
import { toHash } from './hash.ts';
import { readTicket } from './read-tickets.ts';
import { attachments, deskOutbox, roomLinks, roomSessions, ticketChanges, ticketMessages, tickets } from './schema.ts';
import { indexMessage } from './words-index.ts';

/** A change as a talk's outbox keeps it, or as a room sends it. `at`: epoch milliseconds. */
export type StoredChange = { ticketId: string; talk: string; change: TicketChange; at: number };

/** What is stored in the same write as a change: what the talk must learn of it, a picture that belongs to it. */
export type Companions = {
  words?: readonly DeskWord[];
  picture?: { type: string; bytes: Uint8Array };
};

/**
 * Writes what a talk or a room did to a ticket, exactly once: `id` is that of the event it comes from, and a second try changes nothing, wherever the first
 * one broke off. Gives the ticket as it stands now, or undefined when nothing was new. Throws when D1 does not take it; the caller tries again.
 */
export async function applyTicketChange(
  database: D1Database,
  id: string,
  stored: StoredChange,
  companions: Companions = {},
): Promise<Ticket | undefined> {
  const db = openDatabase(database);
  const { ticketId, change, at } = stored;
  const logged = db.insert(ticketChanges).values({
    id,
    ticketId,
    version: nextVersion(ticketId) as unknown as number,
    at,
    kind: change.kind,
    member: null,
    detail: toDetail(change),
  });
  const statements = [
    logged,
    ...(await toStatements(db, id, stored)),
    bumpVersion(db, ticketId),
    ...toCompanions(db, id, stored, companions),
  ];
  try {
    await writeTogether(database, statements);
    return readTicket(database, ticketId);
  } catch (error) {
    // Two changes at once may meet on a version; whoever is second just counts again.
    return readConflict(error) === 'applied' ? undefined : applyTicketChange(database, id, stored, companions);
  }
}

/** The ticket carries the version of its last change. */
export const bumpVersion = (db: Database, ticketId: string): Statement =>
  db
    .update(tickets)
    .set({ version: sql`(SELECT MAX(version) FROM ticket_changes WHERE ticket_id = ${ticketId})` })
    .where(eq(tickets.id, ticketId));

/** What the history shows of a change; never words. */
function toDetail(change: TicketChange): string | null {
  switch (change.kind) {
    case 'intake':
      return `${change.field}: ${change.answer}`;
    case 'delivery':
      return `${change.status}${change.reason ? ` (${change.reason})` : ''}`;
    case 'said':
      return change.danger ?? change.by;
    case 'solved':
      return change.solved ? 'yes' : 'no';
    default:
      return null;
  }
}

async function toStatements(
  db: Database,
  id: string,
  { ticketId, talk, change, at }: StoredChange,
): Promise<Statement[]> {
  const update = (fields: Partial<typeof tickets.$inferInsert>): Statement =>
    db.update(tickets).set(fields).where(eq(tickets.id, ticketId));
  switch (change.kind) {
    case 'opened': {
      const { kind: _, ...fields } = change;
      const row = { id: ticketId, talk, ...fields, state: 'waiting' as const };
      return [
        db
          .insert(tickets)
          .values({ ...row, createdAt: at, waitingSince: at, lastMessageAt: at })
          .onConflictDoNothing(),
      ];
    }
    case 'intake':
      return [update({ [change.field]: change.answer })];
    case 'shared':
      return change.messages.flatMap((message) =>
        insertMessage(db, {
          id: `${ticketId}/shared/${message.id}`,
          ticketId,
          at: message.at,
          author: 'resident',
          text: message.text,
          messageId: message.id,
        }),
      );
    case 'said':
      return [
        ...insertMessage(db, {
          id,
          ticketId,
          at,
          author: change.by,
          text: change.text,
          messageId: change.messageId,
          media: change.media ?? null,
          danger: change.danger ?? null,
        }),
        update(
          change.by === 'resident'
            ? {
                lastMessageAt: at,
                ...(change.danger ? { danger: change.danger } : {}),
                ...(change.language ? { language: change.language } : {}),
              }
            : { lastMessageAt: at },
        ),
      ];
    case 'linked':
      // A link that was asked for anew ends everything older: whoever stole one holds nothing.
      return [
        db.delete(roomLinks).where(eq(roomLinks.ticketId, ticketId)),
        ...(change.sessionsStay ? [] : [db.delete(roomSessions).where(eq(roomSessions.ticketId, ticketId))]),
        db.insert(roomLinks).values({ hash: await toHash(change.secret), ticketId, at }),
      ];
    case 'withdrawn':
      return withdraw(db, ticketId, change.messageId, at);
    case 'backToBot':
      return [update({ state: 'waiting', waitingSince: at, escalatedAt: null })];
    case 'reopened':
      return [
        update({
          state: 'waiting',
          waitingSince: at,
          closedAt: null,
          outcome: null,
          lastMessageAt: at,
          escalatedAt: null,
        }),
      ];
    case 'cancelled':
      return [update({ state: 'closed', closedAt: at, waitingSince: null, outcome: 'cancelled' })];
    case 'solved':
      return change.solved
        ? []
        : [update({ state: 'waiting', waitingSince: at, closedAt: null, outcome: null, escalatedAt: null })];
    case 'deletionAsked':
      return [update({ deletionAskedAt: at })];
    case 'delivery':
      return [
        db
          .update(ticketMessages)
          .set({ delivery: change.status, reason: change.reason })
          .where(and(eq(ticketMessages.ticketId, ticketId), eq(ticketMessages.id, change.messageId))),
      ];
  }
}

function toCompanions(
  db: Database,
  id: string,
  { ticketId, talk, at }: StoredChange,
  { words = [], picture }: Companions,
): Statement[] {
  const version = sql`(SELECT MAX(version) FROM ticket_changes WHERE ticket_id = ${ticketId})` as unknown as number;
  return [
    ...(picture ? [db.insert(attachments).values({ id, ticketId, at, type: picture.type, bytes: picture.bytes })] : []),
    ...words.map((word, index) =>
      db
        .insert(deskOutbox)
        .values({ id: `${id}/${index}`, talk, ticketId, ticketVersion: version, body: JSON.stringify(word), at }),
    ),
  ];
}

/** A message and its place in the search. */
export const insertMessage = (db: Database, message: typeof ticketMessages.$inferInsert): Statement[] => [
  db.insert(ticketMessages).values(message).onConflictDoNothing(),
  indexMessage(message.id, message.text),
];

/** Words taken back go from the screen, the store and the search; that something stood there stays. */
function withdraw(db: Database, ticketId: string, messageId: string, at: number): Statement[] {
  const message = and(eq(ticketMessages.ticketId, ticketId), eq(ticketMessages.messageId, messageId));
  return [
    plain(
      'DELETE FROM ticket_words WHERE rowid IN (SELECT seq FROM ticket_messages WHERE ticket_id = ? AND message_id = ?)',
      ticketId,
      messageId,
    ),
    plain(
      'DELETE FROM attachments WHERE id IN (SELECT id FROM ticket_messages WHERE ticket_id = ? AND message_id = ?)',
      ticketId,
      messageId,
    ),
    db.update(ticketMessages).set({ text: '', translation: null, media: null, withdrawnAt: at }).where(message),
  ];
}
