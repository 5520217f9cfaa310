import { asc, eq, lt } from 'drizzle-orm';
import type { Category, DeskWord, TicketBrief } from '../desk/index.ts';
import { openDatabase } from './database.ts';
import { deskOutbox, tickets } from './schema.ts';

/** Something staff did, on its way to the talk. `id` is the same at every try. */
export type DeskLetter = { id: string; talk: string; ticket: TicketBrief; version: number; word: DeskWord };

/** What still has to reach a talk: of one ticket, or everything that is older than `before` (epoch milliseconds); oldest first. */
export async function listDeskLetters(
  database: D1Database,
  which: { ticketId: string } | { before: number },
): Promise<DeskLetter[]> {
  const rows = await openDatabase(database)
    .select({ letter: deskOutbox, ticket: tickets })
    .from(deskOutbox)
    .innerJoin(tickets, eq(tickets.id, deskOutbox.ticketId))
    .where('ticketId' in which ? eq(deskOutbox.ticketId, which.ticketId) : lt(deskOutbox.at, which.before))
    .orderBy(asc(deskOutbox.at), asc(deskOutbox.ticketVersion), asc(deskOutbox.id))
    .limit(200);
  return rows.map(({ letter, ticket: { id, number, category, place, sensitive } }) => ({
    id: letter.id,
    talk: letter.talk,
    ticket: { id, number, category: category as Category, place, sensitive },
    version: letter.ticketVersion,
    word: JSON.parse(letter.body) as DeskWord,
  }));
}

/** The talk has stored it. */
export const removeDeskLetter = async (database: D1Database, id: string): Promise<void> => {
  await openDatabase(database).delete(deskOutbox).where(eq(deskOutbox.id, id));
};
