import { env, exports } from 'cloudflare:workers';
import { vi } from 'vitest';

/** One LINE user's id; every test takes a fresh one, so that talks do not mix. */
export const newUser = (): string => `U${crypto.randomUUID().replaceAll('-', '')}`;

let counter = 0;
const nextId = (): string => `01M7${String(++counter).padStart(22, '0')}`;

type Overrides = Record<string, unknown>;

/** A webhook event as LINE sends it. */
export function event(type: string, userId: string, more: Overrides = {}): Record<string, unknown> {
  return {
    type,
    mode: 'active',
    timestamp: Date.now(),
    source: { type: 'user', userId },
    webhookEventId: nextId(),
    deliveryContext: { isRedelivery: false },
    ...(type === 'unsend' || type === 'unfollow' || type === 'leave'
      ? {}
      : { replyToken: crypto.randomUUID().replaceAll('-', '') }),
    ...more,
  };
}

export const textEvent = (userId: string, text: string, more: Overrides = {}): Record<string, unknown> =>
  event('message', userId, {
    message: { type: 'text', id: String(Date.now()) + String(++counter), text, quoteToken: 'q' },
    ...more,
  });

/** Posts a webhook body signed as LINE signs. */
export async function post(
  events: readonly unknown[],
  {
    secret = env.LINE_CHANNEL_SECRET,
    body,
    signature,
  }: { secret?: string; body?: string; signature?: string | null } = {},
): Promise<Response> {
  const text = body ?? JSON.stringify({ destination: `U${'0'.repeat(32)}`, events });
  const own = signature === undefined ? await sign(text, secret) : signature;
  return exports.default.fetch(
    new Request('https://bot.example/webhook', {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/json', ...(own === null ? {} : { 'x-line-signature': own }) },
    }),
  );
}

async function sign(text: string, secret: string): Promise<string> {
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(mac)));
}

/** Waits until `check` holds; what the talk does after the 200 is not over with it. */
export const until = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 5_000, interval: 20 });
