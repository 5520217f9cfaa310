import { abortAllDurableObjects, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { applyTicketChange, commandTicket, deliverDeskWords, readTicket } from '../../src/tickets/index.ts';
import { command, read, say, settled, talkOf, tap, ticketOf, waiting } from './support/desk.ts';
import { newKey, signIn } from './support/fake-access.ts';
import { event, newUser, post, textEvent, until } from './support/send.ts';
import { line } from './support/setup.ts';

const toTalk = (talk: string) => env.CONVERSATIONS.get(env.CONVERSATIONS.idFromName(talk));
const stateOf = (user: string): Promise<{ ticket: { state: string } | null }> =>
  runInDurableObject(talkOf(user), (_, { storage }) =>
    JSON.parse(String(storage.sql.exec("SELECT value FROM talk WHERE name = 'state'").one().value)),
  );
const sentWords = (): string => JSON.stringify(line.sent.flatMap(({ messages }) => messages));

/** A ticket somebody has taken, and the talk knows. */
async function taken(category = 'classes', rights: Parameters<typeof signIn>[0] = {}) {
  const { user, ticket } = await waiting(category);
  const staff = await signIn(rights);
  await command(staff.ask, ticket.id, 'take');
  await settled(user);
  await say(user, 'first words, to collect what waited');
  line.sent.length = 0;
  return { user, ticket, staff };
}

/** What staff do while the talk is out of reach. */
async function behindItsBack(ticketId: string, staff: Awaited<ReturnType<typeof signIn>>, what: 'close' | 'say') {
  const done = await commandTicket(env.RECORDS, {
    id: newKey(),
    ticketId,
    member: staff,
    now: Date.now(),
    command:
      what === 'close'
        ? { do: 'close', outcome: 'answered', summary: 'Asked about classes' }
        : { do: 'say', messageId: newKey(), text: 'Hello' },
  });
  expect(done.ok).toBe(true);
}

describe('nobody is lost when two things happen at once', () => {
  test('words under way while staff close the ticket put it back in line, and the talk learns of it', async () => {
    const { user, ticket, staff } = await taken();
    await behindItsBack(ticket.id, staff, 'close');
    await say(user, 'wait, one more thing');
    expect(await ticketOf(user)).toMatchObject({ state: 'waiting', closedAt: null, outcome: null });
    await deliverDeskWords(env.RECORDS, { ticketId: ticket.id }, toTalk, null);
    await settled(user);
    expect((await stateOf(user)).ticket?.state).toBe('waiting');
    expect((await read(staff.ask, ticket.id)).messages.map(({ text }) => text)).toContain('wait, one more thing');
  });

  test('what staff did in the same moment stands: a late "no longer needed" does not take their summary back', async () => {
    const { user, ticket, staff } = await taken();
    await behindItsBack(ticket.id, staff, 'close');
    const closed = await ticketOf(user);
    await tap(user, 'do=cancelTicket');
    expect(await ticketOf(user)).toMatchObject({ outcome: 'answered', closedAt: closed.closedAt });
    await tap(user, 'do=backToBot');
    expect((await ticketOf(user)).state).toBe('closed');
  });

  test('a second tap on "back to the bot" costs no place in line', async () => {
    const { user, ticket } = await taken();
    await tap(user, 'do=backToBot');
    const since = (await ticketOf(user)).waitingSince;
    const change = { kind: 'backToBot' } as const;
    await applyTicketChange(env.RECORDS, newKey(), {
      ticketId: ticket.id,
      talk: ticket.talk,
      change,
      at: Date.now() + 5_000,
    });
    expect((await ticketOf(user)).waitingSince).toBe(since);
  });

  test('somebody who waits again is answered by whoever is here', async () => {
    const { user, ticket } = await taken();
    await tap(user, 'do=backToBot');
    const other = await signIn({ name: 'Mori' });
    expect((await command(other.ask, ticket.id, 'say', { text: 'I have your case now.' })).status).toBe(200);
    await settled(user);
  });

  test('words that broke the bot reach the person all the same', async () => {
    const { user, ticket } = await waiting();
    const staff = await signIn();
    await runInDurableObject(talkOf(user), (_, { storage }) => {
      storage.sql.exec(
        `UPDATE talk SET value = json_set(value, '$.lastShown', json('{"do":"nothing-we-know"}')) WHERE name = 'state'`,
      );
    });
    await abortAllDurableObjects();
    await say(user, 'go back please');
    expect((await read(staff.ask, ticket.id)).messages.map(({ text }) => text)).toContain('go back please');
  });
});

describe('what waits for a free reply', () => {
  test('seven words of staff over quota arrive all, in order, with the next words of the resident', async () => {
    const { user, ticket, staff } = await taken();
    line.quota.used = 1000;
    line.next('push', ...Array.from({ length: 40 }, () => ({ status: 429 })));
    const texts = Array.from({ length: 7 }, (_, index) => `word-${index + 1}-of-staff`);
    for (const text of texts) {
      await command(staff.ask, ticket.id, 'say', { text });
      await settled(user);
    }
    line.sent.length = 0;
    for (const word of ['hello?', 'anyone?', 'still there?']) await say(user, word);
    const arrived = [...sentWords().matchAll(/word-\d-of-staff/g)].map(([text]) => text);
    expect([...new Set(arrived)]).toEqual(texts);
    await until(async () =>
      expect(
        (await read(staff.ask, ticket.id)).messages
          .filter(({ author }) => author === 'staff')
          .map(({ delivery }) => delivery),
      ).toEqual(texts.map(() => 'delivered')),
    );
  });

  test('of how the ticket stands only the newest is told', async () => {
    const { user, ticket } = await waiting();
    const staff = await signIn({ name: 'Nakamura' });
    await command(staff.ask, ticket.id, 'take');
    await settled(user);
    await command(staff.ask, ticket.id, 'hand-back');
    await settled(user);
    line.sent.length = 0;
    await say(user, 'where do i throw my trash');
    expect(sentWords()).toContain('handed you back');
    expect(sentWords()).not.toContain('Nakamura');
  });

  test('a danger card waits for nothing and comes alone', async () => {
    const { user, ticket } = await waiting();
    const staff = await signIn();
    await command(staff.ask, ticket.id, 'take');
    await settled(user);
    line.sent.length = 0;
    await say(user, 'my house is on fire help');
    expect(line.sent[0]?.messages).toHaveLength(1);
    expect(sentWords()).not.toContain('is answering');
  });

  test('a reply token is as old as the words it came with', async () => {
    const { user, ticket, staff } = await taken();
    await say(user, 'hello');
    const before = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 50));
    line.next('reply', 'lost');
    await command(staff.ask, ticket.id, 'say', { text: 'Yes.' });
    const stored = await until(() =>
      runInDurableObject(talkOf(user), (_, { storage }) => {
        const rows = storage.sql
          .exec("SELECT token_at FROM outbox WHERE kind = 'line' AND reply_token IS NOT NULL")
          .toArray();
        if (rows.length === 0) throw new Error('not stored yet');
        return Number(rows[0]?.token_at);
      }),
    );
    expect(stored).toBeLessThanOrEqual(before);
    await settled(user);
  });
});

describe('a blocked account', () => {
  test('is seen by staff: what waited has failed, nothing new is taken, and coming back opens the way again', async () => {
    const { user, ticket, staff } = await taken();
    line.quota.used = 1000;
    line.next('push', { status: 429 });
    await command(staff.ask, ticket.id, 'say', { text: 'Please bring your card.' });
    await settled(user);
    await post([event('unfollow', user)]);
    await settled(user);
    const whole = await read(staff.ask, ticket.id);
    expect(whole.ticket.leftAt).toBeGreaterThan(0);
    const isMarked = async (path: string): Promise<boolean> =>
      (await (await staff.ask(path)).text()).includes('class="mark left"');
    expect(await isMarked(`/staff/tickets/${encodeURIComponent(ticket.id)}`)).toBe(true);
    expect(await isMarked('/staff?list=mine')).toBe(true);
    const page = await (await staff.ask(`/staff/tickets/${encodeURIComponent(ticket.id)}`)).text();
    expect(page).toContain('LINEには送れません');
    expect(page).not.toContain('LINEのトークに届きます');
    expect(whole.messages.findLast(({ author }) => author === 'staff')).toMatchObject({
      delivery: 'failed',
      reason: 'line.blocked',
    });
    expect((await command(staff.ask, ticket.id, 'say', { text: 'Hello?' })).body.error).toBe('desk.left');
    await post([event('follow', user, { follow: { isUnblocked: true } })]);
    await settled(user);
    expect((await ticketOf(user)).leftAt).toBeNull();
    expect(await isMarked('/staff?list=mine')).toBe(false);
    expect((await stateOf(user)).ticket?.state).toBe('active');
  });
});

describe('words taken back', () => {
  test('go from an earlier ticket, too, and from one the talk has forgotten', async () => {
    const { user, ticket } = await waiting();
    const message = textEvent(user, 'my new address is a secret');
    const { id } = message.message as { id: string };
    await post([message]);
    await settled(user);
    await say(user, 'delete my data');
    await tap(user, 'do=forget&sure=true');
    await runInDurableObject(talkOf(user), (_, { storage }) => {
      storage.sql.exec('DELETE FROM talk');
    });
    await abortAllDurableObjects();
    await post([event('unsend', user, { unsend: { messageId: id } })]);
    await settled(user);
    const staff = await signIn();
    expect(JSON.stringify(await read(staff.ask, ticket.id))).not.toContain('new address');
  });

  test('"delete my data" long after: the wish reaches the desk although the talk knows of no ticket', async () => {
    const { user, ticket, staff } = await taken();
    await command(staff.ask, ticket.id, 'close', { outcome: 'answered', summary: 'Asked about classes' });
    await settled(user);
    await runInDurableObject(talkOf(user), (_, { storage }) => {
      storage.sql.exec('DELETE FROM talk');
    });
    await abortAllDurableObjects();
    line.sent.length = 0;
    await tap(user, 'do=forget&sure=true');
    expect((await ticketOf(user)).deletionAskedAt).toBeGreaterThan(0);
    expect(sentWords()).not.toContain('I know nothing about you');
  });
});

describe('a ticket that becomes sensitive', () => {
  test('by a danger card: urgent, unseen, waiting for somebody with the right, out of sight of everybody else', async () => {
    const { user, ticket, staff } = await taken();
    await say(user, 'my husband hits me i am afraid to go home');
    expect(await ticketOf(user)).toMatchObject({ danger: 'violence', sensitive: false, openedAt: null });
    await read(staff.ask, ticket.id);
    await tap(user, 'do=person&danger=violence');
    expect(await ticketOf(user)).toMatchObject({
      ...{ id: ticket.id, sensitive: true, place: 'room', state: 'waiting', assignee: null, openedAt: null },
    });
    expect((await staff.ask(`/staff/api/tickets/${ticket.id}`)).status).toBe(404);
    const trusted = await signIn({ sensitive: true });
    expect((await command(trusted.ask, ticket.id, 'take')).status).toBe(200);
  });

  test('by a member: whoever had it and may not see it has it no longer, and the talk goes on in a room', async () => {
    const { user, ticket } = await taken();
    const trusted = await signIn({ sensitive: true, name: 'Mori' });
    expect((await command(trusted.ask, ticket.id, 'mark-sensitive')).status).toBe(200);
    expect(await readTicket(env.RECORDS, ticket.id)).toMatchObject({
      ...{ sensitive: true, place: 'room', state: 'active', assignee: trusted.mail },
    });
    await settled(user);
    line.sent.length = 0;
    await command(trusted.ask, ticket.id, 'say', { text: 'in the room only' });
    await settled(user);
    expect(sentWords()).not.toContain('in the room only');
    expect(sentWords()).toMatch(/\/r\//);
  });
});

describe('what stays among those who may see it', () => {
  test('a page that has the ticket open learns that it has become sensitive; other pages without the right learn nothing', async () => {
    const { ticket, staff } = await taken();
    const trusted = await signIn({ sensitive: true });
    const open = async (view: string | null): Promise<string[]> => {
      const response = await staff.ask('/staff/api/live', undefined, { headers: { upgrade: 'websocket' } });
      const heard: string[] = [];
      response.webSocket?.accept();
      response.webSocket?.addEventListener('message', ({ data }) => heard.push(String(data)));
      response.webSocket?.send(JSON.stringify({ view, isWriting: false }));
      return heard;
    };
    const [looking, elsewhere] = [await open(ticket.id), await open(null)];
    await until(() => expect(looking.length).toBeGreaterThan(0));
    await command(trusted.ask, ticket.id, 'mark-sensitive');
    await until(() => expect(looking.join()).toContain('"changed"'));
    expect(elsewhere.join()).not.toContain(ticket.id);
  });

  test('opening a picture of a sensitive ticket is logged like the ticket itself', async () => {
    const user = newUser();
    await say(user, 'my husband hits me i am afraid to go home');
    await tap(user, 'do=person&danger=violence');
    await post([event('message', user, { message: { type: 'image', id: '4711', quoteToken: 'q' } })]);
    await settled(user);
    const trusted = await signIn({ sensitive: true });
    const picture = await env.RECORDS.prepare(
      "SELECT id, ticket_id FROM ticket_messages WHERE message_id = '4711'",
    ).first<{
      id: string;
      ticket_id: string;
    }>();
    await trusted.ask(`/staff/api/attachments/${encodeURIComponent(picture?.id ?? '')}`);
    const log = await env.RECORDS.prepare('SELECT action FROM audit WHERE ticket_id = ? AND member = ?')
      .bind(picture?.ticket_id, trusted.mail)
      .all();
    expect(log.results).toEqual([{ action: 'viewed' }]);
  });
});

describe('notices of a room', () => {
  test('several words in a row cost one, until the resident has looked or written', async () => {
    const { user, ticket, staff } = await taken('tax');
    const notices = async (text: string): Promise<number> => {
      line.sent.length = 0;
      expect((await command(staff.ask, ticket.id, 'say', { text })).status).toBe(200);
      await settled(user);
      return line.sent.filter(({ to }) => to === user).length;
    };
    expect([await notices('one'), await notices('two'), await notices('three')]).toEqual([1, 0, 0]);
    await env.RECORDS.prepare('UPDATE room_links SET used_at = ? WHERE ticket_id = ?')
      .bind(Date.now() + 60_000, ticket.id)
      .run();
    expect(await notices('four')).toBe(1);
    await say(user, 'i read it');
    expect(await notices('five')).toBe(1);
    await env.RECORDS.prepare('UPDATE ticket_messages SET at = at - 600000 WHERE ticket_id = ?').bind(ticket.id).run();
    expect(await notices('six')).toBe(1);
  });
});

describe('what a talk without a ticket costs', () => {
  test('nobody asks the desk for it, nor an hour after a person was offered and not wanted', async () => {
    const user = newUser();
    await say(user, 'where do i throw my trash');
    const near = () =>
      runInDurableObject(talkOf(user), (_, { storage }) =>
        storage.sql
          .exec("SELECT value FROM talk WHERE name = 'desk'")
          .toArray()
          .map(({ value }) => value),
      );
    expect(await near()).toEqual([]);
    await say(user, 'i want to talk to a person');
    expect(await near()).toEqual(['yes']);
    await runInDurableObject(talkOf(user), (_, { storage }) => {
      storage.sql.exec(`UPDATE talk SET value = json_set(value, '$.asking.at', 1) WHERE name = 'state'`);
    });
    await abortAllDurableObjects();
    await say(user, 'where do i throw my trash');
    expect(await near()).toEqual(['']);
  });
});
