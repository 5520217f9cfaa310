import * as z from 'zod/mini';
import { type Command, OUTCOMES, type Permission, type Ticket, toShown } from '../../desk/index.ts';
import { fail, type Result } from '../../result.ts';
import { commandTicket, findMember, readTicket, tellEverybody, writeAudit } from '../../tickets/index.ts';
import type { ConsoleContext } from '../context.ts';
import type { Refusal } from '../guard.ts';

/** Words of staff: what fits into a LINE card with room to spare. */
export const TEXT_LENGTH = 2_000;
export const SUMMARY_LENGTH = 500;

const key = z.string().check(z.regex(/^[\w-]{8,64}$/));
const text = z.string().check(z.minLength(1), z.maxLength(TEXT_LENGTH));

/** The body of each command. `key` names the attempt: a second click and a second try after a lost answer change nothing. */
const BODIES = {
  take: z.object({ key }),
  say: z.object({ key, text, translation: z.optional(z.object({ text, engine: z.string().check(z.maxLength(80)) })) }),
  note: z.object({ key, text }),
  'hand-over': z.object({ key, to: z.string() }),
  'hand-back': z.object({ key }),
  close: z.object({ key, outcome: z.enum(OUTCOMES), summary: z.string().check(z.maxLength(SUMMARY_LENGTH)) }),
  reopen: z.object({ key }),
  hold: z.object({ key, hold: z.boolean() }),
  'mark-sensitive': z.object({ key }),
} as const;
export type CommandName = keyof typeof BODIES;

/** What each command needs, for JSON and for forms alike. */
export const COMMANDS: readonly { name: CommandName; permission: Permission }[] = [
  { name: 'take', permission: 'answerTickets' },
  { name: 'say', permission: 'answerTickets' },
  { name: 'note', permission: 'answerTickets' },
  { name: 'hand-over', permission: 'assignTickets' },
  { name: 'hand-back', permission: 'answerTickets' },
  { name: 'close', permission: 'answerTickets' },
  { name: 'reopen', permission: 'answerTickets' },
  { name: 'hold', permission: 'decideDeletion' },
  { name: 'mark-sensitive', permission: 'answerTickets' },
];

const STATUS: Readonly<Record<string, Refusal>> = {
  'console.bad_body': 400,
  'desk.not_found': 404,
  'desk.not_permitted': 403,
  'desk.taken_by_other': 409,
  'desk.closed': 409,
  'desk.not_closed': 409,
  'desk.not_active': 409,
  'desk.busy': 409,
};

/** What each refusal of the desk means on the wire. */
export const toStatus = (code: string): Refusal => STATUS[code] ?? 422;

/** Does what a member asks for with the ticket of this address, writes the audit and tells everybody. A refusal's code is the desk's or `console.bad_body`. */
export async function carryOut(c: ConsoleContext, name: CommandName, input: unknown): Promise<Result<Ticket>> {
  const body = BODIES[name].safeParse(input);
  if (!body.success)
    return fail({ code: 'console.bad_body', message: body.error.issues[0]?.path.join('.') || 'not JSON' });
  const ticketId = c.req.param('id') ?? '';
  const command = await toCommand(c, name, body.data, ticketId);
  if (command?.do === 'say' && toShown(command).length > TEXT_LENGTH)
    return fail({ code: 'desk.too_long', message: 'desk.too_long' });
  if (!command) return fail({ code: 'desk.cannot_take', message: 'desk.cannot_take' });
  const member = c.get('member');
  const id = `${member.mail}/${body.data.key}`;
  const done = await commandTicket(c.env.RECORDS, { id, ticketId, command, member, now: c.get('now') });
  if (!done.ok) return done;
  await writeAudit(c.env.RECORDS, { at: c.get('now'), member: member.mail, action: name, ticketId });
  // Nobody waits for it.
  c.executionCtx.waitUntil(tellEverybody(c.env, done.value, new URL(c.req.url).origin));
  return done;
}

async function toCommand(
  c: ConsoleContext,
  name: CommandName,
  body: unknown,
  ticketId: string,
): Promise<Command | undefined> {
  const fields = body as z.infer<(typeof BODIES)['say']> &
    z.infer<(typeof BODIES)['hand-over']> &
    z.infer<(typeof BODIES)['close']> &
    z.infer<(typeof BODIES)['hold']>;
  switch (name) {
    case 'say': {
      const { key: messageId, text: words, translation } = fields;
      const ticket = translation && (await readTicket(c.env.RECORDS, ticketId));
      // Words of a sensitive ticket are shown to no machine, whatever the form says.
      if (!translation || !ticket || ticket.sensitive) return { do: 'say', messageId, text: words };
      // The reader is told in their own language which of the two texts a machine wrote.
      const mark = c.get('library').words.say(ticket.language, 'room.machine');
      return { do: 'say', messageId, text: words, translation: { ...translation, mark } };
    }
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
