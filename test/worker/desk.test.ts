import { abortAllDurableObjects, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { Ticket } from '../../src/desk/index.ts';
import { deliverDeskWords } from '../../src/tickets/index.ts';
import { command, read, say, settled, talkOf, tap, ticketOf, waiting } from './support/desk.ts';
import { newKey, signIn } from './support/fake-access.ts';
import { event, newUser, post, textEvent, until } from './support/send.ts';
import { line } from './support/setup.ts';

const textsOf = async (ask: Parameters<typeof read>[0], id: string): Promise<string[]> =>
  (await read(ask, id)).messages.map(({ author, text }) => `${author}: ${text}`);

describe('a ticket from LINE to the console and back', () => {
  test('staff see who waits, what was said, and answer; the resident gets it with who speaks', async () => {
    const { user, ticket } = await waiting();
    await say(user, 'where is the beginner class qwxz');
    const staff = await signIn({ name: 'Tanaka' });
    const inbox = (await (await staff.ask('/staff/api/inbox?list=waiting')).json()) as { tickets: { id: string }[] };
    expect(inbox.tickets.map(({ id }) => id)).toContain(ticket.id);
    expect(await textsOf(staff.ask, ticket.id)).toContain('resident: where is the beginner class qwxz');

    line.sent.length = 0;
    expect((await command(staff.ask, ticket.id, 'say', { text: 'It is on Sundays.' })).status).toBe(200);
    await until(() => expect(line.sent).toHaveLength(1));
    expect(JSON.stringify(line.sent[0]?.messages)).toContain('It is on Sundays.');
    expect(JSON.stringify(line.sent[0]?.messages)).toContain('Tanaka');
    expect(line.texts.join()).not.toContain('It is on Sundays.');
    await settled(user);
    await until(async () =>
      expect((await read(staff.ask, ticket.id)).messages.at(-1)).toMatchObject({ author: 'staff', delivery: 'delivered' }),
    );
    expect((await ticketOf(user)).state).toBe('active');
  });

  test('words of staff go by the free reply token while it is fresh', async () => {
    const { user, ticket } = await waiting();
    const staff = await signIn();
    await command(staff.ask, ticket.id, 'take');
    await settled(user);
    await say(user, 'are you there');
    line.sent.length = 0;
    await say(user, 'hello');
    await command(staff.ask, ticket.id, 'say', { text: 'Yes.' });
    await until(() => expect(line.sent.map(({ how }) => how)).toEqual(['reply']));
  });

  test('over quota they wait for the next word of the resident, and staff are told so', async () => {
    const { user, ticket } = await waiting();
    const staff = await signIn();
    line.quota.used = 1000;
    line.next('push', { status: 429 });
    await command(staff.ask, ticket.id, 'say', { text: 'It costs nothing.' });
    await until(async () =>
      expect((await read(staff.ask, ticket.id)).messages.at(-1)).toMatchObject({ delivery: 'waiting', reason: 'quota' }),
    );
    line.sent.length = 0;
    await say(user, 'hello?');
    expect(JSON.stringify(line.sent)).toContain('It costs nothing.');
    await until(async () =>
      expect((await read(staff.ask, ticket.id)).messages.find(({ author }) => author === 'staff')).toMatchObject({
        delivery: 'delivered',
      }),
    );
  });

  test('while a person answers the bot is silent, and every word is on the screen once and in order', async () => {
    const { user, ticket } = await waiting();
    const staff = await signIn();
    await command(staff.ask, ticket.id, 'take');
    await settled(user);
    await say(user, 'first, to collect what waited');
    line.sent.length = 0;
    const events = Array.from({ length: 12 }, (_, index) => textEvent(user, `line ${index}`));
    await post(events.slice(0, 6));
    await post([...events.slice(4, 6), ...events.slice(6)]);
    await settled(user);
    expect(JSON.stringify(line.sent)).toEqual('[]');
    const said = (await textsOf(staff.ask, ticket.id)).filter((text) => text.startsWith('resident: line'));
    expect(said).toEqual(events.map((_, index) => `resident: line ${index}`));
  });

  test('closed with a summary; "not yet" opens it again', async () => {
    const { user, ticket } = await waiting();
    const staff = await signIn();
    await command(staff.ask, ticket.id, 'say', { text: 'Done.' });
    expect((await command(staff.ask, ticket.id, 'close', { outcome: 'answered', summary: '' })).status).toBe(422);
    expect((await command(staff.ask, ticket.id, 'close', { outcome: 'answered', summary: 'Asked about classes' })).status).toBe(200);
    await settled(user);
    await tap(user, 'do=solved&solved=false');
    expect(await ticketOf(user)).toMatchObject({ state: 'waiting', closedAt: null });
  });

  test('an unsent message disappears from the screen and the store, also when the taking back came first', async () => {
    const { user, ticket } = await waiting();
    const staff = await signIn();
    await command(staff.ask, ticket.id, 'take');
    await settled(user);
    const message = textEvent(user, 'my secret address');
    const { id } = message.message as { id: string };
    await post([message]);
    await settled(user);
    await post([event('unsend', user, { unsend: { messageId: id } })]);
    await settled(user);
    const stored = await read(staff.ask, ticket.id);
    expect(JSON.stringify(stored)).not.toContain('my secret address');
    expect(stored.messages.at(-1)?.withdrawnAt).toBeGreaterThan(0);
    const late = textEvent(user, 'another secret');
    await post([event('unsend', user, { unsend: { messageId: (late.message as { id: string }).id } })]);
    await post([late]);
    await settled(user);
    expect(JSON.stringify(await read(staff.ask, ticket.id))).not.toContain('another secret');
    const found = await staff.ask(`/staff/api/inbox?q=${encodeURIComponent('secret address')}`);
    expect(((await found.json()) as { tickets: unknown[] }).tickets).toEqual([]);
  });

  test('search finds two Japanese characters, and the number', async () => {
    const { user, ticket } = await waiting('other');
    await say(user, '昨日、在留カードをなくしました');
    const staff = await signIn();
    const find = async (question: string): Promise<string[]> => {
      const response = await staff.ask(`/staff/api/inbox?q=${encodeURIComponent(question)}`);
      return ((await response.json()) as { tickets: { id: string }[] }).tickets.map(({ id }) => id);
    };
    expect(await find('在留')).toContain(ticket.id);
    expect(await find(ticket.number.toLowerCase())).toContain(ticket.id);
    expect(await find('年金')).not.toContain(ticket.id);
  });
});

describe('nothing is lost and nothing happens twice', () => {
  test('two members cannot both answer: one is told who has it', async () => {
    const { ticket } = await waiting();
    const [first, second] = [await signIn({ name: 'Sato' }), await signIn({ name: 'Mori' })];
    const done = await Promise.all([
      command(first.ask, ticket.id, 'say', { text: 'from Sato' }),
      command(second.ask, ticket.id, 'say', { text: 'from Mori' }),
    ]);
    expect(done.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(done.find(({ status }) => status === 409)?.body.error).toBe('desk.taken_by_other');
    const staffWords = (await read(first.ask, ticket.id)).messages.filter(({ author }) => author === 'staff');
    expect(staffWords).toHaveLength(1);
  });

  test('the same click twice is one message', async () => {
    const { ticket } = await waiting();
    const staff = await signIn();
    const key = newKey();
    await command(staff.ask, ticket.id, 'say', { key, text: 'once' });
    await command(staff.ask, ticket.id, 'say', { key, text: 'once' });
    expect((await read(staff.ask, ticket.id)).messages.filter(({ author }) => author === 'staff')).toHaveLength(1);
    await until(() => expect(line.sent.filter(({ messages }) => JSON.stringify(messages).includes('once'))).toHaveLength(1));
  });

  test('what staff said while the talk could not be reached is told by the cron, once', async () => {
    const { user, ticket } = await waiting();
    const staff = await signIn();
    await command(staff.ask, ticket.id, 'take');
    await settled(user);
    await env.RECORDS.prepare(
      "INSERT INTO desk_outbox (id, talk, ticket_id, ticket_version, body, at) VALUES ('x1', ?, ?, 99, ?, 0)",
    )
      .bind(
        `user:${user}`,
        ticket.id,
        JSON.stringify({ event: { kind: 'message', messageId: 'm', member: 'T', text: 'late' }, silent: false }),
      )
      .run();
    line.sent.length = 0;
    const broken = () => ({ hearDesk: async () => Promise.reject(new Error('unreachable')) });
    expect(await deliverDeskWords(env.RECORDS, { before: Date.now() }, broken, null)).toBe(0);
    const real = (talk: string) => env.CONVERSATIONS.get(env.CONVERSATIONS.idFromName(talk));
    expect(await deliverDeskWords(env.RECORDS, { before: Date.now() }, real, null)).toBeGreaterThan(0);
    expect(await deliverDeskWords(env.RECORDS, { before: Date.now() }, real, null)).toBe(0);
    await until(() => expect(JSON.stringify(line.sent)).toContain('late'));
    expect(line.sent).toHaveLength(1);
  });

  test('a change that D1 refuses at first is written once when it comes back', async () => {
    const { user, ticket } = await waiting();
    await env.RECORDS.exec('ALTER TABLE ticket_changes RENAME TO ticket_changes_away');
    await post([textEvent(user, 'written while the database was away')]);
    await until(async () => {
      const due = await runInDurableObject(talkOf(user), (_, { storage }) =>
        storage.sql.exec("SELECT attempts FROM outbox WHERE kind = 'record' AND status = 'due'").toArray(),
      );
      expect(due.some(({ attempts }) => Number(attempts) > 0)).toBe(true);
    });
    await env.RECORDS.exec('ALTER TABLE ticket_changes_away RENAME TO ticket_changes');
    await runInDurableObject(talkOf(user), (_, { storage }) => void storage.sql.exec('UPDATE outbox SET next_at = 0'));
    await abortAllDurableObjects();
    await say(user, 'and after it');
    const staff = await signIn();
    const said = (await textsOf(staff.ask, ticket.id)).filter((text) => text.startsWith('resident'));
    expect(said).toEqual(['resident: written while the database was away', 'resident: and after it']);
  });

  test('an open ticket survives a talk that was lost', async () => {
    const { user, ticket } = await waiting();
    const staff = await signIn();
    await command(staff.ask, ticket.id, 'take');
    await settled(user);
    await runInDurableObject(talkOf(user), (_, { storage }) => storage.deleteAll());
    await abortAllDurableObjects();
    line.sent.length = 0;
    await say(user, 'where do i throw my trash');
    expect(await textsOf(staff.ask, ticket.id)).toContain('resident: where do i throw my trash');
    expect(line.sent).toEqual([]);
  });

  test('an open ticket survives a state nobody can read', async () => {
    const { user, ticket } = await waiting();
    await runInDurableObject(talkOf(user), (_, { storage }) => {
      storage.sql.exec("UPDATE talk SET value = '{broken' WHERE name = 'state'");
    });
    await abortAllDurableObjects();
    const staff = await signIn();
    await say(user, 'still me');
    expect(await textsOf(staff.ask, ticket.id)).toContain('resident: still me');
  });
});

describe('sensitive tickets', () => {
  const sensitive = async () => {
    const user = newUser();
    await say(user, 'my husband hits me i am afraid to go home');
    await tap(user, 'do=person&danger=violence');
    return { user, ticket: await ticketOf(user) };
  };

  test('are invisible to a member without the right: in lists, in search, by address', async () => {
    const { ticket } = await sensitive();
    const without = await signIn({ role: 'admin' });
    const inbox = await (await without.ask('/staff/api/inbox')).text();
    expect(inbox).not.toContain(ticket.id);
    expect((await without.ask(`/staff/api/tickets/${ticket.id}`)).status).toBe(404);
    expect(await (await without.ask(`/staff/api/inbox?q=${ticket.number}`)).text()).not.toContain(ticket.id);
    expect((await command(without.ask, ticket.id, 'take')).status).toBe(404);
  });

  test('are seen with the right, first of all, and every viewing is logged', async () => {
    await waiting();
    const { ticket } = await sensitive();
    const staff = await signIn({ sensitive: true });
    const inbox = (await (await staff.ask('/staff/api/inbox?list=waiting')).json()) as { tickets: Ticket[] };
    const order = inbox.tickets.map((one) => one.sensitive || one.danger !== null);
    expect(order).toEqual(order.toSorted((a, b) => Number(b) - Number(a)));
    await read(staff.ask, ticket.id);
    const log = await env.RECORDS.prepare("SELECT member FROM audit WHERE ticket_id = ? AND action = 'viewed'")
      .bind(ticket.id)
      .all<{ member: string }>();
    expect(log.results).toEqual([{ member: staff.mail }]);
  });

  test('send nothing by themselves; where somebody else reads the phone, nothing at all', async () => {
    const { user, ticket } = await sensitive();
    await tap(user, 'do=intake&step=safePhone&answer=no');
    const staff = await signIn({ sensitive: true });
    line.sent.length = 0;
    await command(staff.ask, ticket.id, 'take');
    await command(staff.ask, ticket.id, 'say', { text: 'Are you safe?' });
    await command(staff.ask, ticket.id, 'close', { outcome: 'referred', summary: 'Referred to the shelter line' });
    await settled(user);
    expect(line.sent).toEqual([]);
    expect((await ticketOf(user)).state).toBe('closed');
  });

  test('the audit log is edited by nobody', async () => {
    await sensitive();
    const staff = await signIn({ sensitive: true });
    await read(staff.ask, (await sensitive()).ticket.id);
    await expect(env.RECORDS.exec("UPDATE audit SET member = 'x'")).rejects.toThrow(/not edited/);
    await expect(env.RECORDS.exec('DELETE FROM audit')).rejects.toThrow(/not deleted/);
  });
});
