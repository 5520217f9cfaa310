import { announceChange, deliverDeskWords } from '../tickets/index.ts';
import type { RoomContext } from './context.ts';

/** After a change: whoever looks on is told, and the talk in LINE learns of it. Neither keeps the resident waiting; the cron sees to what fails. */
export function tellEverybody(c: RoomContext): void {
  const { CONVERSATIONS, RECORDS } = c.env;
  const ticket = c.get('ticket');
  const toListener = (talk: string) => CONVERSATIONS.get(CONVERSATIONS.idFromName(talk));
  c.executionCtx.waitUntil(
    Promise.all([
      announceChange(c.env, ticket),
      deliverDeskWords(RECORDS, { ticketId: ticket.id }, toListener, new URL(c.req.url).origin),
    ]),
  );
}
