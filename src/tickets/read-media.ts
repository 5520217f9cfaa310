import { eq } from 'drizzle-orm';
import { openDatabase } from './database.ts';
import type { TicketMessage } from './read-tickets.ts';
import { ticketMessages } from './schema.ts';

/** One message by its own id, or undefined. Whether a member may see its ticket is the caller's question. */
export async function findMessage(database: D1Database, id: string): Promise<TicketMessage | undefined> {
  const [row] = await openDatabase(database).select().from(ticketMessages).where(eq(ticketMessages.id, id));
  return row;
}

/** A picture that was sent in a room, by the id of its message; undefined when it is no longer kept. */
export async function readAttachment(
  database: D1Database,
  id: string,
): Promise<{ type: string; bytes: ArrayBuffer } | undefined> {
  const row = await database
    .prepare('SELECT type, bytes FROM attachments WHERE id = ?')
    .bind(id)
    .first<{ type: string; bytes: number[] | ArrayBuffer }>();
  // D1 gives a blob as an array of numbers (developers.cloudflare.com/d1/worker-api: type conversion).
  return row ? { type: row.type, bytes: new Uint8Array(row.bytes).buffer } : undefined;
}
