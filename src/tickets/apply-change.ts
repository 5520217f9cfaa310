import { eq, sql } from 'drizzle-orm';
import type { DeskWord, Ticket, TicketChange } from '../desk/index.ts';
import { type StoredChange, toStatements } from './change-statements.ts';
import { type Database, nextVersion, openDatabase, readConflict, type Statement, writeTogether } from './database.ts';
import { readTicket } from './read-tickets.ts';
import { attachments, deskOutbox, ticketChanges, tickets } from './schema.ts';

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
    case 'concerns':
      return change.danger ?? change.category;
    case 'spoke':
      return change.language;
    default:
      return null;
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

/**
 * Words taken back in a talk that has forgotten in which of its tickets they stand (it was erased, another ticket was opened since). Gives the tickets they were taken out of.
 */
export async function withdrawFromTalk(
  database: D1Database,
  id: string,
  { talk, messageId, at }: { talk: string; messageId: string; at: number },
): Promise<Ticket[]> {
  const { results } = await database
    .prepare(
      `SELECT DISTINCT ticket_id FROM ticket_messages WHERE message_id = ? AND withdrawn_at IS NULL AND ticket_id IN (SELECT id FROM tickets WHERE talk = ?)`,
    )
    .bind(messageId, talk)
    .all<{ ticket_id: string }>();
  const found: Ticket[] = [];
  for (const { ticket_id: ticketId } of results) {
    const change = { kind: 'withdrawn', messageId } as const;
    const ticket = await applyTicketChange(database, `${id}/${ticketId}`, { ticketId, talk, change, at });
    if (ticket) found.push(ticket);
  }
  return found;
}
