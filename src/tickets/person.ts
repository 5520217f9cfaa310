import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Member, Ticket } from '../desk/index.ts';
import { fail, ok, type Result } from '../result.ts';
import { openDatabase, plain, readConflict, writeTogether } from './database.ts';
import { deleteWords, type Marked, toBookStatements } from './delete-words.ts';
import { toTicket } from './read-tickets.ts';
import { attachments, ticketChanges, ticketMessages, tickets } from './schema.ts';

/** Why a wish for deletion was not followed; a closed list, because the log holds no words. */
export const REFUSALS = ['publicRecord', 'stillOpen', 'dispute', 'notThePerson', 'other'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** All tickets of a talk that `member` may see, oldest first. */
export async function listPersonTickets(
  database: D1Database,
  talk: string,
  member: Pick<Member, 'sensitive'>,
): Promise<Ticket[]> {
  const rows = await openDatabase(database)
    .select()
    .from(tickets)
    .where(and(eq(tickets.talk, talk), member.sensitive ? undefined : eq(tickets.sensitive, false)))
    .orderBy(asc(tickets.createdAt), asc(tickets.id));
  return rows.map(toTicket);
}

/** Everything stored in these tickets; of pictures that they are there, how large and of what kind. */
export async function readPersonTickets(database: D1Database, list: readonly Ticket[]) {
  const db = openDatabase(database);
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(list.map(({ id }) => id))}))`;
  const [messages, history, pictures] = await Promise.all([
    db.select().from(ticketMessages).where(inArray(ticketMessages.ticketId, ids)).orderBy(asc(ticketMessages.seq)),
    db.select().from(ticketChanges).where(inArray(ticketChanges.ticketId, ids)).orderBy(asc(ticketChanges.seq)),
    db
      .select({
        id: attachments.id,
        ticketId: attachments.ticketId,
        at: attachments.at,
        type: attachments.type,
        bytes: sql<number>`LENGTH(${attachments.bytes})`,
      })
      .from(attachments)
      .where(inArray(attachments.ticketId, ids))
      .orderBy(asc(attachments.at)),
  ]);
  const of = <Row extends { ticketId: string }>(rows: readonly Row[], id: string): Row[] =>
    rows.filter(({ ticketId }) => ticketId === id);
  return list.map((ticket) => ({
    ticket,
    messages: of(messages, ticket.id),
    history: of(history, ticket.id),
    attachments: of(pictures, ticket.id),
  }));
}

/** What staff decide about one person's data: `ids` are tickets of that person, `key` the attempt. */
export type Decision = { talk: string; ids: readonly string[]; member: Member; key: string; now: number };

/**
 * Deletes the words of chosen closed tickets of one person at once, and with it the wish for it. All of them or none: a ticket that is open, held, of somebody else or
 * hidden from this member refuses the whole. The summary stays for the record period. The same attempt again changes nothing.
 */
export async function deletePersonWords(database: D1Database, decision: Decision): Promise<Result<Ticket[]>> {
  const { ids, member, key, now } = decision;
  const chosen = await findChosen(database, decision);
  if (!chosen.ok) return chosen;
  if (chosen.value.some(({ legalHold }) => legalHold)) return refuse('desk.on_hold');
  if (chosen.value.some(({ state }) => state !== 'closed')) return refuse('desk.not_closed');
  const done = await once(database, decision, async () => {
    await deleteWords(database, { ids, closedBefore: now + 1, member: member.mail, key: `${member.mail}/${key}`, now });
    // Where the words had gone before, the wish is still to be answered.
    await writeTogether(database, [
      plain(
        `UPDATE tickets SET deletion_asked_at = NULL WHERE id IN (SELECT value FROM json_each(?)) AND words_deleted_at >= closed_at`,
        JSON.stringify(ids),
      ),
    ]);
  });
  // Opened again or held in this very moment: nothing was deleted, and nobody is told that it was.
  const isGone = ({ wordsDeletedAt, closedAt }: Ticket): boolean => (wordsDeletedAt ?? 0) >= (closedAt ?? Infinity);
  return done.ok && !done.value.every(isGone) ? refuse('desk.busy') : done;
}

/** Staff have decided that the words stay, and why: the wish is answered. */
export async function refuseDeletion(
  database: D1Database,
  decision: Decision,
  reason: Refusal,
): Promise<Result<Ticket[]>> {
  const { ids, member, key, now } = decision;
  const chosen = await findChosen(database, decision);
  if (!chosen.ok) return chosen;
  const json = JSON.stringify(ids);
  const marked: Marked = { sql: 'IN (SELECT value FROM json_each(?))', params: [json] };
  return once(database, decision, () =>
    writeTogether(database, [
      plain('UPDATE tickets SET deletion_asked_at = NULL WHERE id IN (SELECT value FROM json_each(?))', json),
      ...toBookStatements(marked, 'deletionDecided', member.mail, `${member.mail}/${key}`, now, reason),
    ]),
  );
}

/** The chosen tickets as they stand, if all of them are this person's and this member may see them. */
async function findChosen(database: D1Database, { talk, ids, member }: Decision): Promise<Result<Ticket[]>> {
  const own = await listPersonTickets(database, talk, member);
  const chosen = own.filter(({ id }) => ids.includes(id));
  return chosen.length === new Set(ids).size ? ok(chosen) : refuse('desk.not_found');
}

/** A second try of the same attempt meets its own name in the history and is done already. */
async function once(
  database: D1Database,
  decision: Decision,
  write: () => Promise<unknown>,
): Promise<Result<Ticket[]>> {
  try {
    await write();
  } catch (error) {
    if (readConflict(error) === 'outdated') return refuse('desk.busy');
  }
  return findChosen(database, decision);
}

const refuse = (code: string): Result<never> => fail({ code, message: code });
