import type { Asked } from '../acts/asked.ts';
import { isRecord, textOf } from '../acts/asked.ts';
import type { Acted } from '../acts/chat.ts';
import { namesWriter, openChat, showOwn } from '../acts/chat.ts';
import { Refusal } from '../acts/refusal.ts';
import type { Platform, WireEvent } from '../platform/platform.ts';
import type { Message } from '../platform/transcript.ts';
import type { MessageDraft } from '../webhook/contents.ts';
import { completeMessage } from '../webhook/contents.ts';
import { deliver } from '../webhook/deliver.ts';
import type { EventBody } from '../webhook/events.ts';
import { createEvent } from '../webhook/events.ts';

/**
 * `{events: [{chatId, userId?, type, …}]}` → one webhook with several events, of different people even
 * (LINE reference: webhook-event-objects). A `message` needs only its own fields (`{type: "text", text}`).
 * An empty list is the console's Verify button.
 */
export async function sendTogether(platform: Platform, asked: Asked): Promise<Acted> {
  const list: unknown = asked.events;
  if (!Array.isArray(list) || !list.every(isRecord)) throw new Refusal(400, '"events" must be a list of objects');
  const events = list.map((wanted) => toEvent(platform, wanted));
  return { events, webhook: await deliver(platform, events) };
}

function toEvent(platform: Platform, wanted: Asked): WireEvent {
  const { chatId: _chat, userId: _user, ...body } = wanted;
  const chat = openChat(platform, textOf(wanted, 'chatId'), wanted);
  const writer = namesWriter(body.type as EventBody['type']) ? chat.writer.userId : undefined;
  if (!isRecord(body.message)) return createEvent(platform, body as unknown as EventBody, chat.chatId, writer);
  const message = completeMessage(platform, body.message as unknown as MessageDraft, chat.chatId);
  const event = createEvent(platform, { type: 'message', message }, chat.chatId, writer);
  showOwn(platform, chat, message.id, message as unknown as Message, event.webhookEventId);
  return event;
}
