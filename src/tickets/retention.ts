import { toForgottenTalk } from '../desk/index.ts';
import { CRON } from './audit.ts';
import { plain, writeTogether } from './database.ts';
import { deleteWords, markedBy, toBookStatements, toWordStatements } from './delete-words.ts';
import type { DeskSettings } from './settings.ts';

const DAY_MS = 86_400_000;
/** Tickets a write; a long talk has some hundred messages, and one statement of D1 may take 30 seconds. */
const TICKETS_A_WRITE = 25;

/** How far a night came; `isDone` false: there is more, and the next round goes on. */
export type Tidied = { words: number; records: number; isDone: boolean };

/**
 * Forgets what has been kept long enough: the words of closed tickets after `wordDays`, their summary and whose they were after `summaryDays` (the city's record
 * period). What is held stays (legal hold). At most `writes` writes, each of them whole by itself, so that a night that breaks off or is too
 * big is finished by the next rounds.
 */
export async function tidyTickets(
  database: D1Database,
  retention: Pick<DeskSettings['retention'], 'wordDays' | 'summaryDays'>,
  now: number,
  writes: number,
): Promise<Tidied> {
  const wordsBefore = now - retention.wordDays * DAY_MS;
  const recordsBefore = now - retention.summaryDays * DAY_MS;
  let words = 0;
  let records = 0;
  for (let left = writes; left > 0; left--) {
    const spoken = await listDue(database, HAS_WORDS, wordsBefore);
    const recorded = spoken.length > 0 ? [] : await listDue(database, HAS_RECORD, recordsBefore);
    if (spoken.length + recorded.length === 0) return { words, records, isDone: true };
    if (spoken.length > 0)
      words += await deleteWords(database, {
        ids: spoken,
        closedBefore: wordsBefore,
        member: CRON,
        key: `${CRON}/words/${now}`,
        now,
      });
    else records += await forgetRecords(database, recorded, recordsBefore, now);
  }
  return { words, records, isDone: false };
}

/** The conditions of the indexes `tickets_with_words` and `tickets_with_record`, letter by letter: SQLite compares them so. */
const HAS_WORDS = "state = 'closed' AND legal_hold = 0 AND (words_deleted_at IS NULL OR words_deleted_at < closed_at)";
const HAS_RECORD = "state = 'closed' AND legal_hold = 0 AND forgotten_at IS NULL";

async function listDue(database: D1Database, condition: string, closedBefore: number): Promise<string[]> {
  const { results } = await database
    .prepare(`SELECT id FROM tickets WHERE ${condition} AND closed_at < ? ORDER BY closed_at LIMIT ${TICKETS_A_WRITE}`)
    .bind(closedBefore)
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}

/**
 * The record period is over: of the ticket stays that there was one, about what, how it ended and how long it took; not whose it was, nor what staff wrote of it, nor who
 * did what.
 */
async function forgetRecords(
  database: D1Database,
  ids: readonly string[],
  closedBefore: number,
  now: number,
): Promise<number> {
  const marked = markedBy('forgotten_at', ids, now);
  const { sql, params } = marked;
  const [forgotten] = await writeTogether(database, [
    plain(
      `UPDATE tickets SET forgotten_at = ?, words_deleted_at = COALESCE(words_deleted_at, ?), summary = NULL, talk = ? || id, for_whom = NULL, reach = NULL,
       interpreter = NULL, safe_phone = NULL, assignee = NULL, deletion_asked_at = NULL WHERE id IN (SELECT value FROM json_each(?)) AND closed_at < ? AND ${HAS_RECORD}`,
      now,
      now,
      toForgottenTalk(''),
      JSON.stringify(ids),
      closedBefore,
    ),
    ...toWordStatements(marked),
    plain(`DELETE FROM ticket_messages WHERE ticket_id ${sql}`, ...params),
    plain(`DELETE FROM desk_outbox WHERE ticket_id ${sql}`, ...params),
    ...toBookStatements(marked, 'forgotten', CRON, `${CRON}/forgotten`, now),
    plain(`DELETE FROM ticket_changes WHERE ticket_id ${sql} AND kind <> 'forgotten'`, ...params),
  ]);
  return forgotten?.meta.changes ?? 0;
}
