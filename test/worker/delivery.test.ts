import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, test, vi } from 'vitest';
import { event, newUser, post, textEvent, until } from './support/send.ts';
import { line } from './support/setup.ts';

const talkOf = (user: string) => env.CONVERSATIONS.get(env.CONVERSATIONS.idFromName(`user:${user}`));

type Row = Record<string, string | number | null>;
const rows = (user: string, query: string): Promise<Row[]> =>
  runInDurableObject(talkOf(user), (_, { storage }) => storage.sql.exec<Row>(query).toArray());
const letters = (user: string): Promise<Row[]> => rows(user, 'SELECT * FROM outbox ORDER BY seq');
const settled = (user: string): Promise<void> =>
  until(async () =>
    expect(
      await rows(
        user,
        "SELECT 1 FROM outbox WHERE status = 'due' UNION ALL SELECT 1 FROM inbox WHERE delivery IS NOT NULL",
      ),
    ).toEqual([]),
  );

/** Lets the time of retries pass: the object's alarm fires as soon as its moment has come. */
async function passTime(user: string, ms: number): Promise<void> {
  vi.setSystemTime(Date.now() + ms);
  await runDurableObjectAlarm(talkOf(user));
}

describe('every answer arrives exactly once', () => {
  test('the same event delivered twice is answered once', async () => {
    const hello = textEvent(newUser(), 'hello');
    expect((await post([hello])).status).toBe(200);
    expect((await post([{ ...hello, deliveryContext: { isRedelivery: true } }])).status).toBe(200);
    await settled((hello.source as { userId: string }).userId);
    expect(line.sent).toHaveLength(1);
  });

  test('the same event delivered twice at once is answered once', async () => {
    const user = newUser();
    const hello = textEvent(user, 'hello');
    await Promise.all([post([hello, hello]), post([hello]), post([hello])]);
    await settled(user);
    expect(line.sent).toHaveLength(1);
  });

  test('answers leave in the order of storing', async () => {
    const user = newUser();
    const events = ['hello', 'thank you', 'menu', 'hello'].map((text) => textEvent(user, text));
    await post(events);
    await settled(user);
    expect(line.sent.map(({ to }) => to)).toEqual(events.map(({ replyToken }) => replyToken));
  });

  test('a talk thrown out of memory goes on where it was', async () => {
    const user = newUser();
    line.profileLanguage = 'vi';
    await post([textEvent(user, 'hello')]);
    await settled(user);
    await abortAllDurableObjects();
    await post([event('postback', user, { postback: { data: 'do=menu' } })]);
    await settled(user);
    expect(line.sent).toHaveLength(2);
    expect(line.calls.filter((call) => call === 'profile')).toHaveLength(1);
  });
});

describe('a reply that fails', () => {
  test('with a server error is tried again with the same token, and found delivered when the token is used', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const user = newUser();
    line.next('reply', 'accepted-then-lost');
    await post([textEvent(user, 'hello')]);
    await until(async () => expect((await letters(user))[0]?.unknown).toBe(1));
    await passTime(user, 3_000);
    await settled(user);
    expect(line.sent.map(({ how }) => how)).toEqual(['reply']);
    expect(line.calls.filter((call) => call === 'push')).toHaveLength(0);
    vi.useRealTimers();
  });

  test('because LINE is down for a moment arrives by the same token', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const user = newUser();
    line.next('reply', { status: 500 }, { status: 503 }, 'lost');
    await post([textEvent(user, 'hello')]);
    for (let seconds = 0; seconds < 12; seconds += 3) {
      await until(async () =>
        expect((await letters(user)).every(({ next_at: at }) => Number(at) - Date.now() < 20_000)).toBe(true),
      );
      await passTime(user, 3_000);
    }
    await settled(user);
    expect(line.sent.map(({ how }) => how)).toEqual(['reply']);
    vi.useRealTimers();
  });

  test('because its token is no longer good is pushed with a retry key derived from the letter', async () => {
    const user = newUser();
    line.next('reply', { status: 400, body: { message: 'Invalid reply token' } });
    await post([textEvent(user, 'hello')]);
    await settled(user);
    expect(line.sent).toMatchObject([
      {
        how: 'push',
        to: user,
        retryKey: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      },
    ]);
  });

  test('with an unknown outcome after the minute opens the next turn, marked as late', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const user = newUser();
    line.next('reply', ...Array.from({ length: 12 }, () => 'lost' as const));
    await post([textEvent(user, 'hello')]);
    await until(async () => expect((await letters(user))[0]?.unknown).toBe(1));
    for (let seconds = 0; seconds < 90 && (await letters(user))[0]?.status === 'due'; seconds += 15)
      await passTime(user, 15_000);
    expect((await letters(user))[0]?.status).toBe('late');
    expect(line.sent).toHaveLength(0);
    line.recover();
    await post([textEvent(user, 'thank you')]);
    await until(() => expect(line.sent).toHaveLength(1));
    expect(line.texts[0]).toContain('earlier message');
    expect(line.texts).toHaveLength(3);
    vi.useRealTimers();
  });

  test('with an unknown outcome after the minute is pushed when it is a danger card: twice beats never', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const user = newUser();
    line.next('reply', ...Array.from({ length: 12 }, () => 'lost' as const));
    await post([textEvent(user, 'my house is on fire')]);
    await until(async () => expect((await letters(user))[0]?.unknown).toBe(1));
    for (let seconds = 0; seconds < 90 && line.sent.length === 0; seconds += 15) await passTime(user, 15_000);
    await until(() => expect(line.sent).toMatchObject([{ how: 'push', to: user }]));
    vi.useRealTimers();
  });
});

describe('a push that fails', () => {
  const withoutToken = { replyToken: undefined };

  test('is tried again with the same retry key; 409 means that LINE had accepted it', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const user = newUser();
    line.next('push', 'accepted-then-lost');
    await post([textEvent(user, 'hello', withoutToken)]);
    await until(async () => expect((await letters(user))[0]?.attempts).toBe(1));
    await passTime(user, 5_000);
    await settled(user);
    expect(line.sent).toHaveLength(1);
    expect(line.calls.filter((call) => call === 'push')).toHaveLength(2);
    vi.useRealTimers();
  });

  test('because the month is used up is not tried again and opens the next turn', async () => {
    const user = newUser();
    line.quota.used = line.quota.value;
    line.next('push', { status: 429, body: { message: 'You have reached your monthly limit.' } });
    await post([textEvent(user, 'hello', withoutToken)]);
    await until(async () => expect((await letters(user))[0]?.status).toBe('late'));
    expect(line.calls.filter((call) => call === 'push')).toHaveLength(1);
  });

  test('because LINE is asked too often is tried again later', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const user = newUser();
    line.next('push', { status: 429, body: { message: 'The API rate limit has been exceeded. Try again later.' } });
    await post([textEvent(user, 'hello', withoutToken)]);
    // The lease of an attempt is twelve seconds; a pause has been decided on once the next try is nearer than that.
    await until(async () => expect(Number((await letters(user))[0]?.next_at) - Date.now()).toBeLessThan(8_000));
    expect(line.calls.filter((call) => call === 'quota')).toHaveLength(2);
    await passTime(user, 5_000);
    await until(() => expect(line.sent).toHaveLength(1));
    vi.useRealTimers();
  });

  test('for good is parked in D1 with its reason, shown in /healthz, and never with its words', async () => {
    const user = newUser();
    line.next('push', { status: 403 });
    const hello = textEvent(user, 'hello', withoutToken);
    await post([hello]);
    await until(async () => {
      const { results } = await env.RECORDS.prepare('SELECT * FROM parked WHERE id = ?')
        .bind(`${hello.webhookEventId}/0`)
        .all();
      expect(results).toMatchObject([{ reason: 'line.push_403', urgency: 'answer', request_id: expect.any(String) }]);
      expect(JSON.stringify(results)).not.toContain(user);
    });
  });
});

describe('a talk', () => {
  test('that cannot be read is kept aside and starts afresh', async () => {
    const user = newUser();
    await post([textEvent(user, 'hello')]);
    await settled(user);
    await runInDurableObject(talkOf(user), (_, { storage }) =>
      storage.sql.exec("UPDATE talk SET value = '{broken' WHERE name = 'state'"),
    );
    await abortAllDurableObjects();
    await post([textEvent(user, 'hello')]);
    await settled(user);
    expect(line.sent).toHaveLength(2);
    expect(await rows(user, "SELECT value FROM talk WHERE name LIKE 'aside-%'")).toEqual([{ value: '{broken' }]);
  });

  test('forgets words that were taken back, also when the unsend overtakes its message', async () => {
    const user = newUser();
    const secret = textEvent(user, 'my secret words');
    const messageId = (secret.message as { id: string }).id;
    await post([event('unsend', user, { unsend: { messageId } })]);
    await post([secret]);
    await settled(user);
    expect(line.sent).toHaveLength(0);
    const second = textEvent(user, 'more secret words about horses');
    await post([second]);
    await settled(user);
    await post([event('unsend', user, { unsend: { messageId: (second.message as { id: string }).id } })]);
    await settled(user);
    expect(JSON.stringify(await rows(user, 'SELECT * FROM talk'))).not.toContain('secret');
    expect(JSON.stringify(await rows(user, 'SELECT * FROM inbox'))).not.toContain('secret');
    await until(async () =>
      expect(
        (await env.RECORDS.prepare("SELECT * FROM unanswered WHERE question LIKE '%secret%'").all()).results,
      ).toEqual([]),
    );
  });

  test('shows that something is happening when LINE is slow to tell who is writing, and answers all the same', async () => {
    const user = newUser();
    line.profileDelayMs = 600;
    await post([textEvent(user, 'hello')]);
    await settled(user);
    expect(line.calls).toEqual(['profile', 'start', 'reply']);
  });

  test('goes on without a profile when LINE does not tell one', async () => {
    const user = newUser();
    line.next('profile', { status: 404 });
    await post([textEvent(user, 'tôi muốn gia hạn visa thì làm thế nào')]);
    await settled(user);
    expect(line.texts.join()).toMatch(/visa/i);
  });

  test('stores a My Number nowhere and says why not to send it', async () => {
    const user = newUser();
    await post([textEvent(user, 'my number is 123456789018 ok?')]);
    await settled(user);
    expect(line.texts.join()).toContain('removed it');
    for (const table of ['inbox', 'talk', 'outbox'])
      expect(JSON.stringify(await rows(user, `SELECT * FROM ${table}`))).not.toContain('123456789018');
  });

  test('is erased when its person asks for it, after one question back', async () => {
    const user = newUser();
    await post([textEvent(user, 'hello'), textEvent(user, 'delete my data')]);
    await settled(user);
    expect(line.texts.at(-1)).toContain('Shall I delete');
    await post([event('postback', user, { postback: { data: 'do=forget&sure=true' } })]);
    await settled(user);
    expect(line.texts.at(-1)).toContain('Deleted');
    expect(await rows(user, 'SELECT * FROM talk')).toEqual([]);
  });

  test('with a blocked account is erased and gets nothing', async () => {
    const user = newUser();
    await post([textEvent(user, 'hello')]);
    await settled(user);
    await post([event('unfollow', user)]);
    await settled(user);
    expect(line.sent).toHaveLength(1);
    expect(await rows(user, 'SELECT * FROM talk')).toEqual([]);
  });

  test('in a flood asks once for patience, stores everything, and never limits danger', async () => {
    const user = newUser();
    await post(Array.from({ length: 40 }, () => textEvent(user, 'hello')));
    await settled(user);
    expect(line.sent.length).toBeLessThan(22);
    expect(line.texts.filter((text) => text.includes('very fast'))).toHaveLength(1);
    expect(await rows(user, 'SELECT COUNT(*) AS n FROM inbox')).toEqual([{ n: 40 }]);
    const before = line.sent.length;
    await post([textEvent(user, 'my house is on fire')]);
    await settled(user);
    expect(line.sent).toHaveLength(before + 1);
  });

  test('in a group stays silent and stores nothing until the bot is mentioned', async () => {
    const group = `C${crypto.randomUUID().replaceAll('-', '')}`;
    const source = { type: 'group', groupId: group, userId: newUser() };
    await post([textEvent('', 'shall we meet at the park?', { source })]);
    const talk = env.CONVERSATIONS.get(env.CONVERSATIONS.idFromName(`group:${group}`));
    expect(
      await runInDurableObject(talk, (_, { storage }) => storage.sql.exec('SELECT * FROM inbox').toArray()),
    ).toEqual([]);
    const mention = { mentionees: [{ index: 0, length: 4, type: 'user', userId: 'U0', isSelf: true }] };
    await post([
      textEvent('', '', { source, message: { type: 'text', id: '77', text: '@bot hello', mention, quoteToken: 'q' } }),
    ]);
    await until(() => expect(line.sent).toHaveLength(1));
  });

  test('says nothing of what a resident wrote in the log, even when a turn fails', async () => {
    const spies = (['log', 'warn', 'error'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => undefined),
    );
    const user = newUser();
    line.next('reply', { status: 500 }, { status: 403 });
    await post([textEvent(user, 'horses are my deepest secret')]);
    await until(async () => expect((await letters(user))[0]?.attempts).toBeGreaterThan(0));
    const logged = JSON.stringify(spies.flatMap((spy) => spy.mock.calls));
    expect(logged).not.toContain('horses');
    expect(logged).not.toContain(user);
  });
});
