import { and, eq, inArray } from 'drizzle-orm';
import type { DeskWord, TicketChange, TicketState } from '../desk/index.ts';
import { type Database, plain, type Statement } from './database.ts';
import { toHash } from './hash.ts';
import { roomLinks, roomSessions, ticketMessages, tickets } from './schema.ts';
import { indexMessage } from './words-index.ts';

/** A change as a talk's outbox keeps it, or as a room sends it. `at`: epoch milliseconds. */
export type StoredChange = { ticketId: string; talk: string; change: TicketChange; at: number };

/** What a change writes besides its line in the history. */
export async function toStatements(
  db: Database,
  id: string,
  { ticketId, talk, change, at }: StoredChange,
): Promise<Statement[]> {
  const update = (fields: Partial<typeof tickets.$inferInsert>): Statement =>
    db.update(tickets).set(fields).where(eq(tickets.id, ticketId));
  const updateWhile = (state: TicketState, fields: Partial<typeof tickets.$inferInsert>): Statement =>
    db
      .update(tickets)
      .set(fields)
      .where(and(eq(tickets.id, ticketId), eq(tickets.state, state)));
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
    case 'concerns':
      return concern(db, ticketId, change, at);
    case 'spoke':
      return [update({ language: change.language })];
    case 'left':
      // LINE takes words for somebody who has blocked the account and delivers none.
      return [
        update({ leftAt: at }),
        db
          .update(ticketMessages)
          .set({ delivery: 'failed', reason: 'line.blocked' })
          .where(and(eq(ticketMessages.ticketId, ticketId), inArray(ticketMessages.delivery, ['sending', 'waiting']))),
      ];
    case 'cameBack':
      return [update({ leftAt: null })];
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
        ...(change.by === 'resident' ? hearAgain(id, ticketId, at) : []),
        update(
          change.by === 'resident'
            ? {
                lastMessageAt: at,
                leftAt: null,
                ...(change.danger ? { danger: change.danger, ...UNSEEN } : {}),
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
    // Staff may have done something else in the same moment. What they did stands, and the talk is about to hear of it.
    case 'backToBot':
      return [updateWhile('active', { state: 'waiting', waitingSince: at, escalatedAt: null })];
    case 'reopened':
      return [updateWhile('closed', { ...waitingAgain(at), lastMessageAt: at })];
    case 'cancelled':
      return ['waiting' as const, 'active' as const].map((state) =>
        updateWhile(state, { state: 'closed', closedAt: at, waitingSince: null, outcome: 'cancelled' }),
      );
    case 'solved':
      return change.solved ? [] : [updateWhile('closed', waitingAgain(at))];
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

/** Nobody who could answer has seen this yet: staff are told anew. */
const UNSEEN = { openedAt: null, notifiedAt: null };

const waitingAgain = (at: number) =>
  ({ state: 'waiting', waitingSince: at, closedAt: null, outcome: null, escalatedAt: null }) as const;

/**
 * Words that were under way while staff closed the ticket: nobody would look at them there. The resident waits again, and the talk learns of it without a word.
 */
function hearAgain(id: string, ticketId: string, at: number): Statement[] {
  const word: DeskWord = { event: { kind: 'waitingAgain' }, silent: true };
  const isShut = "id = ? AND state = 'closed' AND forgotten_at IS NULL";
  return [
    plain(
      `INSERT INTO desk_outbox (id, talk, ticket_id, ticket_version, body, at)
       SELECT ?, talk, id, (SELECT MAX(version) FROM ticket_changes WHERE ticket_id = tickets.id), ?, ? FROM tickets WHERE ${isShut}`,
      `${id}/again`,
      JSON.stringify(word),
      at,
      ticketId,
    ),
    plain(
      `UPDATE tickets SET state = 'waiting', waiting_since = ?, closed_at = NULL, outcome = NULL, escalated_at = NULL WHERE ${isShut}`,
      at,
      ticketId,
    ),
  ];
}

/** A ticket that becomes sensitive is out of reach for some members; it waits for one who may see it, as the talk has told the resident. */
function concern(
  db: Database,
  ticketId: string,
  { category, place, sensitive, danger }: TicketChange & { kind: 'concerns' },
  at: number,
): Statement[] {
  const released = sensitive
    ? [
        plain(
          `UPDATE tickets SET state = 'waiting', waiting_since = ?, assignee = NULL, escalated_at = NULL WHERE id = ? AND sensitive = 0 AND state = 'active'`,
          at,
          ticketId,
        ),
        plain('UPDATE tickets SET sensitive = 1 WHERE id = ?', ticketId),
      ]
    : [];
  const fields = { category, place, ...(danger ? { danger } : {}), ...UNSEEN };
  return [...released, db.update(tickets).set(fields).where(eq(tickets.id, ticketId))];
}

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

/** A message and its place in the search. */
export const insertMessage = (db: Database, message: typeof ticketMessages.$inferInsert): Statement[] => [
  db.insert(ticketMessages).values(message).onConflictDoNothing(),
  indexMessage(message.id, message.text),
];
