import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../../src/simulator/index.ts';
import { type Bot, callLine, hello, startBot, startLine } from '../support/bot.ts';
import { bubble, flex, quick } from '../support/messages.ts';

let bot: Bot;
let line: Simulator;

beforeEach(async () => {
  bot = await startBot();
  line = await startLine({ webhookUrl: bot.url });
});

afterEach(async () => {
  await line.close();
  bot.close();
});

/** Loose on purpose: each test says what it expects. */
type Json = Record<string, unknown> & unknown[];

/** Calls the control API; GET without a body, POST with one unless a method is given. */
async function control(path: string, body?: object, method = body === undefined ? 'GET' : 'POST') {
  const answer = await fetch(`${line.url}/simulator/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: (await answer.json()) as unknown as Json };
}

const addAna = async () =>
  (await control('residents', { name: 'Ana', language: 'pt-BR' })).json.userId as unknown as string;

describe('control API', () => {
  it('makes residents with a chosen id, changes and lists them', async () => {
    const userId = `U${'a'.repeat(32)}`;
    expect((await control('residents', { name: 'Ana', userId })).json).toMatchObject({ userId, language: null });
    expect((await control('residents', { name: 'Again', userId })).status).toBe(409);
    expect((await control('residents', { name: 'Bad', userId: 'me' })).status).toBe(400);
    await control(`residents/${userId}`, { language: 'si' }, 'PATCH');
    expect((await control('residents')).json).toMatchObject([{ name: 'Ana', language: 'si' }]);
    expect(bot.received).toEqual([]);
  });

  it('lets a resident act and waits for the bot’s answer to the webhook', async () => {
    const ana = await addAna();
    const { json } = await control(`chats/${ana}/say`, { text: 'oi' });
    expect(json).toMatchObject({ messageId: expect.any(String), webhook: { outcome: 'success' } });
    expect((await control(`chats/${ana}/dance`, {})).json.message).toContain('known: say, edit');
    expect((await control('chats/nobody/say', { text: 'oi' })).status).toBe(404);
  });

  it('reads a chat from a point on, by who wrote, and waits for more', async () => {
    const ana = await addAna();
    await control(`chats/${ana}/say`, { text: 'one' });
    const [first] = (await control(`chats/${ana}/messages`)).json as unknown as { seq: number }[];
    const waiting = control(`chats/${ana}/messages?after=${first?.seq}&from=account&count=2&waitMs=2000`);
    await callLine(line, '/v2/bot/message/push', { to: ana, messages: [...hello, ...hello] });
    expect((await waiting).json).toMatchObject([{ how: 'push' }, { how: 'push' }]);
  });

  it('taps by label: quick replies of the last message, buttons of any', async () => {
    const ana = await addAna();
    const send = (...messages: object[]) => callLine(line, '/v2/bot/message/push', { to: ana, messages });
    const card = flex(bubble({ type: 'button', action: { type: 'uri', label: 'Map', uri: 'https://example.com/' } }));
    await send(card, quick({ type: 'datetimepicker', label: 'When', data: 'when', mode: 'date' }));
    expect((await control(`chats/${ana}/tap`, { label: 'Map' })).json).toMatchObject({
      did: 'uri',
      uri: 'https://example.com/',
    });
    expect((await control(`chats/${ana}/tap`, { label: 'When', value: '2026-08-01' })).json).toMatchObject({
      did: 'postback',
    });
    expect(bot.received.at(-1)?.body.events[0]?.postback).toEqual({ data: 'when', params: { date: '2026-08-01' } });
    await control(`chats/${ana}/say`, { text: 'and?' });
    expect((await control(`chats/${ana}/tap`, { label: 'When', value: '2026-08-01' })).status).toBe(404);
    expect((await control(`chats/${ana}/tap`, { label: 'Map' })).status).toBe(200);
  });

  it('sends several events of several people in one webhook, or none', async () => {
    const [ana, ben] = [await addAna(), await addAna()];
    await control('webhook', {
      events: [
        { chatId: ana, type: 'message', message: { type: 'text', text: 'one' } },
        { chatId: ben, type: 'follow', follow: { isUnblocked: false } },
      ],
    });
    expect(bot.received[0]?.body.events).toMatchObject([
      { type: 'message', source: { userId: ana }, message: { text: 'one', quoteToken: expect.any(String) } },
      { type: 'follow', source: { userId: ben }, replyToken: expect.any(String) },
    ]);
    await control('webhook', { events: [] });
    expect(bot.received[1]?.body.events).toEqual([]);
  });

  it('keeps rules of misbehaviour', async () => {
    expect((await control('misbehave', { endpoint: 'push', fault: 'lose' })).status).toBe(400);
    expect((await control('misbehave', { endpoint: 'nowhere', fault: 'delay' })).status).toBe(400);
    const { json } = await control('misbehave', { endpoint: 'push', fault: 'delay', times: 3 });
    expect(json).toMatchObject({ id: 1, times: 3, ms: 3000 });
    expect((await control('misbehave/1', {}, 'DELETE')).json).toEqual({ removed: true });
    expect((await control('misbehave')).json).toEqual([]);
  });

  it('lists calls without the token, and forgets on reset', async () => {
    const ana = await addAna();
    await callLine(line, '/v2/bot/message/push', { to: ana, messages: hello });
    const { json } = await control('calls?endpoint=push');
    expect(json).toMatchObject([{ path: '/v2/bot/message/push', status: 200, request: { to: ana } }]);
    expect(JSON.stringify((await control('state')).json)).not.toContain('token-for-tests');
    await control('reset', {});
    expect((await control('calls')).json).toEqual([]);
    expect((await control('residents')).json).toHaveLength(1);
    await control('reset', { people: true });
    expect((await control('residents')).json).toEqual([]);
  });

  it('changes settings and quota', async () => {
    expect((await control('settings', { tokenLifetimeMs: 5 }, 'PATCH')).json).toMatchObject({ tokenLifetimeMs: 5 });
    expect((await control('settings', { colour: 'red' }, 'PATCH')).status).toBe(400);
    expect((await control('quota', { limit: null, used: 7 }, 'PATCH')).json).toEqual({ limit: null, used: 7 });
  });

  it('changes nothing for a page of another origin: a plain form post is refused', async () => {
    const answer = await fetch(`${line.url}/simulator/reset`, { method: 'POST', body: 'people=true' });
    expect(answer.status).toBe(415);
  });

  it('streams a snapshot and then the news', async () => {
    const answer = await fetch(`${line.url}/simulator/events`);
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('event: snapshot');
    await addAna();
    expect((await reader?.read())?.value).toMatch(/event: resident\ndata: .*"Ana"/);
    await reader?.cancel();
  });
});
