import { lt, sql } from 'drizzle-orm';
import { applyTicketChange } from './apply-change.ts';
import { openDatabase } from './database.ts';
import { deliverDeskWords, type Listener, listDeskLetters, removeDeskLetter } from './desk-outbox.ts';
import { deskOutbox } from './schema.ts';

/** A round sees to this many tickets; the others come in the next one. */
const TICKETS_A_ROUND = 50;
/** Words this old answer no question any more: staff are told that they never arrived, and decide. */
export const WORDS_GIVEN_UP_MS = 24 * 3_600_000;

/**
 * Tells talks what a crash left untold: everything older than `before` (epoch milliseconds), ticket by ticket, those first that were not tried lately. Words of
 * staff that no talk has taken for a day are marked as failed; what only says how the ticket stands is kept and tried on, or a talk would stay silent for ever.
 * `origin`: where our pages are, as far as that is known without a request. Gives how many were told, and the tickets whose words failed.
 */
export async function deliverLeftWords(
  database: D1Database,
  before: number,
  toListener: (talk: string) => Listener,
  now: number,
  origin: string | null,
): Promise<{ told: number; failed: string[] }> {
  const db = openDatabase(database);
  const left = await db
    .select({ ticketId: deskOutbox.ticketId })
    .from(deskOutbox)
    .groupBy(deskOutbox.ticketId)
    .having(lt(sql`MIN(${deskOutbox.at})`, before))
    .orderBy(sql`MAX(COALESCE(${deskOutbox.triedAt}, 0))`, sql`MIN(${deskOutbox.at})`)
    .limit(TICKETS_A_ROUND);
  let told = 0;
  const failed: string[] = [];
  for (const { ticketId } of left) {
    // Before, not after: should this very ticket end the round, the next one begins with the others.
    await db.update(deskOutbox).set({ triedAt: now }).where(sql`${deskOutbox.ticketId} = ${ticketId}`);
    told += await deliverDeskWords(database, { ticketId }, toListener, origin);
    if (await giveUp(database, ticketId, now)) failed.push(ticketId);
  }
  return { told, failed };
}

async function giveUp(database: D1Database, ticketId: string, now: number): Promise<boolean> {
  let hasFailed = false;
  for (const { id, talk, at, word } of await listDeskLetters(database, { ticketId })) {
    if (word.event.kind !== 'message' || now - at < WORDS_GIVEN_UP_MS) continue;
    const { messageId } = word.event;
    const change = { kind: 'delivery', messageId, status: 'failed', reason: 'desk.talk_unreachable' } as const;
    await applyTicketChange(database, `${id}/failed`, { ticketId, talk, change, at: now });
    await removeDeskLetter(database, id);
    hasFailed = true;
  }
  return hasFailed;
}
