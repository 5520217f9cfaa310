import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { Ticket } from '../../../src/desk/index.ts';
import type { HistoryEntry, TicketMessage } from '../../../src/tickets/index.ts';
import { type Ask, newKey } from './fake-access.ts';
import { event, newUser, post, textEvent, until } from './send.ts';

export const talkOf = (user: string) => env.CONVERSATIONS.get(env.CONVERSATIONS.idFromName(`user:${user}`));

/** What a member sees of a ticket. */
export type Whole = { ticket: Ticket; messages: TicketMessage[]; history: HistoryEntry[]; earlier: Ticket[] };

/** Waits until the talk has nothing left to do. */
export const settled = (user: string): Promise<void> =>
  until(async () => {
    const left = await runInDurableObject(talkOf(user), (_, { storage }) =>
      storage.sql
        .exec("SELECT 1 FROM outbox WHERE status = 'due' UNION ALL SELECT 1 FROM inbox WHERE delivery IS NOT NULL")
        .toArray(),
    );
    if (left.length > 0) throw new Error('not settled');
  });

export const alarm = (user: string): Promise<boolean> => runDurableObjectAlarm(talkOf(user));

export const say = async (user: string, text: string, more: Record<string, unknown> = {}): Promise<void> => {
  await post([textEvent(user, text, more)]);
  await settled(user);
};

export const tap = async (user: string, data: string): Promise<void> => {
  await post([event('postback', user, { postback: { data } })]);
  await settled(user);
};

/** A resident who waits for a person, about `category`. */
export async function waiting(category = 'classes', user = newUser()): Promise<{ user: string; ticket: Ticket }> {
  await say(user, 'i want to talk to a person');
  await tap(user, `do=intake&step=category&answer=${category}`);
  return { user, ticket: await ticketOf(user) };
}

/** The newest ticket of a resident, as stored. */
export async function ticketOf(user: string): Promise<Ticket> {
  const row = await env.RECORDS.prepare('SELECT id FROM tickets WHERE talk = ? ORDER BY created_at DESC, rowid DESC')
    .bind(`user:${user}`)
    .first<{ id: string }>();
  if (!row) throw new Error('no ticket');
  const { readTicket } = await import('../../../src/tickets/index.ts');
  return (await readTicket(env.RECORDS, row.id)) as Ticket;
}

/** Waits until the talk has heard everything staff did. */
const told = (ticketId: string): Promise<void> =>
  until(async () => {
    const left = await env.RECORDS.prepare('SELECT 1 FROM desk_outbox WHERE ticket_id = ?').bind(ticketId).all();
    if (left.results.length > 0) throw new Error('not told');
  });

/** One thing a member does with a ticket; comes back when the talk knows. */
export const command = async (
  ask: Ask,
  ticketId: string,
  name: string,
  body: Record<string, unknown> = {},
): Promise<{ status: number; body: { error?: string; ticket?: Ticket } }> => {
  const response = await ask(`/staff/api/tickets/${encodeURIComponent(ticketId)}/${name}`, { key: newKey(), ...body });
  await told(ticketId);
  return { status: response.status, body: await response.json() };
};

export const read = async (ask: Ask, ticketId: string): Promise<Whole> =>
  (await ask(`/staff/api/tickets/${encodeURIComponent(ticketId)}`)).json();
