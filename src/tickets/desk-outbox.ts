import { asc, eq, lt } from 'drizzle-orm';
import type { Category, DeskWord, TicketBrief } from '../desk/index.ts';
import type { Language } from '../language/index.ts';
import { openDatabase } from './database.ts';
import { deskOutbox, tickets } from './schema.ts';

/** Something staff did, on its way to the talk. `id` is the same at every try. */
export type DeskLetter = { id: string; talk: string; ticket: TicketBrief; version: number; at: number; word: DeskWord };

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
  return rows.map(({ letter, ticket: { id, number, category, place, sensitive, language } }) => ({
    id: letter.id,
    talk: letter.talk,
    ticket: { id, number, category: category as Category, place, sensitive, language: language as Language },
    version: letter.ticketVersion,
    at: letter.at,
    word: JSON.parse(letter.body) as DeskWord,
  }));
}

/** The talk has stored it. */
export const removeDeskLetter = async (database: D1Database, id: string): Promise<void> => {
  await openDatabase(database).delete(deskOutbox).where(eq(deskOutbox.id, id));
};

/** A talk as the desk reaches it: stores what it is told, once, whoever tells it and however often. */
export type Listener = { hearDesk: (letter: DeskLetter, origin: string | null) => Promise<void> };

/** A talk as whoever exports one person's data asks it: everything it stores, as JSON. */
type Exporter = { exportTalk: () => Promise<string> };

/** The objects of all talks, as the desk needs them. */
export type TalksVariables = { CONVERSATIONS: DurableObjectNamespace<Listener & Exporter & Rpc.DurableObjectBranded> };

/** The object of one talk. */
export const toTalk = ({ CONVERSATIONS }: TalksVariables, talk: string): Listener & Exporter =>
  CONVERSATIONS.get(CONVERSATIONS.idFromName(talk));

/**
 * Tells talks what staff did: what belongs to one ticket, or everything that stayed behind (`before`). What a talk does not take stays and is told again by
 * the next cron. Answers how many were told. `origin`: where our pages are; null when no request says so.
 */
export async function deliverDeskWords(
  database: D1Database,
  which: Parameters<typeof listDeskLetters>[1],
  toListener: (talk: string) => Listener,
  origin: string | null,
): Promise<number> {
  let told = 0;
  const stuck = new Set<string>();
  for (const letter of await listDeskLetters(database, which)) {
    // Within one ticket the order counts: what comes after a failure waits.
    if (stuck.has(letter.ticket.id)) continue;
    try {
      await toListener(letter.talk).hearDesk(letter, origin);
      await removeDeskLetter(database, letter.id);
      told++;
    } catch (error) {
      stuck.add(letter.ticket.id);
      console.error(`tickets.word_not_told ${letter.id} ${(error as Error).name}`);
    }
  }
  return told;
}
