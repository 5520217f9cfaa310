import type { Platform } from '../platform/platform.ts';
import { isRetryKey } from '../platform/retry-keys.ts';
import type { Answer } from './answer.ts';
import { refuse } from './answer.ts';

/**
 * LINE docs: retrying-api-request. Only sends by push, multicast, narrowcast and broadcast take a key;
 * one that was accepted before answers 409 with the first request's id. (Wording of the 400s is ours.)
 */
export function refuseRetry(platform: Platform, key: string | undefined, takesRetryKey: boolean): Answer | undefined {
  if (key === undefined) return undefined;
  if (!takesRetryKey) return refuse(400, 'The retry key is not supported by this API');
  if (!isRetryKey(key)) return refuse(400, 'The retry key is invalid');
  const accepted = platform.retryKeys.find(key, platform.now());
  if (accepted === undefined) return undefined;
  const { requestId, sentMessages } = accepted;
  return {
    status: 409,
    json: { message: 'The retry key is already accepted', ...(sentMessages === undefined ? {} : { sentMessages }) },
    headers: { 'x-line-accepted-request-id': requestId },
  };
}

/** Remembers an accepted request; a refused one leaves its key free. */
export function keepRetryKey(platform: Platform, key: string | undefined, requestId: string, answer: Answer): void {
  if (key === undefined || answer.status >= 300) return;
  const sentMessages = (answer.json as { sentMessages?: unknown } | undefined)?.sentMessages;
  const sent = sentMessages === undefined ? {} : { sentMessages };
  platform.retryKeys.keep(key, { requestId, ...sent }, platform.now());
}
