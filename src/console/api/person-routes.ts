import * as z from 'zod/mini';
import { isForgotten, maySee, type Ticket } from '../../desk/index.ts';
import { fail, type Result } from '../../result.ts';
import {
  announceChange,
  deletePersonWords,
  listPersonTickets,
  REFUSALS,
  readPersonTickets,
  readTicket,
  refuseDeletion,
  toTalk,
  writeAudit,
} from '../../tickets/index.ts';
import type { ConsoleContext, ConsoleRoute } from '../context.ts';
import { refuse } from '../guard.ts';

/** One person's data: what the city holds, and the decision to delete it. A person is named by one of their tickets. */
export const PERSON_ROUTES: readonly ConsoleRoute[] = [
  { method: 'get', path: '/staff/api/people/:ticketId/export', permission: 'exportPerson', handle: exportPerson },
  { method: 'post', path: '/staff/api/people/:ticketId/delete', permission: 'decideDeletion', handle: takeDecision },
];

/**
 * Everything stored about one talk, as a file: tickets, messages, history, pictures as a list, and what the talk itself remembers. `isComplete` false for a member
 * without the right to sensitive tickets, whether there are any or not: the file must not tell that either, so the talk's own memory is left out as well.
 */
async function exportPerson(c: ConsoleContext): Promise<Response> {
  const member = c.get('member');
  const ticket = await findOwn(c, c.req.param('ticketId') ?? '');
  if (!ticket) return refuse(c, 404, 'desk.not_found');
  const isComplete = member.sensitive;
  const [tickets, talk] = await Promise.all([
    listPersonTickets(c.env.RECORDS, ticket.talk, member).then((list) => readPersonTickets(c.env.RECORDS, list)),
    isComplete && !isForgotten(ticket) ? toTalk(c.env, ticket.talk).exportTalk() : null,
  ]);
  for (const one of tickets)
    await writeAudit(c.env.RECORDS, {
      at: c.get('now'),
      member: member.mail,
      action: 'exported',
      ticketId: one.ticket.id,
    });
  const exported = {
    exportedAt: new Date(c.get('now')).toISOString(),
    person: ticket.talk,
    isComplete,
    tickets,
    talk: talk === null ? null : (JSON.parse(talk) as unknown),
  };
  return c.body(JSON.stringify(exported, null, 2), 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="person-${ticket.number}.json"`,
  });
}

/** `tickets`: whose words go now. With `refuse` they stay, and that is the answer to the wish. */
const DeletionBody = z.object({
  key: z.string().check(z.regex(/^[\w-]{8,64}$/)),
  tickets: z.array(z.string().check(z.maxLength(200))).check(z.minLength(1), z.maxLength(50)),
  refuse: z.optional(z.enum(REFUSALS)),
});

const STATUS: Readonly<Record<string, 400 | 404 | 409>> = { 'desk.not_found': 404, 'console.bad_body': 400 };

async function takeDecision(c: ConsoleContext): Promise<Response> {
  const done = await decideDeletion(c, c.req.param('ticketId') ?? '', await c.req.json().catch(() => null));
  if (done.ok) return c.json({ tickets: done.value });
  const { code, message } = done.error;
  return refuse(c, STATUS[code] ?? 409, code, code === 'console.bad_body' ? { message } : {});
}

/** Deletes the words of a person's tickets or says why not, and tells everybody. A refusal's code is the desk's or `console.bad_body`. */
export async function decideDeletion(c: ConsoleContext, ticketId: string, input: unknown): Promise<Result<Ticket[]>> {
  const body = DeletionBody.safeParse(input);
  if (!body.success)
    return fail({ code: 'console.bad_body', message: body.error.issues[0]?.path.join('.') || 'not JSON' });
  const ticket = await findOwn(c, ticketId);
  if (!ticket) return fail({ code: 'desk.not_found', message: 'desk.not_found' });
  const { key, tickets: ids, refuse: reason } = body.data;
  const decision = { talk: ticket.talk, ids, member: c.get('member'), key, now: c.get('now') };
  const done = reason
    ? await refuseDeletion(c.env.RECORDS, decision, reason)
    : await deletePersonWords(c.env.RECORDS, decision);
  if (done.ok) c.executionCtx.waitUntil(Promise.all(done.value.map((one) => announceChange(c.env, one))));
  return done;
}

/** The ticket that names the person, if this member may see it. */
async function findOwn(c: ConsoleContext, ticketId: string): Promise<Ticket | undefined> {
  const ticket = await readTicket(c.env.RECORDS, ticketId);
  return ticket && maySee(c.get('member'), ticket) ? ticket : undefined;
}
