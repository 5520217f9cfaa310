import type { TicketsVariables } from './database.ts';
import { deliverDeskWords, type TalksVariables, toTalk } from './desk-outbox.ts';
import { announceChange, type HubVariables } from './hub.ts';

/**
 * After something was done with a ticket: whoever looks on is told, and the talk learns of it. Nobody waits for it; what a talk does not take is told by the cron.
 * `origin`: where our pages are; null when no request says so.
 */
export async function tellEverybody(
  env: TicketsVariables & HubVariables & TalksVariables,
  ticket: { id: string; sensitive: boolean; place: string },
  origin: string | null,
): Promise<void> {
  await Promise.all([
    announceChange(env, ticket),
    deliverDeskWords(env.RECORDS, { ticketId: ticket.id }, (talk) => toTalk(env, talk), origin),
  ]);
}
