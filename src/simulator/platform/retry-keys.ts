/** What LINE remembers of an accepted request. */
interface Accepted {
  requestId: string;
  /** Only a push gives its sent messages back. */
  sentMessages?: unknown;
}

export interface RetryKeys {
  find(key: string, now: number): Accepted | undefined;
  keep(key: string, accepted: Accepted, now: number): void;
  clear(): void;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** LINE reference: retry-api-request-headers. A UUID in hexadecimal notation. */
export function isRetryKey(value: string): boolean {
  return UUID.test(value);
}

/** LINE reference: retry-api-request. Kept for 24 hours; afterwards the same key sends again. */
export function createRetryKeys(limits: { retryKeyLifetimeMs: number }): RetryKeys {
  const keys = new Map<string, { accepted: Accepted; at: number }>();
  return {
    find: (key, now) => {
      const kept = keys.get(key.toLowerCase());
      return kept !== undefined && now - kept.at <= limits.retryKeyLifetimeMs ? kept.accepted : undefined;
    },
    keep: (key, accepted, now) => {
      keys.set(key.toLowerCase(), { accepted, at: now });
    },
    clear: () => keys.clear(),
  };
}
