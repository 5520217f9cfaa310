import { Buffer } from 'node:buffer';
import type { webhook } from '@line/bot-sdk';
import { forgetContent } from '../platform/contents.ts';
import type { Platform } from '../platform/platform.ts';
import type { Entry, Message } from '../platform/transcript.ts';
import type { MessageDraft } from '../webhook/contents.ts';
import { completeEdit, completeMessage } from '../webhook/contents.ts';
import { deliver } from '../webhook/deliver.ts';
import { createEvent } from '../webhook/events.ts';
import { findMentions } from '../webhook/mentions.ts';
import type { Asked } from './asked.ts';
import { maybeTextOf, textOf } from './asked.ts';
import type { Acted, Chat } from './chat.ts';
import { happen, isHeard, refuseIfBlocked, showOwn } from './chat.ts';
import { Refusal } from './refusal.ts';

/** Sends any message of a resident: kept (its content), shown in the chat, then told to the bot. */
export async function sendMessage(
  platform: Platform,
  chat: Chat,
  draft: MessageDraft,
  keep?: (messageId: string) => void,
): Promise<Acted> {
  refuseIfBlocked(chat);
  const message = completeMessage(platform, draft, chat.chatId);
  keep?.(message.id);
  if (!isHeard(chat)) {
    showOwn(platform, chat, message.id, message);
    return { events: [], messageId: message.id };
  }
  const event = createEvent(platform, { type: 'message', message }, chat.chatId, chat.writer.userId);
  showOwn(platform, chat, message.id, message, event.webhookEventId);
  return { events: [event], messageId: message.id, webhook: await deliver(platform, [event]) };
}

/** LINE reference: wh-text. Mentions are found in groups unless given; LINE emoji come as given. */
export function say(platform: Platform, chat: Chat, asked: Asked): Promise<Acted> {
  const quotedMessageId = maybeTextOf(asked, 'quotedMessageId');
  return sendMessage(platform, chat, {
    ...toTextDraft(platform, chat, asked),
    ...(quotedMessageId === undefined ? {} : { quotedMessageId }),
  });
}

/** LINE reference: edit-event. Today only texts in groups can be edited. */
export async function edit(platform: Platform, chat: Chat, asked: Asked): Promise<Acted> {
  if (chat.group === undefined) throw new Refusal(409, 'LINE sends edits of group messages only');
  const entry = findOwn(platform, chat, asked);
  const message = completeEdit(platform, toTextDraft(platform, chat, asked), chat.chatId, entry.id);
  entry.message = message as unknown as Message;
  entry.isEdited = true;
  entry.preview = textOf(asked, 'text');
  platform.feed.tell('entry', entry);
  const acted = await happen(platform, chat, { type: 'messageEdited', message });
  return { ...acted, messageId: entry.id };
}

/** LINE reference: unsend-event. The message goes from the screen, its content answers 410. */
export async function unsend(platform: Platform, chat: Chat, asked: Asked): Promise<Acted> {
  const entry = findOwn(platform, chat, asked);
  entry.isUnsent = true;
  entry.message = { type: 'unsent' };
  entry.preview = `${chat.writer.name} unsent a message.`;
  forgetContent(platform.contents, entry.id, Buffer.alloc(0));
  platform.feed.tell('entry', entry);
  const acted = await happen(platform, chat, { type: 'unsend', unsend: { messageId: entry.id } });
  return { ...acted, messageId: entry.id };
}

function toTextDraft(platform: Platform, chat: Chat, asked: Asked): Extract<MessageDraft, { type: 'text' }> {
  const text = textOf(asked, 'text');
  if (text === '') throw new Refusal(400, '"text" must not be empty');
  const emojis = Array.isArray(asked.emojis) ? (asked.emojis as webhook.Emoji[]) : [];
  const mention = (asked.mention as webhook.Mention | undefined) ?? mentionIn(platform, chat, text);
  return {
    type: 'text',
    text,
    ...(emojis.length === 0 ? {} : { emojis }),
    ...(mention === undefined || mention === null ? {} : { mention }),
  };
}

function mentionIn(platform: Platform, chat: Chat, text: string): webhook.Mention | undefined {
  return chat.group === undefined ? undefined : findMentions(platform, chat.group, text);
}

function findOwn(platform: Platform, chat: Chat, asked: Asked): Entry {
  const id = maybeTextOf(asked, 'messageId');
  const own = platform.transcript
    .ofChat(chat.chatId)
    .filter((entry) => entry.userId === chat.writer.userId && entry.eventId !== undefined && !entry.isUnsent);
  const entry = id === undefined ? own.at(-1) : own.find((candidate) => candidate.id === id);
  if (entry === undefined) throw new Refusal(404, `${chat.writer.name} has no such message to change`);
  return entry;
}
