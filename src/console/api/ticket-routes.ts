import { isPermitted, isUnopened, maySee, type Ticket } from '../../desk/index.ts';
import {
  CONSOLE_HUB,
  isRoomOpen,
  listEarlierTickets,
  listHistory,
  listMessages,
  markOpened,
  readTicket,
  writeViewed,
} from '../../tickets/index.ts';
import type { ConsoleContext, ConsoleRoute } from '../context.ts';
import { refuse } from '../guard.ts';
import { COMMANDS, type CommandName, carryOut, toStatus } from './commands.ts';

/** Reading a ticket and everything a member does with it. */
export const TICKET_ROUTES: readonly ConsoleRoute[] = [
  { method: 'get', path: '/staff/api/tickets/:id', permission: 'viewTickets', handle: showTicket },
  { method: 'post', path: '/staff/api/tickets/:id/presence', permission: 'viewTickets', handle: takePresence },
  ...COMMANDS.map(
    ({ name, permission }): ConsoleRoute => ({
      method: 'post',
      path: `/staff/api/tickets/:id/${name}`,
      permission,
      handle: (c) => takeCommand(c, name),
    }),
  ),
];

/** The ticket of this address, or undefined when there is none or this member may not see it. */
export async function readVisibleTicket(c: ConsoleContext): Promise<Ticket | undefined> {
  const ticket = await readTicket(c.env.RECORDS, c.req.param('id') ?? '');
  return ticket && maySee(c.get('member'), ticket) ? ticket : undefined;
}

/** The ticket, what was said in it, who did what, earlier tickets of the same person; undefined when this member may not see it. */
export async function readWholeTicket(c: ConsoleContext) {
  const database = c.env.RECORDS;
  const member = c.get('member');
  const ticket = await readVisibleTicket(c);
  if (!ticket) return undefined;
  // A sensitive ticket leaves a trace of everyone who looked (design: A person).
  if (ticket.sensitive) await writeViewed(database, ticket.id, member.mail, c.get('now'));
  // Somebody who only looks on helps nobody: the notices go on until one who can answer has seen it.
  if (ticket.state !== 'closed' && isUnopened(ticket) && isPermitted(member, 'answerTickets'))
    await markOpened(database, ticket.id, c.get('now'));
  const [messages, history, earlier, isInRoom] = await Promise.all([
    listMessages(database, ticket.id),
    listHistory(database, ticket.id),
    listEarlierTickets(database, ticket, member),
    isRoomOpen(database, ticket.id, c.get('now') - 60_000),
  ]);
  return { ticket, messages, history, earlier, isInRoom };
}

export type WholeTicket = NonNullable<Awaited<ReturnType<typeof readWholeTicket>>>;

async function showTicket(c: ConsoleContext): Promise<Response> {
  const whole = await readWholeTicket(c);
  return whole ? c.json(whole) : refuse(c, 404, 'desk.not_found');
}

async function takeCommand(c: ConsoleContext, name: CommandName): Promise<Response> {
  const done = await carryOut(c, name, await c.req.json().catch(() => null));
  if (done.ok) return c.json({ ticket: done.value });
  const { code, message } = done.error;
  return refuse(c, toStatus(code), code, code === 'console.bad_body' ? { message } : {});
}

/** Where sockets are blocked: the member says every few seconds what they look at, and learns who else does. */
async function takePresence(c: ConsoleContext): Promise<Response> {
  const ticket = await readVisibleTicket(c);
  if (!ticket) return refuse(c, 404, 'desk.not_found');
  const body = (await c.req.json().catch(() => null)) as { isWriting?: unknown } | null;
  const { mail, name } = c.get('member');
  const hub = c.env.HUB.get(c.env.HUB.idFromName(CONSOLE_HUB));
  return c.json({ members: await hub.beat({ mail, name }, ticket.id, body?.isWriting === true) });
}
