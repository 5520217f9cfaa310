import { eq } from 'drizzle-orm';
import { type Command, type Decided, decideCommand, type Member, type Ticket } from '../desk/index.ts';
import { fail, ok, type Result } from '../result.ts';
import { bumpVersion } from './apply-change.ts';
import { insertMessage } from './change-statements.ts';
import { type Database, openDatabase, readConflict, type Statement, writeTogether } from './database.ts';
import { toTicket } from './read-tickets.ts';
import { isNoticeUnread } from './rooms.ts';
import { deskOutbox, ticketChanges, tickets } from './schema.ts';

/** More than this many changes in one breath is a fault, not a busy desk. */
const TRIES = 5;

/**
 * Carries out what a member does: decided on the ticket as it stands, written only if it still stands so, else decided again. `id` names the attempt: the
 * same one again changes nothing. What the talk must learn is stored in the same write and delivered by `deliverDeskWords`.
 */
export async function commandTicket(
  database: D1Database,
  request: { id: string; ticketId: string; command: Command; member: Member; now: number },
): Promise<Result<Ticket>> {
  const db = openDatabase(database);
  const { id, ticketId, command, member, now } = request;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const [row] = await db.select().from(tickets).where(eq(tickets.id, ticketId));
    if (!row) return fail({ code: 'desk.not_found', message: 'desk.not_found' });
    const ticket = toTicket(row);
    const decided = decideCommand(ticket, command, member, now);
    if (!decided.ok) return decided;
    const isTold = command.do === 'say' && ticket.place === 'room' && (await isNoticeUnread(database, ticketId, now));
    try {
      await writeTogether(
        database,
        toStatements(db, request, ticket, isTold ? withoutNotice(decided.value) : decided.value),
      );
      return ok({ ...ticket, ...decided.value.fields, version: ticket.version + 1 });
    } catch (error) {
      if (readConflict(error) === 'applied') return ok(ticket);
    }
  }
  return fail({ code: 'desk.busy', message: `ticket ${ticketId} changed ${TRIES} times while ${id} was decided` });
}

/** The notice before this one is still unread. */
const withoutNotice = (decided: Decided): Decided => ({
  ...decided,
  events: decided.events.filter(({ event }) => event.kind !== 'notice'),
});

function toStatements(
  db: Database,
  { id, command, member, now }: Parameters<typeof commandTicket>[1],
  ticket: Ticket,
  { history, fields, events }: Decided,
): Statement[] {
  const version = ticket.version + 1;
  return [
    db.insert(ticketChanges).values({
      id,
      ticketId: ticket.id,
      version,
      at: now,
      kind: history,
      member: member.mail,
      detail: toDetail(command),
    }),
    ...toMessages(db, ticket, command, member, now),
    ...(Object.keys(fields).length > 0 ? [db.update(tickets).set(fields).where(eq(tickets.id, ticket.id))] : []),
    bumpVersion(db, ticket.id),
    ...events.map((word, index) =>
      db.insert(deskOutbox).values({
        id: `${id}/${index}`,
        talk: ticket.talk,
        ticketId: ticket.id,
        ticketVersion: version,
        body: JSON.stringify(word),
        at: now,
      }),
    ),
  ];
}

/** What the history says of a command besides its name. */
function toDetail(command: Command): string | null {
  switch (command.do) {
    case 'handOver':
      return command.to.mail;
    case 'close':
      return command.outcome;
    case 'hold':
      return command.hold ? 'on' : 'off';
    default:
      return null;
  }
}

function toMessages(db: Database, ticket: Ticket, command: Command, member: Member, now: number): Statement[] {
  if (command.do !== 'say' && command.do !== 'note') return [];
  const isWord = command.do === 'say';
  return [
    ...insertMessage(db, {
      id: command.messageId,
      ticketId: ticket.id,
      at: now,
      author: isWord ? 'staff' : 'note',
      member: member.mail,
      text: command.text,
      translation: isWord && command.translation ? JSON.stringify(command.translation) : null,
      // In a room the words are there the moment they are stored.
      delivery: !isWord ? null : ticket.place === 'room' ? 'delivered' : 'sending',
    }),
    db.update(tickets).set({ lastMessageAt: now }).where(eq(tickets.id, ticket.id)),
  ];
}
