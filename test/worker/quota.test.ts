import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { saveDeskSetting } from '../../src/tickets/index.ts';
import { command, read, say, settled, waiting } from './support/desk.ts';
import { signIn } from './support/fake-access.ts';
import { until } from './support/send.ts';
import { line } from './support/setup.ts';
import { emptyDesk } from './support/tickets.ts';

const reserve = (messages: number) => saveDeskSetting(env.RECORDS, 'quotaReserve', messages, 'a@city.example', 0);
const quotaCalls = (): number => line.calls.filter((call) => call === 'quota').length;

/** Words of staff to somebody whose reply token is spent: only a push could bring them now. */
async function answer(text: string) {
  const { user, ticket } = await waiting();
  const staff = await signIn();
  line.sent.length = 0;
  await command(staff.ask, ticket.id, 'say', { text });
  const stored = async () => (await read(staff.ask, ticket.id)).messages.find(({ author }) => author === 'staff');
  return { user, stored };
}

beforeEach(emptyDesk);

describe("the reserve of the month's messages", () => {
  test('words of staff that would use it wait for the next word of the resident, and staff see why', async () => {
    await reserve(5);
    line.quota.used = 995;
    const { user, stored } = await answer('It is on Sundays.');
    await until(async () => expect(await stored()).toMatchObject({ delivery: 'waiting', reason: 'reserve' }));
    expect(line.calls).not.toContain('push');
    await say(user, 'hello?');
    expect(line.sent.map(({ how }) => how)).toEqual(['reply']);
    expect(JSON.stringify(line.sent)).toContain('It is on Sundays.');
    await until(async () => expect(await stored()).toMatchObject({ delivery: 'delivered' }));
  });

  test('the last message before it goes out', async () => {
    await reserve(5);
    line.quota.used = 994;
    const { user, stored } = await answer('It is on Sundays.');
    await settled(user);
    await until(async () => expect(await stored()).toMatchObject({ delivery: 'delivered' }));
    expect(line.sent.map(({ how }) => how)).toEqual(['push']);
  });

  test('where none is set, LINE is not even asked', async () => {
    line.quota.used = 999;
    const { user, stored } = await answer('It is on Sundays.');
    await settled(user);
    await until(async () => expect(await stored()).toMatchObject({ delivery: 'delivered' }));
    expect(quotaCalls()).toBe(0);
  });

  test('what is not counted is not held back either: the bot answers by reply', async () => {
    await reserve(1_000);
    const { user } = await waiting();
    line.sent.length = 0;
    await say(user, 'where do i throw my trash');
    expect(line.sent.map(({ how }) => how)).toEqual(['reply']);
    expect(quotaCalls()).toBe(0);
  });
});

describe('GET /staff/api/quota', () => {
  const show = async (role: 'consultant' | 'viewer' | 'editor' = 'consultant') => {
    const response = await (await signIn({ role })).ask('/staff/api/quota');
    return { status: response.status, body: await response.json() };
  };

  test('shows what the month has, what is sent and what words of staff may still use', async () => {
    await reserve(100);
    line.quota.used = 850;
    expect(await show()).toEqual({ status: 200, body: { quota: { limit: 1000, used: 850 }, reserve: 100, left: 50 } });
    line.quota.used = 950;
    expect((await show()).body).toMatchObject({ left: 0 });
  });

  test('an account without a limit has no end, and a LINE that does not answer is not a zero', async () => {
    line.quota.type = 'none';
    expect((await show()).body).toMatchObject({ quota: { limit: null, used: 0 }, left: null });
    line.next('quota', 'lost');
    expect((await show()).body).toMatchObject({ quota: null, left: null });
  });

  test('is for those who answer', async () => {
    expect((await show('viewer')).status).toBe(403);
    expect((await show('editor')).status).toBe(403);
  });
});
