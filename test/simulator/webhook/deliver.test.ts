import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../../src/simulator/index.ts';
import { type Bot, SECRET, startBot, startLine } from '../support/bot.ts';

let bot: Bot;
let line: Simulator;
let ana: string;

beforeEach(async () => {
  bot = await startBot();
  line = await startLine({ webhookUrl: bot.url, settings: { webhookTimeoutMs: 100, redeliveryDelaysMs: [10, 10] } });
  ana = line.addResident({ name: 'Ana' }).userId;
});

afterEach(async () => {
  await line.close();
  bot.close();
});

const say = () => line.act(ana, 'say', { text: 'Olá 🍎 ที่' });

describe('deliver', () => {
  it('signs the exact bytes with the channel secret', async () => {
    await say();
    const { headers, bytes, body } = bot.received[0] ?? {};
    const expected = createHmac('sha256', SECRET)
      .update(bytes ?? '')
      .digest('base64');
    expect(headers?.['x-line-signature']).toBe(expected);
    expect(headers?.['content-type']).toContain('application/json');
    expect(body?.destination).toMatch(/^U[0-9a-f]{32}$/);
  });

  it('counts 2xx as success, others and silence as failure', async () => {
    expect((await say()).webhook).toMatchObject({ outcome: 'success', status: 200 });
    bot.status = 503;
    expect((await say()).webhook).toMatchObject({ outcome: 'error_status_code', status: 503 });
    bot.status = null;
    expect((await say()).webhook).toMatchObject({ outcome: 'request_timeout', status: null });
    bot.close();
    expect((await say()).webhook).toMatchObject({ outcome: 'could_not_connect' });
  });

  it('does not redeliver unless switched on', async () => {
    bot.status = 500;
    await say();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(bot.received).toHaveLength(1);
  });

  it('redelivers failed webhooks until one is taken', async () => {
    line.platform.settings.webhookRedelivery = true;
    bot.status = 500;
    await say();
    bot.status = 200;
    await expect.poll(() => bot.received.length).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(bot.received.map(({ body }) => body.events[0]?.deliveryContext)).toEqual([
      { isRedelivery: false },
      { isRedelivery: true },
    ]);
  });
});
