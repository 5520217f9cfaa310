import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../../src/simulator/index.ts';
import { type Bot, callLine, hello, messageOf, startBot, startLine } from '../support/bot.ts';

let bot: Bot;
let line: Simulator;
let ana: string;

beforeEach(async () => {
  bot = await startBot();
  line = await startLine({ webhookUrl: bot.url });
  ana = line.addResident({ name: 'Ana', language: 'pt-BR' }).userId;
});

afterEach(async () => {
  await line.close();
  bot.close();
});

/** Lets Ana write and gives the reply token of it. */
async function token(): Promise<string> {
  const { events } = await line.act(ana, 'say', { text: 'oi' });
  return String(events[0]?.replyToken);
}

const reply = (replyToken: string, more: object = {}, headers: Record<string, string> = {}) =>
  callLine(line, '/v2/bot/message/reply', { replyToken, messages: hello, ...more }, headers);

describe('reply', () => {
  it('reaches the resident, free of charge, and says what was sent', async () => {
    const answer = await reply(await token());
    expect(answer.status).toBe(200);
    expect(answer.json.sentMessages).toEqual([{ id: expect.stringMatching(/^\d+$/), quoteToken: expect.any(String) }]);
    expect(await line.messages(ana, { from: 'account' })).toMatchObject([{ how: 'reply', message: hello[0] }]);
    expect(line.platform.quota.used).toBe(0);
  });

  it('takes a token once', async () => {
    const replyToken = await token();
    await reply(replyToken);
    expect(await reply(replyToken)).toMatchObject({ status: 400, json: { message: 'Invalid reply token' } });
    expect(await line.messages(ana, { from: 'account' })).toHaveLength(1);
  });

  it('refuses a late token, and takes it again after a redelivery', async () => {
    const replyToken = await token();
    line.platform.settings.clockSkewMs += 61_000;
    expect((await reply(replyToken)).status).toBe(400);
    await line.act(ana, 'redeliver');
    expect((await reply(replyToken)).status).toBe(200);
  });

  it('refuses it for good 20 minutes after the event', async () => {
    const replyToken = await token();
    line.platform.settings.clockSkewMs += 20 * 60_000 + 1;
    await line.act(ana, 'redeliver');
    expect((await reply(replyToken)).status).toBe(400);
  });

  it('refuses a token whose webhook never left', async () => {
    line.misbehave({ endpoint: 'webhook', fault: 'lose' });
    expect((await reply(await token())).status).toBe(400);
  });

  it('leaves the token unspent when the messages are wrong', async () => {
    const replyToken = await token();
    expect((await reply(replyToken, { messages: [{ type: 'text', text: '' }] })).json).toEqual({
      message: 'The request body has 1 error(s)',
      details: [{ message: 'May not be empty', property: 'messages[0].text' }],
    });
    expect((await reply(replyToken)).status).toBe(200);
  });

  it('refuses a retry key', async () => {
    const headers = { 'x-line-retry-key': '123e4567-e89b-12d3-a456-426614174000' };
    expect((await reply(await token(), {}, headers)).status).toBe(400);
  });

  it('refuses a quote token of another chat', async () => {
    const ben = line.addResident({ name: 'Ben' }).userId;
    const { events } = await line.act(ben, 'say', { text: 'hi' });
    const { quoteToken } = messageOf(events[0]);
    const answer = await reply(await token(), { messages: [{ ...hello[0], quoteToken }] });
    expect(answer.json.details).toEqual([{ message: 'Invalid quote token', property: 'messages[0].quoteToken' }]);
  });

  it('answers 200 to a reply that a block keeps from arriving', async () => {
    const replyToken = await token();
    await line.act(ana, 'unfollow');
    expect((await reply(replyToken)).status).toBe(200);
    expect(await line.messages(ana, { from: 'account' })).toEqual([]);
  });

  it('lets mentions reach members of a group only', async () => {
    const group = line.addGroup({ name: 'Parents', members: [ana] }).id;
    const mention = (userId: string) => [
      { type: 'textV2', text: '{a}', substitution: { a: { type: 'mention', mentionee: { type: 'user', userId } } } },
    ];
    const said = async () => String((await line.act(group, 'say', { text: '@Madoguchi' })).events[0]?.replyToken);
    expect((await reply(await said(), { messages: mention(ana) })).status).toBe(200);
    expect((await reply(await said(), { messages: mention(`U${'0'.repeat(32)}`) })).status).toBe(400);
    expect((await reply(await token(), { messages: mention(ana) })).status).toBe(400);
  });
});
