import { createScheduledController } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { loadLibrary } from '../../src/conversation/index.ts';
import type { Ticket } from '../../src/desk/index.ts';
import { MINUTE_CRON, NIGHTLY_CRON, type RoundsVariables, runRounds } from '../../src/rounds/index.ts';
import {
  type DeskSettings,
  deliverLeftWords,
  escalateTicket,
  listWaitingTickets,
  readRounds,
  readTicket,
  saveDeskSetting,
  WORDS_GIVEN_UP_MS,
} from '../../src/tickets/index.ts';
import worker from '../../src/worker.ts';
import { command, read, say, settled, waiting } from './support/desk.ts';
import { signIn } from './support/fake-access.ts';
import { line } from './support/setup.ts';
import { apply, count, emptyDesk, openTicket } from './support/tickets.ts';

const at = (wall: string): number => Date.parse(`${wall}:00+09:00`);
const MINUTE_MS = 60_000;
/** A Friday, before a weekend and the holiday of Monday 2026-11-23. */
const FRIDAY = at('2026-11-20T10:00');
/** Says the key and the numbers, so that a test sees what went out whatever the wording. */
const sayKey = (key: string, params: Readonly<Record<string, string | number>> = {}): string =>
  `${key} ${JSON.stringify(params)}`;

const minute = (now: number, more: Partial<RoundsVariables> = {}): Promise<void> =>
  runRounds(
    MINUTE_CRON,
    { ...(env as unknown as RoundsVariables), ...more },
    { loadContent: () => loadLibrary().content, say: sayKey },
    now,
  );

const set = async <Name extends keyof DeskSettings>(name: Name, value: DeskSettings[Name]): Promise<void> =>
  saveDeskSetting(env.RECORDS, name, value, 'a@city.example', 0);
const setNotify = async (notify: Partial<DeskSettings['notify']> = {}): Promise<void> => {
  await set('notify', { webhook: 'https://hooks.test/secret-path', mail: null, everyMinutes: 15, ...notify });
  await set('origin', 'https://bot.example');
};
const readAgain = async ({ id }: Ticket): Promise<Ticket> => (await readTicket(env.RECORDS, id)) as Ticket;

beforeEach(async () => {
  await emptyDesk();
  await env.RECORDS.exec('DELETE FROM members');
  await set('hours', 'Mo-Fr 08:30-12:00,13:00-17:15; PH off');
});

describe('notices of those who wait', () => {
  test('staff are told in the first minute, then every quarter of an hour until somebody who can answer opens the ticket', async () => {
    await setNotify();
    const ticket = await openTicket(FRIDAY);
    for (const passed of [1, 2, 10, 15, 16, 17, 30, 31, 32]) await minute(FRIDAY + passed * MINUTE_MS);
    expect(line.posted.map(({ oldestMinutes }) => oldestMinutes)).toEqual([1, 16, 31]);

    const viewer = await signIn({ role: 'viewer' });
    await read(viewer.ask, ticket.id);
    expect((await readAgain(ticket)).openedAt).toBeNull();
    await minute(FRIDAY + 46 * MINUTE_MS);
    expect(line.posted).toHaveLength(4);

    const consultant = await signIn();
    await read(consultant.ask, ticket.id);
    const first = (await readAgain(ticket)).openedAt;
    expect(first).toBeGreaterThan(0);
    for (const passed of [47, 62, 90, 110]) await minute(FRIDAY + passed * MINUTE_MS);
    expect(line.posted).toHaveLength(4);
    await read(consultant.ask, ticket.id);
    expect((await readAgain(ticket)).openedAt).toBe(first);
  });

  test('say how many and how long, and not a word, number, category or name of a resident', async () => {
    await setNotify();
    const ticket = await openTicket(FRIDAY, { sensitive: true });
    await apply(ticket.id, ticket.talk, { kind: 'said', by: 'resident', text: 'my husband', messageId: null }, FRIDAY);
    await openTicket(FRIDAY + 10 * MINUTE_MS);
    await minute(FRIDAY + 20 * MINUTE_MS);
    expect(line.posted).toEqual([
      {
        text: 'notice.waiting {"count":2,"minutes":20}',
        count: 2,
        overdue: 0,
        oldestMinutes: 20,
        url: 'https://bot.example/staff',
      },
    ]);
  });

  test('are not sent while the desk is closed, and come when it opens', async () => {
    await setNotify();
    await openTicket(at('2026-11-20T17:20'));
    for (const closed of ['2026-11-20T17:21', '2026-11-21T10:00', '2026-11-23T10:00', '2026-11-24T08:29'])
      await minute(at(closed));
    expect(line.posted).toEqual([]);
    await minute(at('2026-11-24T08:30'));
    expect(line.posted).toHaveLength(1);
  });

  test('a chat service that fails is tried again the next minute, and the console shows that it fails', async () => {
    await setNotify();
    await openTicket(FRIDAY);
    line.next('hook', { status: 404 }, 'lost');
    await minute(FRIDAY + MINUTE_MS);
    expect((await readRounds(env.RECORDS)).notice).toEqual({ at: FRIDAY + MINUTE_MS, result: 'webhook status_404' });
    await minute(FRIDAY + 2 * MINUTE_MS);
    expect(line.posted).toEqual([]);
    await minute(FRIDAY + 3 * MINUTE_MS);
    expect(line.posted).toHaveLength(1);
    const admin = await signIn({ role: 'admin' });
    const { rounds } = (await (await admin.ask('/staff/api/rounds')).json()) as {
      rounds: { notice: { result: string } };
    };
    expect(rounds.notice.result).toBe('webhook ok');
  });

  test('two rounds at the same time tell staff once', async () => {
    await setNotify();
    await openTicket(FRIDAY);
    await Promise.all([minute(FRIDAY + MINUTE_MS), minute(FRIDAY + MINUTE_MS), minute(FRIDAY + MINUTE_MS + 900)]);
    expect(line.posted).toHaveLength(1);
  });

  test('begin anew when a resident who was looked at goes back to waiting', async () => {
    await setNotify();
    const ticket = await openTicket(FRIDAY);
    await minute(FRIDAY + MINUTE_MS);
    await env.RECORDS.prepare("UPDATE tickets SET opened_at = ?, state = 'active'")
      .bind(FRIDAY + 2 * MINUTE_MS)
      .run();
    await minute(FRIDAY + 40 * MINUTE_MS);
    expect(line.posted).toHaveLength(1);
    await apply(ticket.id, ticket.talk, { kind: 'backToBot' }, FRIDAY + 50 * MINUTE_MS);
    await minute(FRIDAY + 51 * MINUTE_MS);
    expect(line.posted).toHaveLength(2);
  });

  test('go by mail as well, and without the binding the console says so', async () => {
    await setNotify({ webhook: null, mail: 'desk@city.example' });
    await openTicket(FRIDAY);
    await minute(FRIDAY + MINUTE_MS);
    expect((await readRounds(env.RECORDS)).notice?.result).toBe('mail not_configured');
    const mails: unknown[] = [];
    const MAIL = { send: async (mail: unknown) => void mails.push(mail) };
    await minute(FRIDAY + 2 * MINUTE_MS, { MAIL, MAIL_FROM: 'bot@city.example' });
    expect(mails).toEqual([
      {
        from: 'bot@city.example',
        to: 'desk@city.example',
        subject: 'notice.subject {"count":1}',
        text: 'notice.waiting {"count":1,"minutes":2}\n\nhttps://bot.example/staff',
      },
    ]);
  });

  test('the address of the console is kept when a member sets the notices up', async () => {
    const admin = await signIn({ role: 'admin' });
    const notify = { webhook: 'https://hooks.test/x', mail: null, everyMinutes: 15 };
    expect((await admin.ask('/staff/api/settings/notify', notify, { method: 'PUT' })).status).toBe(200);
    await openTicket(FRIDAY);
    await minute(FRIDAY + MINUTE_MS);
    expect(line.posted[0]?.url).toBe('https://bot.example/staff');
  });
});

describe('a ticket that has waited one opening day', () => {
  test('goes to the admins after the weekend and the holiday, once', async () => {
    await setNotify();
    await signIn({ role: 'admin', mail: 'chief@city.example' });
    await signIn({ role: 'admin', mail: 'gone@city.example', active: false });
    await signIn({ role: 'consultant', mail: 'tanaka@city.example' });
    const mails: { to: string; subject: string }[] = [];
    const more = {
      MAIL: { send: async (mail: { to: string; subject: string }) => void mails.push(mail) },
      MAIL_FROM: 'bot@city.example',
    };
    const ticket = await openTicket(FRIDAY);
    for (const early of ['2026-11-20T17:00', '2026-11-22T10:00', '2026-11-23T12:00', '2026-11-24T09:59'])
      await minute(at(early), more);
    expect((await readAgain(ticket)).escalatedAt).toBeNull();
    expect(mails).toEqual([]);
    const due = at('2026-11-24T10:00');
    await minute(due, more);
    expect(await readAgain(ticket)).toMatchObject({ escalatedAt: due, state: 'waiting', version: ticket.version + 1 });
    expect(line.posted.at(-1)).toMatchObject({ count: 1, overdue: 1 });
    expect(mails.map(({ to, subject }) => `${to} ${subject}`)).toEqual([
      'chief@city.example notice.subjectOverdue {"count":1}',
    ]);
    await minute(due + MINUTE_MS, more);
    await minute(due + 20 * MINUTE_MS, more);
    expect(await count("ticket_changes WHERE kind = 'escalated'")).toBe(1);
    expect(mails).toHaveLength(1);
  });

  test('the resident learns it with their next word, free of charge, with the number to call', async () => {
    const { user, ticket } = await waiting();
    await env.RECORDS.prepare('UPDATE tickets SET waiting_since = ? WHERE id = ?')
      .bind(Date.now() - 14 * 86_400_000, ticket.id)
      .run();
    line.sent.length = 0;
    await minute(Date.now());
    await settled(user);
    expect(line.sent).toEqual([]);
    expect(await count('desk_outbox')).toBe(0);
    await say(user, 'hello');
    expect(line.sent.map(({ how }) => how)).toEqual(['reply']);
    expect(JSON.stringify(line.sent)).toContain('Nobody has answered you for a whole day');
    const staff = await signIn();
    expect((await read(staff.ask, ticket.id)).history.map(({ kind, member }) => `${kind} ${member}`)).toContain(
      'escalated cron',
    );
  });

  test.each([{ sensitive: true }, { safePhone: 'no' }])('nothing is written to the phone when %o', async (kind) => {
    const ticket = await openTicket(FRIDAY, kind);
    await minute(at('2026-11-24T10:00'));
    expect((await readAgain(ticket)).escalatedAt).not.toBeNull();
    expect(await count('desk_outbox')).toBe(0);
    expect(line.sent).toEqual([]);
  });

  test('is left alone when somebody has taken it in this very moment', async () => {
    const ticket = await openTicket(FRIDAY);
    const [seen] = await listWaitingTickets(env.RECORDS);
    const staff = await signIn();
    expect((await command(staff.ask, ticket.id, 'take')).status).toBe(200);
    if (!seen) throw new Error('nobody waits');
    expect(await escalateTicket(env.RECORDS, seen, at('2026-11-24T10:00'))).toBe(false);
    expect((await readAgain(ticket)).escalatedAt).toBeNull();
    expect(await count('desk_outbox')).toBe(0);
  });

  test('handed back, it has a whole day again', async () => {
    const ticket = await openTicket(FRIDAY);
    await minute(at('2026-11-24T10:00'));
    const staff = await signIn();
    await command(staff.ask, ticket.id, 'take');
    await command(staff.ask, ticket.id, 'hand-back');
    expect((await readAgain(ticket)).escalatedAt).toBeNull();
  });
});

describe('words of staff that no talk has taken', () => {
  const leave = async (ticket: Ticket, id: string, event: object, when: number): Promise<void> => {
    await env.RECORDS.prepare(
      'INSERT INTO desk_outbox (id, talk, ticket_id, ticket_version, body, at) VALUES (?, ?, ?, 9, ?, ?)',
    )
      .bind(id, ticket.talk, ticket.id, JSON.stringify({ event, silent: false }), when)
      .run();
  };
  const message = { kind: 'message', messageId: 'said-1', member: 'T', text: 'left behind' };
  const dead = () => ({ hearDesk: async () => Promise.reject(new Error('unreachable')) });
  const tell = (toListener: Parameters<typeof deliverLeftWords>[2], now: number) =>
    deliverLeftWords(env.RECORDS, now - 30_000, toListener, now, null);

  test('are told by the next minute, once; a younger one is left to whoever stored it', async () => {
    const { user, ticket } = await waiting();
    const now = Date.now();
    await leave(ticket, 'old', message, now - 31_000);
    line.sent.length = 0;
    await minute(now);
    await minute(now);
    await settled(user);
    expect(JSON.stringify(line.sent).split('left behind')).toHaveLength(2);
    const { ticket: other } = await waiting();
    await leave(other, 'young', message, now - 5_000);
    await minute(now);
    expect(await count('desk_outbox')).toBe(1);
  });

  test('fail at last: staff see it, and what the talk must know of the ticket is tried on', async () => {
    const ticket = await openTicket(0);
    await env.RECORDS.prepare(
      "INSERT INTO ticket_messages (id, ticket_id, at, author, text, delivery) VALUES ('said-1', ?, 0, 'staff', 'left behind', 'sending')",
    )
      .bind(ticket.id)
      .run();
    await leave(ticket, 'word', message, 0);
    await leave(ticket, 'state', { kind: 'closed', outcome: 'answered' }, 1);
    expect(await tell(dead, WORDS_GIVEN_UP_MS - 1)).toEqual({ told: 0, failed: [] });
    expect(await tell(dead, WORDS_GIVEN_UP_MS)).toEqual({ told: 0, failed: [ticket.id] });
    const stored = await env.RECORDS.prepare(
      "SELECT delivery, reason FROM ticket_messages WHERE id = 'said-1'",
    ).first();
    expect(stored).toEqual({ delivery: 'failed', reason: 'desk.talk_unreachable' });
    expect((await env.RECORDS.prepare('SELECT id FROM desk_outbox').all()).results).toEqual([{ id: 'state' }]);
  });

  test('of fifty dead talks do not keep the living ones from hearing', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    for (let n = 0; n < 55; n++) await leave(await openTicket(n), `dead-${n}`, message, n);
    const alive = await openTicket(1_000);
    await leave(alive, 'alive', message, 1_000);
    const heard: string[] = [];
    const some = (talk: string) =>
      talk === alive.talk ? { hearDesk: async ({ id }: { id: string }) => void heard.push(id) } : dead();
    await tell(some, 100_000);
    expect(heard).toEqual([]);
    await tell(some, 160_000);
    expect(heard).toEqual(['alive']);
  }, 20_000);
});

describe('the cron', () => {
  test.each([
    [MINUTE_CRON, ['minute']],
    [NIGHTLY_CRON, ['retention']],
    ['', ['minute', 'retention']],
  ])('%j runs %j', async (cron, expected) => {
    await worker.scheduled(createScheduledController({ cron, scheduledTime: new Date() }), env as never);
    const rounds = await readRounds(env.RECORDS);
    expect(Object.keys(rounds).toSorted()).toEqual(expected);
    for (const { result } of Object.values(rounds)) expect(['ok', 'done']).toContain(result);
  });

  test('one part that fails keeps no other from its work, and the round counts as failed', async () => {
    await setNotify();
    await openTicket(FRIDAY);
    await env.RECORDS.exec('ALTER TABLE desk_outbox RENAME TO desk_outbox_away');
    await expect(minute(FRIDAY + MINUTE_MS)).rejects.toThrow('rounds.failed left_words');
    await env.RECORDS.exec('ALTER TABLE desk_outbox_away RENAME TO desk_outbox');
    expect(line.posted).toHaveLength(1);
    expect((await readRounds(env.RECORDS)).minute?.result).toBe('left_words');
  });

  test('old links and sessions of rooms go', async () => {
    await env.RECORDS.exec("INSERT INTO room_sessions (hash, ticket_id, seen_at) VALUES ('old', 't', 0)");
    await minute(FRIDAY);
    expect(await count('room_sessions')).toBe(0);
  });
});
