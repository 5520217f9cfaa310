import { env } from 'cloudflare:workers';
import type { Ticket, TicketChange } from '../../../src/desk/index.ts';
import { applyTicketChange, commandTicket, readTicket } from '../../../src/tickets/index.ts';
import { member } from './fake-access.ts';
import { newUser } from './send.ts';

let counter = 0;
const newId = (): string => `made-${++counter}-${crypto.randomUUID().slice(0, 8)}`;

/** Starts a file's or a test's desk empty; the audit log stays, as everywhere. */
export const emptyDesk = async (): Promise<void> => {
  const tables = [
    'ticket_words',
    'ticket_messages',
    'ticket_changes',
    'desk_outbox',
    'room_links',
    'room_sessions',
    'attachments',
    'tickets',
    'settings',
    'rounds',
    'unanswered',
  ];
  await env.RECORDS.batch(tables.map((table) => env.RECORDS.prepare(`DELETE FROM ${table}`)));
};

export const apply = (ticketId: string, talk: string, change: TicketChange, at: number) =>
  applyTicketChange(env.RECORDS, newId(), { ticketId, talk, change, at });

/** A ticket that waits since `at`. */
export async function openTicket(
  at: number,
  { talk = `user:${newUser()}`, sensitive = false, safePhone = '' } = {},
): Promise<Ticket> {
  const id = newId();
  const change = {
    kind: 'opened',
    number: 'KMR-274',
    language: 'vi',
    category: 'tax',
    place: 'line',
    sensitive,
    danger: null,
  } as const;
  await apply(id, talk, change, at);
  if (safePhone) await apply(id, talk, { kind: 'intake', field: 'safePhone', answer: safePhone }, at);
  return (await readTicket(env.RECORDS, id)) as Ticket;
}

/** What nobody should find any more: each place that keeps words holds one of these. */
export const WORDS = ['resident-word', 'staff-word', 'translated-word', 'note-word', 'outbox-word'] as const;

/** A ticket with words in every place that keeps them, closed at `closedAt` with a summary. */
export async function closedTicket(
  closedAt: number,
  { talk = `user:${newUser()}`, sensitive = false, legalHold = false } = {},
): Promise<Ticket> {
  const ticket = await openTicket(closedAt - 3_600_000, { talk, sensitive });
  const { id } = ticket;
  const at = closedAt - 1_000;
  const who = member({ sensitive: true, role: 'admin' });
  const give = async (command: Parameters<typeof commandTicket>[1]['command'], now: number): Promise<void> => {
    const done = await commandTicket(env.RECORDS, { id: newId(), ticketId: id, command, member: who, now });
    if (!done.ok) throw new Error(done.error.code);
  };
  await apply(id, talk, { kind: 'said', by: 'resident', text: 'resident-word 在留', messageId: newId() }, at);
  await apply(id, talk, { kind: 'said', by: 'resident', text: '', messageId: newId(), media: 'picture' }, at);
  await give(
    {
      do: 'say',
      messageId: newId(),
      text: 'staff-word',
      translation: { text: 'translated-word', engine: 'e', mark: 'm' },
    },
    at,
  );
  await give({ do: 'note', messageId: newId(), text: 'note-word' }, at);
  await give({ do: 'close', outcome: 'answered', summary: 'Asked about tax' }, closedAt);
  if (legalHold) await give({ do: 'hold', hold: true }, closedAt);
  await env.RECORDS.batch([
    env.RECORDS.prepare('DELETE FROM desk_outbox WHERE ticket_id = ?').bind(id),
    env.RECORDS.prepare(
      'INSERT INTO desk_outbox (id, talk, ticket_id, ticket_version, body, at) VALUES (?, ?, ?, 1, ?, ?)',
    ).bind(
      newId(),
      talk,
      id,
      JSON.stringify({ event: { kind: 'message', messageId: 'm', member: 'T', text: 'outbox-word' }, silent: false }),
      at,
    ),
    env.RECORDS.prepare(
      "INSERT INTO attachments (id, ticket_id, at, type, bytes) VALUES (?, ?, ?, 'image/png', x'010203')",
    ).bind(newId(), id, at),
    env.RECORDS.prepare('INSERT INTO room_links (hash, ticket_id, at) VALUES (?, ?, ?)').bind(newId(), id, at),
    env.RECORDS.prepare('INSERT INTO room_sessions (hash, ticket_id, seen_at) VALUES (?, ?, ?)').bind(newId(), id, at),
  ]);
  return (await readTicket(env.RECORDS, id)) as Ticket;
}

/** Everything the database holds of a ticket, as one text: what is not in it is nowhere. */
export async function dump(ticketId: string): Promise<string> {
  const tables = [
    'tickets',
    'ticket_messages',
    'ticket_changes',
    'desk_outbox',
    'attachments',
    'room_links',
    'room_sessions',
    'audit',
  ];
  const rows = await env.RECORDS.batch(
    tables.map((table) =>
      env.RECORDS.prepare(`SELECT * FROM ${table} WHERE ${table === 'tickets' ? 'id' : 'ticket_id'} = ?`).bind(
        ticketId,
      ),
    ),
  );
  return JSON.stringify(rows.map(({ results }, index) => ({ [tables[index] ?? '']: results })));
}

export const count = async (query: string, ...params: unknown[]): Promise<number> =>
  (
    await env.RECORDS.prepare(`SELECT COUNT(*) AS n FROM ${query}`)
      .bind(...params)
      .first<{ n: number }>()
  )?.n ?? 0;
