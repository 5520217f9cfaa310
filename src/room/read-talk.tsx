import { REOPEN_DAYS, type Ticket } from '../desk/index.ts';
import { toBcp47 } from '../language/index.ts';
import { findMember, listRoomMessages } from '../tickets/index.ts';
import { type RoomContext, say, voiceOf } from './context.ts';
import { Message, toKey } from './message.tsx';

const DAY_MS = 86_400_000;

/** Whether words can still be written: a closed talk is opened again by writing for some days. */
export const isWritable = ({ state, closedAt }: Ticket, now: number): boolean =>
  state !== 'closed' || (closedAt !== null && now - closedAt < REOPEN_DAYS * DAY_MS);

/**
 * The talk after `seq` as the page shows it: the messages as HTML (one way of drawing them, with and without script), what was taken back since, and where the ticket
 * stands. `seq` is where the next question goes on.
 */
export async function readTalk(c: RoomContext, after: number) {
  const ticket = c.get('ticket');
  const voice = voiceOf(c);
  const [messages, status] = await Promise.all([
    listRoomMessages(c.env.RECORDS, ticket.id, after),
    sayStatus(c, ticket),
  ]);
  return {
    seq: messages.reduce((last, { seq }) => Math.max(last, seq), after),
    state: ticket.state,
    status,
    language: toBcp47(ticket.language),
    canWrite: isWritable(ticket, c.get('now')),
    messages: messages.map((message) => ({
      seq: message.seq,
      key: toKey(ticket.id, message),
      by: message.author,
      isTaken: message.withdrawnAt !== null,
      html: `${<Message message={message} ticketId={ticket.id} voice={voice} />}`,
    })),
  };
}

async function sayStatus(c: RoomContext, { state, assignee }: Ticket): Promise<string> {
  if (state !== 'active') return say(c, `room.${state}`, { days: REOPEN_DAYS });
  const { content } = c.get('library');
  const member = assignee === null ? undefined : await findMember(c.env.RECORDS, assignee);
  return say(c, 'room.active', {
    member: member?.name ?? content.readContact(content.city.desk).name[c.get('ticket').language],
  });
}
