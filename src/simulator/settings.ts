/** What a developer or a test may change while the simulator runs (`PATCH /simulator/settings`). */
export interface Settings {
  /** Where events are posted. Null keeps them in the journal only. */
  webhookUrl: string | null;
  /** LINE reference: send-reply-message-reply-token. One minute from each delivery. */
  tokenLifetimeMs: number;
  /** LINE reference: send-reply-message-reply-token. Redeliveries stop helping 20 minutes after the event. */
  tokenMaxAgeMs: number;
  /** LINE reference: retry-api-request. A retry key is remembered for 24 hours. */
  retryKeyLifetimeMs: number;
  /** LINE docs: check-webhook-error-statistics. Two seconds, then `request_timeout`. */
  webhookTimeoutMs: number;
  /** LINE docs: receiving-messages. Redelivery is off until the city switches it on in the console. */
  webhookRedelivery: boolean;
  /** LINE publishes neither number nor interval of redeliveries; these are ours. */
  redeliveryDelaysMs: number[];
  /** Moves the platform's clock: tokens, retry keys, timestamps. */
  clockSkewMs: number;
  /** LINE reference: get-bot-info. With `bot` messages are read automatically, with `chat` by token. */
  chatMode: 'bot' | 'chat';
}

/** The free plan's month (LINE docs: messaging-api/pricing), so that running out is met early. */
export const FREE_PLAN_MESSAGES = 200;

const MINUTE_MS = 60_000;

/** The settings a fresh simulator starts with. */
export function defaultSettings(webhookUrl: string | null): Settings {
  return {
    webhookUrl,
    tokenLifetimeMs: MINUTE_MS,
    tokenMaxAgeMs: 20 * MINUTE_MS,
    retryKeyLifetimeMs: 24 * 60 * MINUTE_MS,
    webhookTimeoutMs: 2000,
    webhookRedelivery: false,
    redeliveryDelaysMs: [1000, 5000, 30_000],
    clockSkewMs: 0,
    chatMode: 'bot',
  };
}

const isDuration = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0;

const ACCEPTS: { [name in keyof Settings]: (value: unknown) => boolean } = {
  webhookUrl: (value) => value === null || (typeof value === 'string' && URL.canParse(value)),
  tokenLifetimeMs: isDuration,
  tokenMaxAgeMs: isDuration,
  retryKeyLifetimeMs: isDuration,
  webhookTimeoutMs: isDuration,
  webhookRedelivery: (value) => typeof value === 'boolean',
  redeliveryDelaysMs: (value) => Array.isArray(value) && value.every(isDuration),
  clockSkewMs: (value) => typeof value === 'number' && Number.isFinite(value),
  chatMode: (value) => value === 'bot' || value === 'chat',
};

/** Applies a partial change to `settings`; returns the names that were unknown or malformed. */
export function changeSettings(settings: Settings, change: Record<string, unknown>): string[] {
  const refused = Object.keys(change).filter((name) => !isAcceptable(name, change[name]));
  if (refused.length === 0) Object.assign(settings, change);
  return refused;
}

function isAcceptable(name: string, value: unknown): boolean {
  return Object.hasOwn(ACCEPTS, name) && ACCEPTS[name as keyof Settings](value);
}
