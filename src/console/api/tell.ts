import { announceChange, deliverDeskWords } from '../../tickets/index.ts';
import type { ConsoleContext, ConsoleVariables } from '../context.ts';

/** After a command: whoever looks on is told, and the talk learns what staff did. Neither keeps the member waiting; the cron sees to what fails. */
export function tellEverybody(c: ConsoleContext, ticket: { id: string; sensitive: boolean; place: string }): void {
  const { origin } = new URL(c.req.url);
  c.executionCtx.waitUntil(
    Promise.all([
      announceChange(c.env, ticket),
      deliverDeskWords(c.env.RECORDS, { ticketId: ticket.id }, (talk) => toListener(c.env, talk), origin),
    ]),
  );
}

/** The object of a talk. */
export const toListener = ({ CONVERSATIONS }: Pick<ConsoleVariables, 'CONVERSATIONS'>, talk: string) =>
  CONVERSATIONS.get(CONVERSATIONS.idFromName(talk));
