import type { Buffer } from 'node:buffer';

/** A picture, voice, video or file that a resident sent. */
export interface Content {
  bytes: Buffer;
  contentType: string;
  isMedia: boolean;
  /** Large video and audio is prepared first (LINE reference: get-content, status 202). */
  readyAt: number;
  isGone: boolean;
}

export type Contents = Map<string, Content>;

/** LINE reference: get-content. Unsent content answers 410 and its bytes are dropped. */
export function forgetContent(contents: Contents, messageId: string, empty: Buffer): void {
  const content = contents.get(messageId);
  if (content === undefined) return;
  content.isGone = true;
  content.bytes = empty;
}
