import { Buffer } from 'node:buffer';
import { setTimeout } from 'node:timers';
import { setTimeout as pause } from 'node:timers/promises';
import type { WebhookCall } from '../platform/journal.ts';
import type { FaultRule } from '../platform/misbehaviour.ts';
import type { Platform, WireEvent } from '../platform/platform.ts';
import { toRedelivered } from './events.ts';
import { postWebhook } from './post-webhook.ts';
import { signBody } from './signature.ts';

/**
 * Sends events to the bot in one webhook, struck by the oldest matching rule of misbehaviour, and
 * waits for the bot's answer. Failed ones come again where redelivery is switched on.
 */
export async function deliver(platform: Platform, events: WireEvent[]): Promise<WebhookCall> {
  const rule = platform.misbehaviour.take('webhook');
  if (rule?.fault === 'delay') await pause(rule.ms);
  const [first] = await Promise.all([send(platform, events, rule), ...duplicate(platform, events, rule)]);
  if (rule?.fault === 'redeliver') void redeliverOften(platform, events, rule);
  else if (platform.settings.webhookRedelivery) scheduleRedelivery(platform, events, first, 0);
  return first;
}

/** LINE docs: receiving-messages, redelivered webhooks. Sends known events once more, marked. */
export function redeliver(platform: Platform, events: WireEvent[]): Promise<WebhookCall> {
  return send(platform, events.map(toRedelivered), undefined);
}

/** The same event can arrive twice even without redelivery (LINE docs: receiving-messages). */
function duplicate(platform: Platform, events: WireEvent[], rule: FaultRule | undefined): Promise<WebhookCall>[] {
  if (rule?.fault !== 'duplicate') return [];
  return Array.from({ length: rule.copies }, () => send(platform, events, rule));
}

async function redeliverOften(platform: Platform, events: WireEvent[], rule: FaultRule): Promise<void> {
  if (rule.ms > 0) await pause(rule.ms, undefined, { ref: false });
  await Promise.all(Array.from({ length: rule.copies }, () => redeliver(platform, events)));
}

function scheduleRedelivery(platform: Platform, events: WireEvent[], last: WebhookCall, attempt: number): void {
  const delay = platform.settings.redeliveryDelaysMs[attempt];
  if (last.outcome === 'success' || delay === undefined) return;
  const again = async () => scheduleRedelivery(platform, events, await redeliver(platform, events), attempt + 1);
  setTimeout(() => void again(), delay).unref();
}

async function send(platform: Platform, events: WireEvent[], rule: FaultRule | undefined): Promise<WebhookCall> {
  const body = { destination: platform.account.userId, events };
  const call = platform.journal.addWebhook({
    at: platform.now(),
    body,
    eventIds: events.map((event) => event.webhookEventId),
    isRedelivery: events.some((event) => isMarked(event)),
    signature: rule?.fault === 'badSignature' ? 'bad' : rule?.fault === 'noSignature' ? 'none' : 'good',
    status: null,
    outcome: 'pending',
    ...(rule === undefined ? {} : { fault: rule.fault }),
  });
  platform.feed.tell('webhook', call);
  await post(platform, call, Buffer.from(JSON.stringify(body)), events);
  platform.feed.tell('webhook', call);
  return call;
}

async function post(platform: Platform, call: WebhookCall, body: Buffer, events: WireEvent[]): Promise<void> {
  const { webhookUrl, webhookTimeoutMs } = platform.settings;
  if (webhookUrl === null || call.fault === 'lose') {
    call.outcome = 'lost';
    return;
  }
  const now = platform.now();
  for (const { replyToken } of events)
    if (typeof replyToken === 'string') platform.replyTokens.deliver(replyToken, now);
  const secret = call.signature === 'bad' ? `not ${platform.channelSecret}` : platform.channelSecret;
  const signature = call.signature === 'none' ? null : signBody(body, secret);
  const startedAt = Date.now();
  const posted = await postWebhook({ url: webhookUrl, body, signature, timeoutMs: webhookTimeoutMs });
  call.status = posted.status;
  call.outcome = posted.outcome;
  call.ms = Date.now() - startedAt;
}

function isMarked(event: WireEvent): boolean {
  const context = event.deliveryContext;
  return typeof context === 'object' && context !== null && 'isRedelivery' in context && context.isRedelivery === true;
}
