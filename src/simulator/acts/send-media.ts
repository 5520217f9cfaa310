import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import type { webhook } from '@line/bot-sdk';
import type { Platform } from '../platform/platform.ts';
import type { MessageDraft } from '../webhook/contents.ts';
import type { Asked } from './asked.ts';
import { maybeTextOf, numberOf, textsOf } from './asked.ts';
import type { Acted, Chat } from './chat.ts';
import { Refusal } from './refusal.ts';
import { SAMPLE_PICTURE, SAMPLE_SOUND, SAMPLE_STICKER } from './samples.ts';
import { sendMessage } from './write.ts';

const BY_LINE: webhook.ContentProvider = { type: 'line' };
const MAX_KEYWORDS = 15;

/** LINE reference: wh-image. With `total` above 1 the pictures come as separate events of one `imageSet`. */
export async function sendImage(platform: Platform, chat: Chat, asked: Asked): Promise<Acted> {
  const total = numberOf(asked, 'total', 1);
  if (total === 1)
    return sendContent(platform, chat, { type: 'image', contentProvider: BY_LINE }, asked, SAMPLE_PICTURE);
  const id = randomBytes(16).toString('hex').toUpperCase();
  const sendings = Array.from({ length: total }, (_, index) => {
    const draft: MessageDraft = { type: 'image', contentProvider: BY_LINE, imageSet: { id, index: index + 1, total } };
    return sendContent(platform, chat, draft, asked, SAMPLE_PICTURE);
  });
  const sent = await Promise.all(sendings);
  return { ...sent[0], events: sent.flatMap((acted) => acted.events) };
}

/** LINE reference: wh-video. `preparingMs` makes the content answer 202 for a while. */
export function sendVideo(platform: Platform, chat: Chat, asked: Asked): Promise<Acted> {
  const duration = numberOf(asked, 'duration', 8000);
  return sendContent(platform, chat, { type: 'video', duration, contentProvider: BY_LINE }, asked, SAMPLE_SOUND);
}

/** LINE reference: wh-audio. */
export function sendAudio(platform: Platform, chat: Chat, asked: Asked): Promise<Acted> {
  const duration = numberOf(asked, 'duration', 4200);
  return sendContent(platform, chat, { type: 'audio', duration, contentProvider: BY_LINE }, asked, SAMPLE_SOUND);
}

/** LINE reference: wh-file. */
export function sendFile(platform: Platform, chat: Chat, asked: Asked): Promise<Acted> {
  const bytes = bytesOf(asked, SAMPLE_SOUND);
  const fileName = maybeTextOf(asked, 'fileName') ?? 'letter.pdf';
  return sendContent(platform, chat, { type: 'file', fileName, fileSize: bytes.length }, asked, bytes);
}

/** LINE reference: wh-sticker. The picture itself can never be fetched. */
export function sendSticker(platform: Platform, chat: Chat, asked: Asked): Promise<Acted> {
  const keywords = textsOf(asked, 'keywords').slice(0, MAX_KEYWORDS);
  return sendMessage(platform, chat, {
    type: 'sticker',
    packageId: maybeTextOf(asked, 'packageId') ?? SAMPLE_STICKER.packageId,
    stickerId: maybeTextOf(asked, 'stickerId') ?? SAMPLE_STICKER.stickerId,
    stickerResourceType: 'STATIC',
    ...(keywords.length === 0 ? {} : { keywords }),
  });
}

/** LINE reference: wh-location. Title and address come only where the map knows them. */
export function sendLocation(platform: Platform, chat: Chat, asked: Asked): Promise<Acted> {
  const title = maybeTextOf(asked, 'title');
  const address = maybeTextOf(asked, 'address');
  return sendMessage(platform, chat, {
    type: 'location',
    ...(title === undefined ? {} : { title }),
    ...(address === undefined ? {} : { address }),
    latitude: numberOf(asked, 'latitude'),
    longitude: numberOf(asked, 'longitude'),
  });
}

const CONTENT_TYPES: { [type: string]: string } = {
  image: 'image/png',
  video: 'video/mp4',
  audio: 'audio/x-m4a',
  file: 'application/octet-stream',
};

async function sendContent(
  platform: Platform,
  chat: Chat,
  draft: MessageDraft,
  asked: Asked,
  sample: Buffer,
): Promise<Acted> {
  const bytes = bytesOf(asked, sample);
  const contentType = maybeTextOf(asked, 'contentType') ?? CONTENT_TYPES[draft.type] ?? 'application/octet-stream';
  const readyAt = platform.now() + numberOf(asked, 'preparingMs', 0);
  const keep = (messageId: string) =>
    platform.contents.set(messageId, {
      bytes,
      contentType,
      isMedia: draft.type === 'video' || draft.type === 'audio',
      readyAt,
      isGone: false,
    });
  return sendMessage(platform, chat, draft, keep);
}

function bytesOf(asked: Asked, sample: Buffer): Buffer {
  const base64 = maybeTextOf(asked, 'base64');
  if (base64 === undefined) return sample;
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw new Refusal(400, '"base64" must be Base64');
  return Buffer.from(base64, 'base64');
}
