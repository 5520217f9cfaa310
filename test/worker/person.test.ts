import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { ROLES, type Ticket } from '../../src/desk/index.ts';
import { readTicket } from '../../src/tickets/index.ts';
import { command, say, talkOf, waiting } from './support/desk.ts';
import { type Ask, createAsk, newKey, signIn } from './support/fake-access.ts';
import { newUser, until } from './support/send.ts';
import { line } from './support/setup.ts';
import { apply, closedTicket, count, dump, emptyDesk, openTicket, WORDS } from './support/tickets.ts';

const NOW = Date.now();
const exportOf = (ask: Ask, { id }: Ticket): Promise<Response> =>
  ask(`/staff/api/people/${encodeURIComponent(id)}/export`);
const decide = async (ask: Ask, { id }: Ticket, tickets: readonly Ticket[], more: Record<string, unknown> = {}) => {
  const response = await ask(`/staff/api/people/${encodeURIComponent(id)}/delete`, {
    key: newKey(),
    tickets: tickets.map((one) => one.id),
    ...more,
  });
  return { status: response.status, body: (await response.json()) as { error?: string; tickets?: Ticket[] } };
};
const hasWords = async ({ id }: Ticket): Promise<boolean> => {
  const text = await dump(id);
  return WORDS.some((word) => text.includes(word));
};
const readAgain = async ({ id }: Ticket): Promise<Ticket> => (await readTicket(env.RECORDS, id)) as Ticket;
const admin = () => signIn({ role: 'admin', sensitive: true });

beforeEach(emptyDesk);

describe('who may', () => {
  test.each(ROLES.filter((role) => role !== 'admin'))('a %s neither exports nor deletes', async (role) => {
    const ticket = await closedTicket(NOW - 1);
    const { ask } = await signIn({ role, sensitive: true });
    expect((await exportOf(ask, ticket)).status).toBe(403);
    expect((await decide(ask, ticket, [ticket])).status).toBe(403);
    expect(await hasWords(ticket)).toBe(true);
  });

  test('nobody does who has not signed in, or comes from another page', async () => {
    const ticket = await closedTicket(NOW - 1);
    expect((await exportOf(createAsk(null), ticket)).status).toBe(401);
    const { ask } = await admin();
    const body = { key: newKey(), tickets: [ticket.id] };
    const foreign = await ask(`/staff/api/people/${ticket.id}/delete`, body, {
      headers: { origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
    expect(await hasWords(ticket)).toBe(true);
  });
});

describe('the export of one person', () => {
  test('holds everything: tickets, messages, notes, history, pictures as a list, and what the talk remembers', async () => {
    const { user, ticket } = await waiting();
    await say(user, 'where is the beginner class qwxz');
    const staff = await signIn();
    await command(staff.ask, ticket.id, 'note', { text: 'called back' });
    const earlier = await closedTicket(NOW - 86_400_000, { talk: `user:${user}` });
    const hidden = await closedTicket(NOW - 86_400_000, { talk: `user:${user}`, sensitive: true });
    const stranger = await closedTicket(NOW - 1);
    const who = await admin();
    const response = await exportOf(who.ask, ticket);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="person-${ticket.number}.json"`);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const text = await response.text();
    const exported = JSON.parse(text) as {
      person: string;
      isComplete: boolean;
      tickets: { ticket: Ticket; messages: unknown[]; history: { kind: string }[]; attachments: unknown[] }[];
      talk: { talk: { name: string; value: string }[] };
    };
    expect(exported).toMatchObject({ person: `user:${user}`, isComplete: true });
    expect(exported.tickets.map((one) => one.ticket.id).toSorted()).toEqual(
      [ticket.id, earlier.id, hidden.id].toSorted(),
    );
    for (const word of [
      'where is the beginner class qwxz',
      'called back',
      'resident-word',
      'staff-word',
      'translated-word',
      'note-word',
    ])
      expect(text).toContain(word);
    const old = exported.tickets.find((one) => one.ticket.id === earlier.id);
    expect(old?.attachments).toEqual([expect.objectContaining({ type: 'image/png', bytes: 3 })]);
    expect(old?.history.map(({ kind }) => kind)).toContain('close');
    const state = exported.talk.talk.find(({ name }) => name === 'state')?.value ?? '';
    expect(state).toContain('where is the beginner class qwxz');
    expect(state).toContain(ticket.number);
    expect(text).not.toContain(stranger.id);
    const log = await env.RECORDS.prepare(
      "SELECT ticket_id, detail FROM audit WHERE action = 'exported' AND member = ?",
    )
      .bind(who.mail)
      .all();
    expect(log.results).toHaveLength(3);
    expect(log.results.every(({ detail }) => detail === null)).toBe(true);
  });

  test('gives away no key: a reply token that is still good stays in the talk', async () => {
    const { user, ticket } = await waiting();
    const staff = await signIn();
    await command(staff.ask, ticket.id, 'take');
    await say(user, 'hello', { replyToken: 'tokenThatOpensADoor' });
    await say(user, 'hello again', { replyToken: 'tokenThatOpensADoor2' });
    const text = await (await exportOf((await admin()).ask, ticket)).text();
    expect(text).toContain('hello again');
    expect(text).not.toContain('tokenThatOpensADoor');
  });

  test('gives away no key: a link into a room that still waits to be sent opens nothing for whoever reads the file', async () => {
    const { user, ticket } = await waiting('tax');
    const staff = await signIn();
    await say(user, 'menu');
    line.quota.used = 1000;
    line.next('push', { status: 429 });
    await command(staff.ask, ticket.id, 'say', { text: 'Please open the page.' });
    const stored = () =>
      runInDurableObject(talkOf(user), (_, { storage }) =>
        JSON.stringify(storage.sql.exec("SELECT body FROM outbox WHERE status = 'late'").toArray()),
      );
    await until(async () => expect(await stored()).toMatch(/\/r\/[\w-]{16,}/));
    const text = await (await exportOf((await admin()).ask, ticket)).text();
    expect(text).toContain('/r/…');
    expect(text).not.toMatch(/\/r\/[\w-]{16,}/);
  });

  test('without the right to sensitive tickets it holds none, does not say whether there are any, and leaves the talk out', async () => {
    const talk = `user:${newUser()}`;
    const open = await closedTicket(NOW - 1, { talk });
    const alone = await closedTicket(NOW - 1);
    const hidden = await closedTicket(NOW - 1, { talk, sensitive: true });
    const { ask } = await signIn({ role: 'admin' });
    const [withHidden, without] = await Promise.all([exportOf(ask, open), exportOf(ask, alone)]);
    const text = await withHidden.text();
    expect(text).not.toContain(hidden.id);
    const shape = (value: Record<string, unknown>) => ({
      ...value,
      exportedAt: 0,
      person: '',
      tickets: (value.tickets as unknown[]).length,
    });
    expect(shape(JSON.parse(text))).toEqual(shape((await without.json()) as Record<string, unknown>));
    expect(JSON.parse(text)).toMatchObject({ isComplete: false, talk: null });
    expect((await exportOf(ask, hidden)).status).toBe(404);
  });
});

describe('a decision about deletion', () => {
  const asked = async (ticket: Ticket): Promise<Ticket> => {
    await apply(ticket.id, ticket.talk, { kind: 'deletionAsked' }, NOW);
    return readAgain(ticket);
  };

  test('takes the words of the chosen tickets at once, answers the wish, and is in the log without words', async () => {
    const talk = `user:${newUser()}`;
    const chosen = await asked(await closedTicket(NOW - 10, { talk }));
    const kept = await closedTicket(NOW - 10, { talk });
    expect(chosen.deletionAskedAt).toBe(NOW);
    const who = await admin();
    const done = await decide(who.ask, kept, [chosen]);
    expect(done.status).toBe(200);
    expect(await hasWords(chosen)).toBe(false);
    expect(await hasWords(kept)).toBe(true);
    expect(await readAgain(chosen)).toMatchObject({
      deletionAskedAt: null,
      summary: 'Asked about tax',
      wordsDeletedAt: expect.any(Number),
    });
    const log = await env.RECORDS.prepare('SELECT member, action, detail FROM audit WHERE ticket_id = ?')
      .bind(chosen.id)
      .all();
    expect(log.results).toEqual([{ member: who.mail, action: 'wordsDeleted', detail: null }]);
    expect(
      await count("ticket_changes WHERE ticket_id = ? AND kind = 'wordsDeleted' AND member = ?", chosen.id, who.mail),
    ).toBe(1);
  });

  test.each([
    ['an open one', 409, 'desk.not_closed', (talk: string) => openTicket(NOW - 10, { talk })],
    ['one on hold', 409, 'desk.on_hold', (talk: string) => closedTicket(NOW - 10, { talk, legalHold: true })],
    ["somebody else's", 404, 'desk.not_found', () => closedTicket(NOW - 10)],
  ] as const)('that names %s is refused as a whole', async (_, status, error, make) => {
    const talk = `user:${newUser()}`;
    const good = await asked(await closedTicket(NOW - 10, { talk }));
    const bad = await make(talk);
    const before = [await dump(good.id), await dump(bad.id)];
    const { ask } = await admin();
    expect(await decide(ask, good, [good, bad])).toMatchObject({ status, body: { error } });
    expect([await dump(good.id), await dump(bad.id)]).toEqual(before);
  });

  test('about a sensitive ticket needs that right', async () => {
    const talk = `user:${newUser()}`;
    const plain = await closedTicket(NOW - 10, { talk });
    const hidden = await closedTicket(NOW - 10, { talk, sensitive: true });
    const { ask } = await signIn({ role: 'admin' });
    expect((await decide(ask, plain, [hidden])).status).toBe(404);
    expect((await decide(ask, hidden, [hidden])).status).toBe(404);
    expect(await hasWords(hidden)).toBe(true);
    expect((await decide((await admin()).ask, plain, [hidden])).status).toBe(200);
  });

  test('the same click twice is one decision', async () => {
    const ticket = await closedTicket(NOW - 10);
    const { ask } = await admin();
    const key = newKey();
    const [first, second] = await Promise.all([
      decide(ask, ticket, [ticket], { key }),
      decide(ask, ticket, [ticket], { key }),
    ]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(await count("audit WHERE ticket_id = ? AND action = 'wordsDeleted'", ticket.id)).toBe(1);
  });

  test('that the words stay has a reason, answers the wish and takes nothing', async () => {
    const ticket = await asked(await closedTicket(NOW - 10, { legalHold: true }));
    const { ask } = await admin();
    expect((await decide(ask, ticket, [ticket], { refuse: 'because she said so' })).status).toBe(400);
    const key = newKey();
    expect((await decide(ask, ticket, [ticket], { refuse: 'dispute', key })).status).toBe(200);
    expect((await decide(ask, ticket, [ticket], { refuse: 'dispute', key })).status).toBe(200);
    expect((await readAgain(ticket)).deletionAskedAt).toBeNull();
    expect(await hasWords(ticket)).toBe(true);
    const log = await env.RECORDS.prepare("SELECT detail FROM audit WHERE ticket_id = ? AND action = 'deletionDecided'")
      .bind(ticket.id)
      .all();
    expect(log.results).toEqual([{ detail: 'dispute' }]);
    expect(
      await count("ticket_changes WHERE ticket_id = ? AND kind = 'deletionDecided' AND detail = 'dispute'", ticket.id),
    ).toBe(1);
  });

  test('a wish that comes after the words have gone is answered as well', async () => {
    const ticket = await closedTicket(NOW - 10);
    const { ask } = await admin();
    await decide(ask, ticket, [ticket]);
    await asked(ticket);
    expect((await decide(ask, ticket, [ticket])).status).toBe(200);
    expect((await readAgain(ticket)).deletionAskedAt).toBeNull();
  });
});
