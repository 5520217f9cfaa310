import type { Message } from './transcript.ts';

const SENT: { [type: string]: string } = {
  sticker: 'sent a sticker.',
  image: 'sent a photo.',
  video: 'sent a video.',
  audio: 'sent a voice message.',
  file: 'sent a file.',
  location: 'sent a location.',
  coupon: 'sent a coupon.',
};

/**
 * The one line a lock screen or the chat list shows: the text itself, `altText` of what cannot be
 * shown as text (LINE reference: flex-message, template-messages, imagemap-message), or what was sent.
 */
export function toPreview(message: Message, senderName: string): string {
  if (typeof message.text === 'string') return message.text;
  if (typeof message.altText === 'string') return message.altText;
  return `${senderName} ${SENT[message.type] ?? 'sent a message.'}`;
}

/** The name a message is shown under: "name from 'account'" (LINE reference: icon-nickname-switch). */
export function toSenderName(message: Message, accountName: string): string {
  const sender = message.sender;
  if (typeof sender !== 'object' || sender === null || !('name' in sender)) return accountName;
  return typeof sender.name === 'string' ? `${sender.name} from ${accountName}` : accountName;
}
