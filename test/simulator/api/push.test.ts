import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../../src/simulator/index.ts';
import { callLine, hello, startLine } from '../support/bot.ts';

const KEY = '123e4567-e89b-12d3-a456-426614174000';
const STRANGER = `U${'0'.repeat(32)}`;

let line: Simulator;
let ana: string;

beforeEach(async () => {
  line = await startLine();
  ana = line.addResident({ name: 'Ana' }).userId;
});

afterEach(() => line.close());

const push = (to: unknown, headers: Record<string, string> = {}, messages: unknown = hello) =>
  callLine(line, '/v2/bot/message/push', { to, messages }, headers);
const multicast = (to: unknown) => callLine(line, '/v2/bot/message/multicast', { to, messages: hello });

describe('push', () => {
  it('reaches a friend and counts one message, whatever it holds', async () => {
    expect((await push(ana, {}, [...hello, ...hello])).status).toBe(200);
    expect(await line.messages(ana)).toMatchObject([{ how: 'push' }, { how: 'push' }]);
    expect(line.platform.quota.used).toBe(1);
  });

  it('counts every member of a group', async () => {
    const ben = line.addResident({ name: 'Ben' }).userId;
    await push(line.addGroup({ name: 'Parents', members: [ana, ben] }).id);
    expect(line.platform.quota.used).toBe(2);
  });

  it.each(['unfollow'])('answers 200 after %s, delivers and counts nothing', async (name) => {
    await line.act(ana, name);
    expect((await push(ana)).status).toBe(200);
    expect(await line.messages(ana, { from: 'account' })).toEqual([]);
    expect(line.platform.quota.used).toBe(0);
  });

  it('reaches someone who is no friend within 7 days of their message', async () => {
    const guest = line.addResident({ name: 'Guest', isFriend: false }).userId;
    await push(guest);
    expect(await line.messages(guest, { from: 'account' })).toHaveLength(0);
    await line.act(guest, 'say', { text: 'hi' });
    await push(guest);
    line.platform.settings.clockSkewMs += 7 * 24 * 3_600_000 + 1;
    await push(guest);
    expect(await line.messages(guest, { from: 'account' })).toHaveLength(1);
  });

  it('refuses strangers, left groups and malformed ids', async () => {
    const group = line.addGroup({ name: 'Left', members: [ana], hasAccount: false }).id;
    expect((await push(STRANGER)).json).toEqual({ message: 'Failed to send messages' });
    expect((await push(group)).json).toEqual({ message: 'Failed to send messages' });
    expect((await push('Ana')).json.message).toBe(
      'The property, to, in the request body is invalid (line: -, column: -)',
    );
  });

  it('refuses a property it does not know', async () => {
    const answer = await callLine(line, '/v2/bot/message/push', { to: ana, messages: hello, urgent: true });
    expect(answer.json.message).toContain('The property, urgent,');
  });

  it('sends nothing over the monthly limit', async () => {
    line.platform.quota.limit = 1;
    await push(ana);
    expect(await push(ana)).toMatchObject({ status: 429, json: { message: 'You have reached your monthly limit.' } });
    expect(await line.messages(ana)).toHaveLength(1);
  });
});

describe('retry keys', () => {
  it('accept once: then 409 with the first request and what it sent', async () => {
    const first = await push(ana, { 'x-line-retry-key': KEY });
    const second = await push(ana, { 'x-line-retry-key': KEY.toUpperCase() });
    expect(second.status).toBe(409);
    expect(second.headers.get('x-line-accepted-request-id')).toBe(first.headers.get('x-line-request-id'));
    expect(second.headers.get('x-line-request-id')).not.toBe(first.headers.get('x-line-request-id'));
    expect(second.json).toEqual({
      message: 'The retry key is already accepted',
      sentMessages: first.json.sentMessages,
    });
    expect(await line.messages(ana)).toHaveLength(1);
  });

  it('are free again after a refusal or an error', async () => {
    line.misbehave({ endpoint: 'push', fault: 'error500' });
    const headers = { 'x-line-retry-key': KEY };
    expect((await push(ana, headers)).status).toBe(500);
    expect((await push(ana, headers, [])).status).toBe(400);
    expect((await push(ana, headers)).status).toBe(200);
  });

  it('save a message whose answer was lost', async () => {
    line.misbehave({ endpoint: 'push', fault: 'lostAnswer' });
    const headers = { 'x-line-retry-key': KEY };
    await expect(push(ana, headers)).rejects.toThrow();
    expect((await push(ana, headers)).status).toBe(409);
    expect(await line.messages(ana)).toHaveLength(1);
  });

  it('are forgotten after 24 hours', async () => {
    await push(ana, { 'x-line-retry-key': KEY });
    line.platform.settings.clockSkewMs += 24 * 3_600_000 + 1;
    expect((await push(ana, { 'x-line-retry-key': KEY })).status).toBe(200);
  });

  it('must be UUIDs', async () => {
    expect((await push(ana, { 'x-line-retry-key': 'again' })).status).toBe(400);
  });
});

describe('multicast', () => {
  it('reaches friends, passes over others, and counts those it reached', async () => {
    const ben = line.addResident({ name: 'Ben' }).userId;
    await line.act(ben, 'unfollow');
    expect((await multicast([ana, ben, STRANGER])).json).toEqual({});
    expect(await line.messages(ana)).toMatchObject([{ how: 'multicast' }]);
    expect(line.platform.quota.used).toBe(1);
  });

  it('refuses groups, empty lists and more than 500', async () => {
    expect((await multicast([ana, `C${'0'.repeat(32)}`])).json.message).toContain('The property, to[1],');
    expect((await multicast([])).status).toBe(400);
    expect((await multicast(Array(501).fill(ana))).status).toBe(400);
  });

  it('sends all or nothing under the limit', async () => {
    const ben = line.addResident({ name: 'Ben' }).userId;
    line.platform.quota.limit = 1;
    expect((await multicast([ana, ben])).status).toBe(429);
    expect(await line.messages(ana)).toEqual([]);
  });
});

describe('broadcast', () => {
  it('reaches every friend', async () => {
    line.addResident({ name: 'Guest', isFriend: false });
    await callLine(line, '/v2/bot/message/broadcast', { messages: hello });
    expect(await line.messages(ana)).toMatchObject([{ how: 'broadcast' }]);
    expect(line.platform.quota.used).toBe(1);
  });
});
