import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../../src/simulator/index.ts';
import { type Bot, callLine, hello, startBot, startLine } from '../support/bot.ts';

let bot: Bot;
let line: Simulator;
let ana: string;

beforeEach(async () => {
  bot = await startBot();
  line = await startLine({ webhookUrl: bot.url });
  ana = line.addResident({ name: 'Ana' }).userId;
});

afterEach(async () => {
  await line.close();
  bot.close();
});

const push = () => callLine(line, '/v2/bot/message/push', { to: ana, messages: hello });
const arrived = async () => (await line.messages(ana, { from: 'account' })).length;

describe('misbehaviour of the API', () => {
  it.each([
    ['error500', 500, 'Internal server error'],
    ['rateLimit', 429, 'The API rate limit has been exceeded. Try again later.'],
    ['monthlyLimit', 429, 'You have reached your monthly limit.'],
  ])('%s strikes the next two calls and sends nothing', async (fault, status, message) => {
    line.misbehave({ endpoint: 'push', fault, times: 2 });
    expect(await push()).toMatchObject({ status, json: { message } });
    expect(await push()).toMatchObject({ status });
    expect(await arrived()).toBe(0);
    expect((await push()).status).toBe(200);
  });

  it('strikes the chosen endpoint only, or any', async () => {
    line.misbehave({ endpoint: 'reply', fault: 'error500' });
    expect((await push()).status).toBe(200);
    line.misbehave({ endpoint: 'any', fault: 'error500' });
    expect((await push()).status).toBe(500);
  });

  it('delay: accepted at once, answered late', async () => {
    line.misbehave({ endpoint: 'push', fault: 'delay', ms: 150 });
    const answer = push();
    await line.messages(ana, { waitMs: 1000 });
    expect(await arrived()).toBe(1);
    expect((await answer).status).toBe(200);
    expect(line.platform.journal.calls[0]?.ms).toBeGreaterThanOrEqual(140);
  });

  it('lostAnswer: accepted, then the connection is cut', async () => {
    line.misbehave({ endpoint: 'push', fault: 'lostAnswer' });
    await expect(push()).rejects.toThrow();
    expect(await arrived()).toBe(1);
  });

  it.each(['timeout', 'dropConnection'])('%s: cut, and nothing accepted', async (fault) => {
    line.misbehave({ endpoint: 'push', fault, ms: 20 });
    await expect(push()).rejects.toThrow();
    expect(await arrived()).toBe(0);
    expect(line.platform.journal.calls).toMatchObject([{ status: null, fault }]);
  });
});

describe('misbehaviour of webhooks', () => {
  const say = () => line.act(ana, 'say', { text: 'oi' });

  it('badSignature and noSignature', async () => {
    line.misbehave({ endpoint: 'webhook', fault: 'badSignature' });
    line.misbehave({ endpoint: 'webhook', fault: 'noSignature' });
    await say();
    await say();
    expect(bot.received[0]?.headers['x-line-signature']).toMatch(/^[\w+/]{43}=$/);
    expect(bot.received[1]?.headers['x-line-signature']).toBeUndefined();
    expect(line.platform.journal.webhooks.map((call) => call.signature)).toEqual(['bad', 'none']);
  });

  it('duplicate: the same event several times at once, unmarked', async () => {
    line.misbehave({ endpoint: 'webhook', fault: 'duplicate', copies: 2 });
    await say();
    expect(bot.received).toHaveLength(3);
    expect(new Set(bot.received.map(({ bytes }) => bytes.toString())).size).toBe(1);
  });

  it('redeliver: again later, marked, with the same id, token and time', async () => {
    line.misbehave({ endpoint: 'webhook', fault: 'redeliver', ms: 10 });
    await say();
    await expect.poll(() => bot.received.length).toBe(2);
    const [first, second] = bot.received.map(({ body }) => body.events[0]);
    expect(second).toEqual({ ...first, deliveryContext: { isRedelivery: true } });
  });

  it('lose: the bot hears nothing', async () => {
    line.misbehave({ endpoint: 'webhook', fault: 'lose' });
    expect((await say()).webhook?.outcome).toBe('lost');
    expect(bot.received).toEqual([]);
  });
});
