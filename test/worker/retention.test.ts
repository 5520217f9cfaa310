import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Ticket } from '../../src/desk/index.ts';
import { NIGHTLY_CRON, runRounds } from '../../src/rounds/index.ts';
import {
  commandTicket,
  readRounds,
  readTicket,
  SHIPPED_SETTINGS,
  saveDeskSetting,
  searchTickets,
  tidyTickets,
} from '../../src/tickets/index.ts';
import { member } from './support/fake-access.ts';
import './support/setup.ts';
import { apply, closedTicket, count, dump, emptyDesk, openTicket, WORDS } from './support/tickets.ts';

const NOW = Date.parse('2026-11-24T18:10:00Z');
const DAY_MS = 86_400_000;
const { retention } = SHIPPED_SETTINGS;
const daysAgo = (days: number): number => NOW - days * DAY_MS;
const tidy = (writes = 100) => tidyTickets(env.RECORDS, retention, NOW, writes);
const read = async ({ id }: Ticket): Promise<Ticket> => (await readTicket(env.RECORDS, id)) as Ticket;
const wordsIn = async ({ id }: Ticket): Promise<string[]> => {
  const text = await dump(id);
  return WORDS.filter((word) => text.includes(word));
};
const auditOf = ({ id }: Ticket, action: string): Promise<number> =>
  count('audit WHERE ticket_id = ? AND action = ?', id, action);

beforeEach(emptyDesk);

describe('words of closed tickets', () => {
  test('go from every place after their time; who wrote when, the history and the summary stay', async () => {
    const ticket = await closedTicket(daysAgo(181));
    expect(await wordsIn(ticket)).toEqual([...WORDS]);
    expect(await searchTickets(env.RECORDS, '在留', { sensitive: true })).toHaveLength(1);
    const before = await env.RECORDS.prepare('SELECT seq, at, author, member FROM ticket_messages').all();
    expect(await tidy()).toEqual({ words: 1, records: 0, isDone: true });
    expect(await wordsIn(ticket)).toEqual([]);
    expect(await searchTickets(env.RECORDS, '在留', { sensitive: true })).toEqual([]);
    expect((await env.RECORDS.prepare('SELECT seq, at, author, member FROM ticket_messages').all()).results).toEqual(
      before.results,
    );
    for (const table of ['ticket_words', 'attachments', 'room_links', 'room_sessions', 'desk_outbox'])
      expect([table, await count(table)]).toEqual([table, 0]);
    expect(await count('ticket_messages WHERE message_id IS NOT NULL OR media IS NOT NULL')).toBe(0);
    expect(await read(ticket)).toMatchObject({
      wordsDeletedAt: NOW,
      summary: 'Asked about tax',
      talk: ticket.talk,
      version: ticket.version + 1,
    });
    expect(await auditOf(ticket, 'wordsDeleted')).toBe(1);
    const [line] = (
      await env.RECORDS.prepare('SELECT member, detail FROM audit WHERE ticket_id = ?').bind(ticket.id).all()
    ).results;
    expect(line).toEqual({ member: 'cron', detail: null });
  });

  test('stay while the time is not over, while the ticket is open, and under legal hold', async () => {
    const young = await closedTicket(daysAgo(179));
    const held = await closedTicket(daysAgo(4_000), { legalHold: true });
    const open = await openTicket(daysAgo(4_000));
    await apply(
      open.id,
      open.talk,
      { kind: 'said', by: 'resident', text: 'resident-word', messageId: null },
      daysAgo(4_000),
    );
    expect(await tidy()).toEqual({ words: 0, records: 0, isDone: true });
    expect(await wordsIn(young)).toEqual([...WORDS]);
    expect(await wordsIn(held)).toEqual([...WORDS]);
    expect(await wordsIn(open)).toEqual(['resident-word']);
  });

  test('the hold lifted, they go', async () => {
    const held = await closedTicket(daysAgo(200), { legalHold: true });
    const command = { do: 'hold', hold: false } as const;
    await commandTicket(env.RECORDS, {
      id: 'lift',
      ticketId: held.id,
      command,
      member: member({ role: 'admin' }),
      now: NOW,
    });
    expect((await tidy()).words).toBe(1);
  });

  test('said after a reopening, they go when the ticket has been closed again long enough', async () => {
    const ticket = await closedTicket(daysAgo(500));
    await tidyTickets(env.RECORDS, retention, daysAgo(300), 100);
    await apply(ticket.id, ticket.talk, { kind: 'reopened' }, daysAgo(290));
    await apply(
      ticket.id,
      ticket.talk,
      { kind: 'said', by: 'resident', text: 'resident-word', messageId: null },
      daysAgo(290),
    );
    await apply(ticket.id, ticket.talk, { kind: 'cancelled' }, daysAgo(181));
    expect((await tidy()).words).toBe(1);
    expect(await wordsIn(ticket)).toEqual([]);
    expect(await auditOf(ticket, 'wordsDeleted')).toBe(2);
  });

  test('the news that a ticket is closed still reaches its talk', async () => {
    const ticket = await closedTicket(daysAgo(200));
    await env.RECORDS.prepare(
      "INSERT INTO desk_outbox (id, talk, ticket_id, ticket_version, body, at) VALUES ('news', ?, ?, 9, ?, 0)",
    )
      .bind(ticket.talk, ticket.id, JSON.stringify({ event: { kind: 'closed', outcome: 'answered' }, silent: false }))
      .run();
    await tidy();
    expect((await env.RECORDS.prepare('SELECT id FROM desk_outbox').all()).results).toEqual([{ id: 'news' }]);
  });
});

describe('a record whose period is over', () => {
  test('knows no longer whose it was, what was said or who did what; that there was one stays', async () => {
    const ticket = await closedTicket(daysAgo(1_826));
    const other = await closedTicket(daysAgo(1_826));
    await apply(ticket.id, ticket.talk, { kind: 'intake', field: 'forWhom', answer: 'minor' }, daysAgo(1_826));
    expect(await tidy()).toEqual({ words: 2, records: 2, isDone: true });
    const text = (await dump(ticket.id)).replace(/"audit":.*/, '');
    for (const gone of [...WORDS, ticket.talk, 'Asked about tax', 'minor', '@city.example'])
      expect(text).not.toContain(gone);
    expect(await read(ticket)).toMatchObject({
      number: ticket.number,
      category: 'tax',
      outcome: 'answered',
      closedAt: ticket.closedAt,
      state: 'closed',
    });
    // Two of them are not one person's.
    expect((await read(ticket)).talk).not.toBe((await read(other)).talk);
    expect(await auditOf(ticket, 'forgotten')).toBe(1);
    expect(await tidy()).toEqual({ words: 0, records: 0, isDone: true });
  });

  test('is not opened again: there is nobody to answer', async () => {
    const ticket = await closedTicket(daysAgo(1_826));
    await tidy();
    const done = await commandTicket(env.RECORDS, {
      id: 'again',
      ticketId: ticket.id,
      command: { do: 'reopen' },
      member: member(),
      now: NOW,
    });
    expect(done).toMatchObject({ ok: false, error: { code: 'desk.forgotten' } });
    expect(await count('desk_outbox')).toBe(0);
  });
});

describe('a night that breaks off', () => {
  /** Every step of the write, in its order, except the full-text index, which takes no trigger. */
  const STEPS = [
    ['tickets', 'UPDATE'],
    ['attachments', 'DELETE'],
    ['ticket_messages', 'UPDATE'],
    ['room_links', 'DELETE'],
    ['room_sessions', 'DELETE'],
    ['desk_outbox', 'DELETE'],
    ['ticket_changes', 'INSERT'],
    ['audit', 'INSERT'],
  ] as const;

  test.each(STEPS)('at %s (%s) has taken nothing, and the next one takes all of it once', async (table, verb) => {
    const ticket = await closedTicket(daysAgo(200));
    const before = await dump(ticket.id);
    await env.RECORDS.prepare(
      `CREATE TRIGGER breaks BEFORE ${verb} ON ${table} BEGIN SELECT RAISE (ABORT, 'the light went out'); END`,
    ).run();
    await expect(tidy()).rejects.toThrow(/light went out/);
    await env.RECORDS.prepare('DROP TRIGGER breaks').run();
    expect(await dump(ticket.id)).toBe(before);
    expect(await searchTickets(env.RECORDS, '在留', { sensitive: true })).toHaveLength(1);
    await tidy();
    expect(await wordsIn(ticket)).toEqual([]);
    expect(await auditOf(ticket, 'wordsDeleted')).toBe(1);
  });

  test('after any call to the database leaves each ticket whole or empty, and is finished by the next', async () => {
    const list: Ticket[] = [];
    for (let n = 0; n < 30; n++) list.push(await closedTicket(daysAgo(200 + n)));
    const old = await closedTicket(daysAgo(2_000));
    let died = 0;
    for (let allowed = 0; ; allowed++) {
      let calls = 0;
      const dying = new Proxy(env.RECORDS, {
        get: (target, name) => {
          if ((name === 'prepare' || name === 'batch') && calls++ >= allowed) throw new Error('died');
          const value = Reflect.get(target, name) as unknown;
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
      const ended = await tidyTickets(dying, retention, NOW + allowed, 100).catch((error: Error) => error.message);
      const torn = await count(
        "tickets t WHERE words_deleted_at IS NOT NULL AND EXISTS (SELECT 1 FROM ticket_messages m WHERE m.ticket_id = t.id AND m.text <> '')",
      );
      expect(torn).toBe(0);
      if (ended !== 'died') break;
      died++;
    }
    // Each write is some fifteen calls: the run was stopped before, in and after every one of them.
    expect(died).toBeGreaterThan(15);
    expect((await tidy()).isDone).toBe(true);
    for (const ticket of [...list, old]) expect(await wordsIn(ticket)).toEqual([]);
    for (const ticket of list) expect(await auditOf(ticket, 'wordsDeleted')).toBe(1);
    expect(await auditOf(old, 'forgotten')).toBe(1);
  }, 30_000);

  test('that is too big is finished by the minutes after it', async () => {
    await env.RECORDS.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1120)
       INSERT INTO tickets (id, number, talk, language, category, place, sensitive, state, created_at, closed_at, last_message_at)
       SELECT 'big-' || i, 'AAA-222', 'user:' || i, 'vi', 'tax', 'line', 0, 'closed', 0, ?, 0 FROM n`,
    )
      .bind(daysAgo(181))
      .run();
    const round = (cron: string, now: number) =>
      runRounds(
        cron,
        env as never,
        {
          loadContent: () => {
            throw new Error('nobody waits');
          },
          say: (key) => key,
        },
        now,
      );
    const left = () => count('tickets WHERE words_deleted_at IS NULL');
    await round(NIGHTLY_CRON, NOW);
    expect(await left()).toBe(120);
    expect((await readRounds(env.RECORDS)).retention).toMatchObject({ result: 'due' });
    const loadContent = () =>
      ({ city: { desk: 'd', utcOffsetMinutes: 540 }, holidays: new Set<string>(), readContact: () => ({}) }) as never;
    const minute = (now: number) => runRounds('* * * * *', env as never, { loadContent, say: (key) => key }, now);
    await minute(NOW + 60_000);
    expect(await left()).toBe(20);
    await minute(NOW + 120_000);
    expect(await left()).toBe(0);
    expect((await readRounds(env.RECORDS)).retention).toMatchObject({ result: 'done' });
  }, 30_000);
});

describe('the rest of the night', () => {
  test('questions nobody could answer go after the days the city has set, and the log says how many', async () => {
    await saveDeskSetting(env.RECORDS, 'retention', { ...retention, unansweredDays: 10 }, 'a@city.example', NOW);
    await env.RECORDS.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
       INSERT INTO unanswered (id, at, language, question) SELECT 'q' || i, ?, 'vi', 'secret question' FROM n`,
    )
      .bind(daysAgo(11))
      .run();
    await env.RECORDS.prepare("INSERT INTO unanswered (id, at, language, question) VALUES ('young', ?, 'vi', 'q')")
      .bind(daysAgo(9))
      .run();
    await runRounds(NIGHTLY_CRON, env as never, { loadContent: () => ({}) as never, say: (key) => key }, NOW);
    expect((await env.RECORDS.prepare('SELECT id FROM unanswered').all()).results).toEqual([{ id: 'young' }]);
    const [line] = (
      await env.RECORDS.prepare("SELECT detail FROM audit WHERE action = 'unansweredDeleted' ORDER BY seq DESC").all()
    ).results;
    expect(line).toEqual({ detail: '2500' });
  });

  test('finding what is due reads an index, not every ticket that was ever closed', async () => {
    const queries: string[] = [];
    const watching = new Proxy(env.RECORDS, {
      get: (target, name) => {
        if (name === 'prepare')
          return (query: string) => {
            queries.push(query);
            return target.prepare(query);
          };
        return Reflect.get(target, name).bind(target);
      },
    });
    await tidyTickets(watching, retention, NOW, 1);
    const plans = await Promise.all(
      queries.map(async (query) =>
        JSON.stringify((await env.RECORDS.prepare(`EXPLAIN QUERY PLAN ${query}`).bind(NOW).all()).results),
      ),
    );
    expect(plans).toHaveLength(2);
    expect(plans[0]).toContain('USING INDEX tickets_with_words');
    expect(plans[1]).toContain('USING INDEX tickets_with_record');
  });
});
