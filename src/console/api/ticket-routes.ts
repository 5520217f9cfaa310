import * as z from 'zod/mini';
import { type Command, isPermitted, isUnopened, maySee, OUTCOMES, type Ticket } from '../../desk/index.ts';
import {
  commandTicket,
  findMember,
  isRoomOpen,
  listEarlierTickets,
  listHistory,
  listMessages,
  markOpened,
  readTicket,
  writeAudit,
} from '../../tickets/index.ts';
import type { ConsoleContext, ConsoleRoute } from '../context.ts';
import { refuse } from '../guard.ts';
import { tellEverybody } from './tell.ts';

/** Words of staff: what fits into a LINE card with room to spare. */
export const TEXT_LENGTH = 2_000;

const key = z.string().check(z.regex(/^[\w-]{8,64}$/));
const text = z.string().check(z.minLength(1), z.maxLength(TEXT_LENGTH));

/** The body of each command. `key` names the attempt: a second click and a second try after a lost answer change nothing. */
const BODIES = {
  take: z.object({ key }),
  say: z.object({ key, text, translation: z.optional(z.object({ text, engine: z.string() })) }),
  note: z.object({ key, text }),
  'hand-over': z.object({ key, to: z.string() }),
  'hand-back': z.object({ key }),
  close: z.object({ key, outcome: z.enum(OUTCOMES), summary: z.string().check(z.maxLength(500)) }),
  reopen: z.object({ key }),
  hold: z.object({ key, hold: z.boolean() }),
  'mark-sensitive': z.object({ key }),
} as const;
type CommandName = keyof typeof BODIES;

/** What each refusal of the desk means on the wire. */
const STATUS: Readonly<Record<string, 403 | 404 | 409 | 422>> = {
  'desk.not_found': 404,
  'desk.not_permitted': 403,
  'desk.taken_by_other': 409,
  'desk.closed': 409,
  'desk.not_closed': 409,
  'desk.not_active': 409,
  'desk.busy': 409,
};

const commandRoute = (name: CommandName, permission: ConsoleRoute['permission']): ConsoleRoute => ({
  method: 'post',
  path: `/staff/api/tickets/:id/${name}`,
  permission,
  handle: (c) => takeCommand(c, name),
});

/** Reading a ticket and everything a member does with it. */
export const TICKET_ROUTES: readonly ConsoleRoute[] = [
  { method: 'get', path: '/staff/api/tickets/:id', permission: 'viewTickets', handle: showTicket },
  commandRoute('take', 'answerTickets'),
  commandRoute('say', 'answerTickets'),
  commandRoute('note', 'answerTickets'),
  commandRoute('hand-over', 'assignTickets'),
  commandRoute('hand-back', 'answerTickets'),
  commandRoute('close', 'answerTickets'),
  commandRoute('reopen', 'answerTickets'),
  commandRoute('hold', 'decideDeletion'),
  commandRoute('mark-sensitive', 'answerTickets'),
];

/** The ticket, what was said in it, who did what, earlier tickets of the same person; undefined when this member may not see it. */
export async function readWholeTicket(c: ConsoleContext, id: string) {
  const database = c.env.RECORDS;
  const member = c.get('member');
  const ticket = await readTicket(database, id);
  if (!ticket || !maySee(member, ticket)) return undefined;
  // A sensitive ticket leaves a trace of everyone who looked (design: A person).
  if (ticket.sensitive)
    await writeAudit(database, { at: c.get('now'), member: member.mail, action: 'viewed', ticketId: id });
  // Somebody who only looks on helps nobody: the notices go on until one who can answer has seen it.
  if (ticket.state !== 'closed' && isUnopened(ticket) && isPermitted(member, 'answerTickets'))
    await markOpened(database, id, c.get('now'));
  const [messages, history, earlier, isInRoom] = await Promise.all([
    listMessages(database, id),
    listHistory(database, id),
    listEarlierTickets(database, ticket, member),
    isRoomOpen(database, id, c.get('now') - 60_000),
  ]);
  return { ticket, messages, history, earlier, isInRoom };
}

async function showTicket(c: ConsoleContext): Promise<Response> {
  const whole = await readWholeTicket(c, c.req.param('id') ?? '');
  return whole ? c.json(whole) : refuse(c, 404, 'desk.not_found');
}

async function takeCommand(c: ConsoleContext, name: CommandName): Promise<Response> {
  const body = BODIES[name].safeParse(await c.req.json().catch(() => null));
  if (!body.success)
    return refuse(c, 400, 'console.bad_body', { message: body.error.issues[0]?.path.join('.') ?? 'not JSON' });
  const command = await toCommand(c, name, body.data);
  if (!command) return refuse(c, 422, 'desk.cannot_take');
  const ticketId = c.req.param('id') ?? '';
  const member = c.get('member');
  const done = await commandTicket(c.env.RECORDS, {
    id: `${member.mail}/${body.data.key}`,
    ticketId,
    command,
    member,
    now: c.get('now'),
  });
  if (!done.ok) return refuse(c, STATUS[done.error.code] ?? 422, done.error.code);
  await writeAudit(c.env.RECORDS, { at: c.get('now'), member: member.mail, action: name, ticketId });
  tellEverybody(c, done.value);
  return c.json({ ticket: done.value satisfies Ticket });
}

async function toCommand(c: ConsoleContext, name: CommandName, body: unknown): Promise<Command | undefined> {
  const fields = body as z.infer<(typeof BODIES)['say']> &
    z.infer<(typeof BODIES)['hand-over']> &
    z.infer<(typeof BODIES)['close']> &
    z.infer<(typeof BODIES)['hold']>;
  switch (name) {
    case 'say':
      return {
        do: 'say',
        messageId: fields.key,
        text: fields.text,
        ...(fields.translation ? { translation: fields.translation } : {}),
      };
    case 'note':
      return { do: 'note', messageId: fields.key, text: fields.text };
    case 'hand-over': {
      const to = await findMember(c.env.RECORDS, fields.to);
      return to && { do: 'handOver', to };
    }
    case 'close':
      return { do: 'close', outcome: fields.outcome, summary: fields.summary };
    case 'hold':
      return { do: 'hold', hold: fields.hold };
    case 'hand-back':
      return { do: 'handBack' };
    case 'mark-sensitive':
      return { do: 'markSensitive' };
    case 'take':
    case 'reopen':
      return { do: name };
  }
}
