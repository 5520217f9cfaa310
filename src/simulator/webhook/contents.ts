import type { webhook } from '@line/bot-sdk';
import { createOpaqueToken } from '../platform/ids.ts';
import type { Platform } from '../platform/platform.ts';

/** A message content before it has id and tokens. */
type Draft<Content> = Content extends unknown ? Omit<Content, 'id' | 'quoteToken' | 'markAsReadToken'> : never;

export type MessageDraft = Draft<
  | webhook.TextMessageContent
  | webhook.StickerMessageContent
  | webhook.ImageMessageContent
  | webhook.VideoMessageContent
  | webhook.AudioMessageContent
  | webhook.FileMessageContent
  | webhook.LocationMessageContent
>;

/** LINE docs: get-quote-tokens. Only these can be quoted. */
const QUOTABLE: readonly string[] = ['text', 'image', 'video', 'sticker'];

/** Gives a draft its id, quote token (where it can be quoted) and read token. */
export function completeMessage(platform: Platform, draft: MessageDraft, chatId: string): webhook.MessageContent {
  const id = platform.nextMessageId();
  const markAsReadToken = createOpaqueToken();
  platform.readTokens.set(markAsReadToken, { chatId, messageId: id });
  const { type, ...rest } = draft;
  const quote = QUOTABLE.includes(type) ? { quoteToken: issueQuoteToken(platform, chatId, id) } : {};
  return { type, id, ...quote, markAsReadToken, ...rest } as webhook.MessageContent;
}

/** LINE reference: edit-event. Same message id, new quote token, no read token. */
export function completeEdit(platform: Platform, draft: MessageDraft, chatId: string, id: string) {
  const quoteToken = issueQuoteToken(platform, chatId, id);
  const { type, ...rest } = draft;
  return { type, id, quoteToken, ...rest } as webhook.TextMessageContent;
}

/** LINE docs: get-quote-tokens. No expiry, reusable, for the same chat only. */
export function issueQuoteToken(platform: Platform, chatId: string, messageId: string): string {
  const token = createOpaqueToken();
  platform.quoteTokens.set(token, { chatId, messageId });
  return token;
}
