import type { LineSettings } from './settings.ts';

/** Long enough for a picture of ten megabytes; a file that takes longer is asked for again. */
const TIMEOUT_MS = 30_000;

/** A picture or a file as LINE keeps it. `gone`: taken back, or kept no longer; `preparing`: ask again in a moment. */
export type MediaContent =
  | { kind: 'here'; body: ReadableStream; type: string }
  | { kind: 'gone' | 'preparing' | 'failed' };

/** Fetches what somebody sent, by the message's id (LINE reference: get-content). Never throws. */
export async function readContent(
  { dataApiBase, channelAccessToken }: LineSettings,
  messageId: string,
): Promise<MediaContent> {
  try {
    const response = await fetch(`${dataApiBase}/v2/bot/message/${encodeURIComponent(messageId)}/content`, {
      headers: { authorization: `Bearer ${channelAccessToken}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 200 && response.body)
      return { kind: 'here', body: response.body, type: response.headers.get('content-type') ?? '' };
    await response.body?.cancel();
    if (response.status === 202) return { kind: 'preparing' };
    return { kind: response.status === 404 || response.status === 410 ? 'gone' : 'failed' };
  } catch {
    return { kind: 'failed' };
  }
}
