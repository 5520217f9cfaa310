import { and, asc, count, desc, eq, gt, isNotNull, ne, or } from 'drizzle-orm';
import { openDatabase } from './database.ts';
import { attachments, members, ticketChanges, ticketMessages } from './schema.ts';

/** A message as the resident may see it. `member`: the name of whoever wrote it, never their address. */
export type RoomMessage = Omit<
  typeof ticketMessages.$inferSelect,
  'ticketId' | 'delivery' | 'reason' | 'author' | 'member'
> & { author: 'resident' | 'bot' | 'staff'; member: string | null };

/** More than this is read in several steps; at the first look the newest ones are shown. */
const AT_ONCE = 500;

/**
 * What a resident sees of a ticket after `seq`, in the order of storing, and whatever was taken back before. Notes between staff are no part of it: they are left out by
 * the query itself.
 */
export async function listRoomMessages(database: D1Database, ticketId: string, after = 0): Promise<RoomMessage[]> {
  const rows = await openDatabase(database)
    .select({ message: ticketMessages, name: members.name })
    .from(ticketMessages)
    .leftJoin(members, eq(members.mail, ticketMessages.member))
    .where(
      and(
        eq(ticketMessages.ticketId, ticketId),
        ne(ticketMessages.author, 'note'),
        or(gt(ticketMessages.seq, after), isNotNull(ticketMessages.withdrawnAt)),
      ),
    )
    .orderBy(after === 0 ? desc(ticketMessages.seq) : asc(ticketMessages.seq))
    .limit(AT_ONCE);
  const inOrder = after === 0 ? rows.reverse() : rows;
  return inOrder.map(({ message: { ticketId: _, delivery: _d, reason: _r, author, ...message }, name }) => ({
    ...message,
    author: author as RoomMessage['author'],
    member: name,
  }));
}

/** Whether a change was written before: a room sends again what it does not know to have arrived. */
export async function isApplied(database: D1Database, id: string): Promise<boolean> {
  const rows = await openDatabase(database)
    .select({ seq: ticketChanges.seq })
    .from(ticketChanges)
    .where(eq(ticketChanges.id, id));
  return rows.length > 0;
}

/** A picture that was sent in a room, by its message's id; undefined when it was taken back or has been kept long enough. */
export async function readAttachment(
  database: D1Database,
  id: string,
): Promise<{ ticketId: string; type: string; bytes: Uint8Array } | undefined> {
  const [row] = await openDatabase(database).select().from(attachments).where(eq(attachments.id, id));
  return row && { ticketId: row.ticketId, type: row.type, bytes: new Uint8Array(row.bytes as ArrayLike<number>) };
}

/** How many pictures a ticket has. */
export async function countAttachments(database: D1Database, ticketId: string): Promise<number> {
  const [row] = await openDatabase(database)
    .select({ n: count() })
    .from(attachments)
    .where(eq(attachments.ticketId, ticketId));
  return row?.n ?? 0;
}
