import type { webhook } from '@line/bot-sdk';
import { createReplyToken, createUlid } from '../platform/ids.ts';
import type { Platform, WireEvent } from '../platform/platform.ts';

type Source = webhook.UserSource | webhook.GroupSource | webhook.RoomSource;

/** An event without what every event has (LINE reference: common-properties). */
export type EventBody =
  | { type: 'message'; message: webhook.MessageContent }
  | { type: 'messageEdited'; message: webhook.TextMessageContent }
  | { type: 'follow'; follow: webhook.FollowDetail }
  | { type: 'unfollow' }
  | { type: 'join' }
  | { type: 'leave' }
  | { type: 'memberJoined'; joined: webhook.JoinedMembers }
  | { type: 'memberLeft'; left: webhook.LeftMembers }
  | { type: 'postback'; postback: webhook.PostbackContent }
  | { type: 'unsend'; unsend: webhook.UnsendDetail }
  | { type: 'videoPlayComplete'; videoPlayComplete: webhook.VideoPlayComplete };

/** Events nobody can be answered to have no reply token (LINE reference: webhook-event-objects). */
const WITHOUT_REPLY_TOKEN: readonly string[] = ['unsend', 'unfollow', 'leave', 'memberLeft'];

const MAX_EVENTS_KEPT = 20_000;

/** The source object of a chat: the person, or the group with or without who wrote. */
function toSource(chatId: string, writerId?: string): Source {
  if (chatId.startsWith('U')) return { type: 'user', userId: chatId };
  const writer = writerId === undefined ? {} : { userId: writerId };
  return chatId.startsWith('R')
    ? { type: 'room', roomId: chatId, ...writer }
    : { type: 'group', groupId: chatId, ...writer };
}

/**
 * Completes an event as LINE sends it and remembers it for redelivery. The reply token is known from
 * now on but becomes good only when a webhook carries it.
 */
export function createEvent(platform: Platform, body: EventBody, chatId: string, writerId?: string): WireEvent {
  const now = platform.now();
  const event: WireEvent = {
    ...body,
    webhookEventId: createUlid(now),
    deliveryContext: { isRedelivery: false },
    timestamp: now,
    source: toSource(chatId, writerId),
    mode: 'active',
  };
  if (!WITHOUT_REPLY_TOKEN.includes(body.type)) {
    const replyToken = createReplyToken();
    event.replyToken = replyToken;
    platform.replyTokens.issue(replyToken, chatId, now);
  }
  keepEvent(platform, event);
  return event;
}

function keepEvent(platform: Platform, event: WireEvent): void {
  platform.sentEvents.set(event.webhookEventId, event);
  if (platform.sentEvents.size <= MAX_EVENTS_KEPT) return;
  for (const oldest of platform.sentEvents.keys()) {
    platform.sentEvents.delete(oldest);
    return;
  }
}

/** LINE docs: receiving-messages, redelivered webhooks. Same id, token and time; only the mark differs. */
export function toRedelivered(event: WireEvent): WireEvent {
  return { ...event, deliveryContext: { isRedelivery: true } };
}
