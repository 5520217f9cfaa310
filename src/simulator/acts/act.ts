import type { Platform } from '../platform/platform.ts';
import { deliver, redeliver } from '../webhook/deliver.ts';
import type { Asked } from './asked.ts';
import { maybeTextOf, textOf } from './asked.ts';
import { follow, unfollow } from './befriend.ts';
import type { Acted, Chat } from './chat.ts';
import { happen, openChat } from './chat.ts';
import { join, leave, memberJoined, memberLeft } from './group-life.ts';
import { Refusal } from './refusal.ts';
import { sendAudio, sendFile, sendImage, sendLocation, sendSticker, sendVideo } from './send-media.ts';
import type { Tapped } from './tap.ts';
import { postback, tap } from './tap.ts';
import { edit, say, unsend } from './write.ts';

type Act = (platform: Platform, chat: Chat, asked: Asked) => Promise<Acted | Tapped>;

const ACTS: { [name: string]: Act } = {
  say,
  edit,
  unsend,
  image: sendImage,
  video: sendVideo,
  audio: sendAudio,
  file: sendFile,
  sticker: sendSticker,
  location: sendLocation,
  postback,
  tap,
  follow,
  unfollow,
  join,
  leave,
  'member-joined': memberJoined,
  'member-left': memberLeft,
  'video-played': (platform, chat, asked) =>
    happen(platform, chat, {
      type: 'videoPlayComplete',
      videoPlayComplete: { trackingId: textOf(asked, 'trackingId') },
    }),
  redeliver: sendAgain,
};

/** The names of everything a resident can do. */
export const ACT_NAMES: readonly string[] = Object.keys(ACTS);

/** Lets someone do something in a chat and waits for the bot's answer to the webhook. */
export function act(platform: Platform, chatId: string, name: string, asked: Asked): Promise<Acted | Tapped> {
  const found = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (found === undefined) throw new Refusal(404, `unknown act "${name}"; known: ${ACT_NAMES.join(', ')}`);
  return found(platform, openChat(platform, chatId, asked), asked);
}

/** Sends the event of a message (or `eventId`) once more: as redelivery, or unmarked with `isRedelivery: false`. */
async function sendAgain(platform: Platform, chat: Chat, asked: Asked): Promise<Acted> {
  const entries = platform.transcript.ofChat(chat.chatId).filter((entry) => entry.eventId !== undefined);
  const messageId = maybeTextOf(asked, 'messageId');
  const entry = messageId === undefined ? entries.at(-1) : entries.find((candidate) => candidate.id === messageId);
  const event = platform.sentEvents.get(maybeTextOf(asked, 'eventId') ?? entry?.eventId ?? '');
  if (event === undefined) throw new Refusal(404, 'no such event was sent');
  const isMarked = asked.isRedelivery !== false;
  const webhook = await (isMarked ? redeliver(platform, [event]) : deliver(platform, [event]));
  return { events: [event], webhook };
}
