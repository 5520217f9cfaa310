import { plain, type Statement, writeTogether } from './database.ts';

/** Whose words go: closed tickets among `ids` that were closed before `closedBefore` and are not held. `key` names the change: once for each ticket. */
export type WordDeletion = { ids: readonly string[]; closedBefore: number; member: string; key: string; now: number };

/**
 * Deletes what was said in closed tickets: messages, translations, notes, pictures, search terms, links into rooms, words of staff on their way. Who wrote when stays,
 * and the summary. One write: all of it or nothing, and what is held or was opened again meanwhile is left alone. Gives how many tickets lost their words.
 */
export async function deleteWords(
  database: D1Database,
  { ids, closedBefore, member, key, now }: WordDeletion,
): Promise<number> {
  const [marked] = await writeTogether(database, [
    plain(
      `UPDATE tickets SET words_deleted_at = ?, deletion_asked_at = NULL WHERE id IN (SELECT value FROM json_each(?)) AND closed_at < ?
       AND state = 'closed' AND legal_hold = 0 AND (words_deleted_at IS NULL OR words_deleted_at < closed_at)`,
      now,
      JSON.stringify(ids),
      closedBefore,
    ),
    ...toWordStatements(markedBy('words_deleted_at', ids, now)),
    ...toBookStatements(markedBy('words_deleted_at', ids, now), 'wordsDeleted', member, key, now),
  ]);
  return marked?.meta.changes ?? 0;
}

/** A condition on a ticket's id that holds for those the same write has just marked. */
export type Marked = { sql: string; params: readonly (string | number)[] };

export const markedBy = (column: 'words_deleted_at' | 'forgotten_at', ids: readonly string[], now: number): Marked => ({
  sql: `IN (SELECT id FROM tickets WHERE id IN (SELECT value FROM json_each(?)) AND ${column} = ?)`,
  params: [JSON.stringify(ids), now],
});

/** Everything in words that belongs to the marked tickets. LINE keeps pictures under the message's id: without it nobody fetches them any more. */
export const toWordStatements = ({ sql, params }: Marked): Statement[] => [
  plain(`DELETE FROM ticket_words WHERE rowid IN (SELECT seq FROM ticket_messages WHERE ticket_id ${sql})`, ...params),
  plain(`DELETE FROM attachments WHERE ticket_id ${sql}`, ...params),
  plain(
    `UPDATE ticket_messages SET text = '', translation = NULL, media = NULL, message_id = NULL, danger = NULL WHERE ticket_id ${sql}`,
    ...params,
  ),
  plain(`DELETE FROM room_links WHERE ticket_id ${sql}`, ...params),
  plain(`DELETE FROM room_sessions WHERE ticket_id ${sql}`, ...params),
  // What tells the talk that the ticket is closed still goes: without it the bot would stay silent.
  plain(`DELETE FROM desk_outbox WHERE ticket_id ${sql} AND json_extract(body, '$.event.kind') = 'message'`, ...params),
];

/** History and audit of the marked tickets: that it was done, by whom, never what stood there. */
export const toBookStatements = (
  { sql, params }: Marked,
  action: string,
  member: string,
  key: string,
  now: number,
  detail: string | null = null,
): Statement[] => [
  plain(
    `INSERT INTO ticket_changes (id, ticket_id, version, at, kind, member, detail) SELECT ? || '/' || id, id,
     (SELECT COALESCE(MAX(version), 0) + 1 FROM ticket_changes WHERE ticket_id = tickets.id), ?, ?, ?, ? FROM tickets WHERE id ${sql}`,
    key,
    now,
    action,
    member,
    detail,
    ...params,
  ),
  plain(
    `UPDATE tickets SET version = (SELECT MAX(version) FROM ticket_changes WHERE ticket_id = tickets.id) WHERE id ${sql}`,
    ...params,
  ),
  plain(
    `INSERT INTO audit (at, member, action, ticket_id, detail) SELECT ?, ?, ?, id, ? FROM tickets WHERE id ${sql}`,
    now,
    member,
    action,
    detail,
    ...params,
  ),
];
