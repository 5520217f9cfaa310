import { composeTicketWords, type Voice } from '../answer/index.ts';
import { type Decision, decision } from './decision.ts';
import type { Moment } from './incoming.ts';
import type { TalkTicket } from './state.ts';

/** The path of a room's link. */
export const toRoomPath = (secret: string): string => `/r/${secret}`;

/** A link that works once. One that was asked for ends everything older; one that comes with a notice leaves whoever has the room open in it. */
export function giveRoomLink(
  voice: Voice,
  ticket: TalkTicket,
  moment: Moment,
  key: 'ticket.newRoomLink' | 'ticket.newMessage' = 'ticket.newRoomLink',
): Decision {
  const secret = moment.secret ?? '';
  const change = { kind: 'linked', secret, ...(key === 'ticket.newMessage' ? { sessionsStay: true } : {}) } as const;
  return decision([composeTicketWords(voice, [key], { room: toRoomPath(secret) })], 'handoff', {
    urgency: 'receipt',
    changes: [{ ticketId: ticket.id, change }],
  });
}
