import { eq } from 'drizzle-orm';
import { openDatabase } from './database.ts';
import type { TicketMessage } from './read-tickets.ts';
import { ticketMessages } from './schema.ts';

/** One message by its own id, or undefined. Whether a member may see its ticket is the caller's question. */
export async function findMessage(database: D1Database, id: string): Promise<TicketMessage | undefined> {
  const [row] = await openDatabase(database).select().from(ticketMessages).where(eq(ticketMessages.id, id));
  return row;
}
