import type { messagingApi } from '@line/bot-sdk';
import type { LineSettings } from './settings.ts';

/** LINE answers in well under a second; longer than this and the outcome counts as unknown. */
const TIMEOUT_MS = 8_000;

/**
 * What became of a call. `status` null: no answer came (timeout, broken connection), so LINE may or may not have acted.
 * `requestId` is LINE's x-line-request-id: the one thing LINE's support asks for.
 */
export type LineOutcome = { status: number | null; requestId: string | null };

/** The month's messages that count. `limit` null: as many as one likes. */
export type Quota = { limit: number | null; used: number };

export type LineClient = {
  /** `messages` is the JSON of one to five messages, sent as it was stored. */
  reply: (replyToken: string, messages: string) => Promise<LineOutcome>;
  /** `retryKey` is a UUID: the same one again sends nothing twice (LINE reference: retry-api-request). */
  push: (to: string, messages: string, retryKey: string) => Promise<LineOutcome>;
  /** The app's language, or null when LINE does not tell (blocked, no consent, trouble): never a reason to fail. */
  readProfileLanguage: (userId: string, timeoutMs: number) => Promise<string | null>;
  /** Three dots in the chat; only between two, only while the chat is open. Failing is no harm. */
  showLoading: (userId: string) => Promise<void>;
  /** How many messages the month has, and how many are sent; null when LINE does not answer. */
  readQuota: () => Promise<Quota | null>;
  /** Whether the month's messages are used up; null when LINE does not answer. */
  isQuotaUsedUp: () => Promise<boolean | null>;
};

/** A small client of our own: the SDK's has neither timeout nor retry key nor request id, and weighs more than this file. */
export function createLineClient({ apiBase, channelAccessToken }: LineSettings): LineClient {
  const call = (
    method: string,
    path: string,
    body?: string,
    headers: Record<string, string> = {},
    timeoutMs = TIMEOUT_MS,
  ): Promise<Response> =>
    fetch(apiBase + path, {
      method,
      headers: {
        authorization: `Bearer ${channelAccessToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(timeoutMs),
    });
  const send = async (path: string, body: string, headers?: Record<string, string>): Promise<LineOutcome> => {
    try {
      const response = await call('POST', path, body, headers);
      await response.body?.cancel();
      return { status: response.status, requestId: response.headers.get('x-line-request-id') };
    } catch {
      return { status: null, requestId: null };
    }
  };
  const read = async <T>(path: string, timeoutMs?: number): Promise<T | null> => {
    try {
      const response = await call('GET', path, undefined, {}, timeoutMs);
      return response.ok ? ((await response.json()) as T) : null;
    } catch {
      return null;
    }
  };
  const readQuota = async (): Promise<Quota | null> => {
    const [quota, consumption] = await Promise.all([
      read<messagingApi.MessageQuotaResponse>('/v2/bot/message/quota'),
      read<messagingApi.QuotaConsumptionResponse>('/v2/bot/message/quota/consumption'),
    ]);
    if (!quota || !consumption) return null;
    return { limit: quota.type === 'limited' ? (quota.value ?? 0) : null, used: consumption.totalUsage };
  };
  return {
    reply: (replyToken, messages) =>
      send('/v2/bot/message/reply', `{"replyToken":${JSON.stringify(replyToken)},"messages":${messages}}`),
    push: (to, messages, retryKey) =>
      send('/v2/bot/message/push', `{"to":${JSON.stringify(to)},"messages":${messages}}`, {
        'x-line-retry-key': retryKey,
      }),
    readProfileLanguage: async (userId, timeoutMs) =>
      (await read<{ language?: string }>(`/v2/bot/profile/${userId}`, timeoutMs))?.language ?? null,
    showLoading: async (userId) => {
      await send('/v2/bot/chat/loading/start', JSON.stringify({ chatId: userId, loadingSeconds: 10 }));
    },
    readQuota,
    isQuotaUsedUp: async () => {
      const quota = await readQuota();
      return quota && quota.limit !== null && quota.used >= quota.limit;
    },
  };
}
