import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import type { Conversation } from '../../src/worker.ts';
import { alarm, say, talkOf } from './support/desk.ts';
import { newUser } from './support/send.ts';
import { line } from './support/setup.ts';

const tables = (user: string): Promise<number> =>
  runInDurableObject(
    talkOf(user),
    (_, { storage }) =>
      storage.sql.exec("SELECT name FROM sqlite_master WHERE name IN ('inbox', 'outbox', 'talk')").toArray().length,
  );

/** Lets everything the talk stores be older than it is kept. */
const age = (user: string): Promise<void> =>
  runInDurableObject(talkOf(user), async (talk: Conversation, { storage }) => {
    storage.sql.exec('UPDATE talk SET at = 0');
    storage.sql.exec('UPDATE inbox SET received_at = 0');
    // Read anew what has just been made old.
    (talk as unknown as { store: { doubt: () => void } }).store.doubt();
    await storage.setAlarm(Date.now() + 60_000);
  });

test('a talk that was silent too long stores nothing more, and who writes in that very moment is answered', async () => {
  const user = newUser();
  await say(user, 'hello');
  await age(user);
  await alarm(user);
  expect(await tables(user)).toBe(0);
  line.sent.length = 0;
  await say(user, 'where do i throw my trash');
  expect(line.sent).toHaveLength(1);
});

test('to export a talk that was never there leaves nothing behind', async () => {
  const user = newUser();
  const stub = env.CONVERSATIONS.get(env.CONVERSATIONS.idFromName(`user:${user}`));
  expect(JSON.parse(await stub.exportTalk())).toEqual({ talk: [], inbox: [], outbox: [], unsent: [] });
  expect(await tables(user)).toBe(0);
});
