import type { webhook } from '@line/bot-sdk';
import type { Heard } from '../dialogue/index.ts';
import { fail, ok, type Result } from '../result.ts';
import { maskNumbers } from './mask-numbers.ts';
import { parsePostbackData } from './postback-data.ts';

/** One event for one talk, as the talk's object stores it. */
export type Delivery = {
  /** The talk it belongs to: `user:U…`, `group:C…`, `room:R…`. */
  talk: string;
  /** LINE's webhookEventId: the same for every delivery of the event. */
  id: string;
  /** When it happened, epoch milliseconds. */
  at: number;
  /** Free, good once, for about a minute (LINE reference: send-reply-message-reply-token). */
  replyToken: string | null;
  place: 'private' | 'group';
  heard: Heard;
};

/** What a webhook held: events for talks, and what was left alone, counted by kind. */
export type Webhook = { deliveries: Delivery[]; ignored: Record<string, number> };

/**
 * LINE's webhook body to ours. Only the outer shape can be wrong; inside, unknown event types and new fields are no errors, because LINE adds
 * them without notice (development guidelines). Words in a group that do not mention the bot end here, before anything is stored.
 */
export function parseWebhook(body: string): Result<Webhook> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return fail({ code: 'line.not_json', message: 'the body is not JSON' });
  }
  const events = (value as { events?: unknown } | null)?.events;
  if (!Array.isArray(events)) return fail({ code: 'line.no_events', message: 'the body has no list "events"' });
  const parsed: Webhook = { deliveries: [], ignored: {} };
  for (const event of events as (webhook.Event | null)[]) {
    const delivery = event && typeof event === 'object' ? toDelivery(event) : undefined;
    if (delivery) parsed.deliveries.push(delivery);
    else {
      const kind = typeof event?.type === 'string' && /^[A-Za-z]{1,30}$/.test(event.type) ? event.type : 'unknown';
      parsed.ignored[kind] = (parsed.ignored[kind] ?? 0) + 1;
    }
  }
  return ok(parsed);
}

function toDelivery(event: webhook.Event): Delivery | undefined {
  const talk = toTalk(event.source);
  // In standby another channel is answering, and the bot keeps silent (LINE reference: common-properties).
  if (!talk || typeof event.webhookEventId !== 'string' || event.mode === 'standby') return undefined;
  const place = event.source?.type === 'user' ? 'private' : 'group';
  const heard = toHeard(event, place);
  if (!heard) return undefined;
  const replyToken = 'replyToken' in event && typeof event.replyToken === 'string' ? event.replyToken : null;
  return { talk, id: event.webhookEventId, at: Number(event.timestamp) || 0, replyToken, place, heard };
}

/** Ids are `U`, `C` or `R` and 32 hex digits; anything else is not LINE's. */
function toTalk(source: webhook.Source | undefined): string | undefined {
  const id =
    source?.type === 'user'
      ? source.userId
      : source?.type === 'group'
        ? source.groupId
        : source?.type === 'room'
          ? source.roomId
          : undefined;
  return source && id && /^[UCR][0-9a-f]{32}$/.test(id) ? `${source.type}:${id}` : undefined;
}

function toHeard(event: webhook.Event, place: Delivery['place']): Heard | undefined {
  switch (event.type) {
    case 'message':
      return toHeardMessage(event.message, place);
    case 'postback':
      return { kind: 'tapped', action: parsePostbackData(String(event.postback?.data ?? '')) };
    case 'follow':
      return { kind: 'followed', again: event.follow?.isUnblocked === true };
    case 'unfollow':
      return { kind: 'unfollowed' };
    case 'join':
      return { kind: 'joinedGroup' };
    case 'leave':
      return { kind: 'leftGroup' };
    case 'unsend':
      return { kind: 'unsent', messageId: String(event.unsend?.messageId ?? '') };
    default:
      // memberJoined and memberLeft among them: a group's coming and going is none of our business, and a greeting each time is noise.
      return undefined;
  }
}

function toHeardMessage(message: webhook.MessageContent | undefined, place: Delivery['place']): Heard | undefined {
  if (!message) return undefined;
  if (place === 'group') return message.type === 'text' ? toMention(message) : undefined;
  switch (message.type) {
    case 'text':
      return { kind: 'wrote', messageId: message.id, ...maskNumbers(String(message.text ?? '')) };
    case 'sticker':
      return { kind: 'sentSticker' };
    case 'image':
      // Pictures sent together come one by one; only the first of the set is answered, and a person gets them all.
      return {
        kind: 'sentPicture',
        messageId: message.id,
        ...((message.imageSet?.index ?? 1) > 1 ? { isFurther: true } : {}),
      };
    case 'video':
    case 'audio':
      return { kind: 'sentVoice', messageId: message.id };
    case 'file':
      return { kind: 'sentFile', messageId: message.id };
    case 'location':
      return isPosition(message)
        ? { kind: 'sentLocation', lat: message.latitude, lon: message.longitude, messageId: message.id }
        : undefined;
    default:
      return undefined;
  }
}

/** Words to the bot in a group, without the mention itself; undefined when they are not for us. */
function toMention(message: webhook.TextMessageContent): Heard | undefined {
  const mentions = (message.mention?.mentionees ?? []).filter(
    (mentionee) => mentionee.type === 'user' && mentionee.isSelf === true,
  );
  if (mentions.length === 0) return undefined;
  const text = mentions
    .toSorted((a, b) => b.index - a.index)
    .reduce((rest, { index, length }) => rest.slice(0, index) + rest.slice(index + length), message.text);
  return { kind: 'wrote', messageId: message.id, ...maskNumbers(text.trim()) };
}

const isPosition = (message: { latitude?: unknown; longitude?: unknown }): boolean =>
  Number.isFinite(message.latitude) && Number.isFinite(message.longitude);
