import { refuseMessages } from '../messages/validate-messages.ts';
import { isUserId } from '../platform/ids.ts';
import { record } from '../platform/platform.ts';
import { toPreview, toSenderName } from '../platform/preview.ts';
import type { How, Message } from '../platform/transcript.ts';
import { issueQuoteToken } from '../webhook/contents.ts';
import type { Answer } from './answer.ts';
import { refuse, refuseBody, refuseDetails, refuseProperty } from './answer.ts';
import type { Call } from './call.ts';

/** LINE reference: send-reply-message-response. */
export interface SentMessage {
  id: string;
  quoteToken?: string;
}

/** LINE docs: get-quote-tokens. What the account sends and can be quoted. */
const QUOTABLE: readonly string[] = ['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex'];

/** Refuses a body with wrong messages or with properties this endpoint does not know. */
export function refuseSending(call: Call, ...properties: string[]): Answer | undefined {
  const known = ['messages', 'notificationDisabled', ...properties];
  const unknown = Object.keys(call.body).find((name) => !known.includes(name));
  if (unknown !== undefined) return refuseProperty(unknown);
  const { notificationDisabled, customAggregationUnits: units } = call.body;
  if (notificationDisabled !== undefined && typeof notificationDisabled !== 'boolean') {
    return refuseProperty('notificationDisabled');
  }
  if (units !== undefined && !areUnits(units)) return refuseProperty('customAggregationUnits');
  const refused = refuseMessages(call.body.messages);
  return refused === undefined ? undefined : refuseBody(refused);
}

/** LINE docs: unit-based-statistics-aggregation. One name of letters, digits and underscores. */
function areUnits(units: unknown): boolean {
  return Array.isArray(units) && units.length <= 1 && units.every((unit) => /^[a-zA-Z0-9_]{1,30}$/.test(String(unit)));
}

/**
 * Refuses what depends on the chat: quote tokens of another chat (LINE docs: get-quote-tokens), and
 * mentions outside a group or of people who are not in it (LINE reference: text-message-v2-mention-object).
 */
export function refuseForChat(call: Call, chatId: string): Answer | undefined {
  const messages = messagesOf(call);
  for (const [index, message] of messages.entries()) {
    const token = message.quoteToken;
    const isForeign = typeof token === 'string' && call.platform.quoteTokens.get(token)?.chatId !== chatId;
    if (isForeign) return refuseDetails({ message: 'Invalid quote token', property: `messages[${index}].quoteToken` });
    if (hasStrangers(call, chatId, message)) return refuse(400, 'Failed to send messages', 'mention of a stranger');
  }
  return undefined;
}

function hasStrangers(call: Call, chatId: string, message: Message): boolean {
  if (message.type !== 'textV2' || message.substitution === undefined) return false;
  const members = call.platform.people.groups.get(chatId)?.members;
  const parts = Object.values(message.substitution as Record<string, { mentionee?: { userId?: unknown } }>);
  const mentionees = parts.flatMap((part) => (part.mentionee === undefined ? [] : [part.mentionee]));
  return mentionees.some(({ userId }) => members === undefined || (isUserId(userId) && !members.includes(userId)));
}

/** Puts the messages into a chat and says what was sent. */
export function putIntoChat(call: Call, chatId: string, how: How): SentMessage[] {
  const { platform, requestId } = call;
  return messagesOf(call).map((message) => {
    const id = platform.nextMessageId();
    const quote = QUOTABLE.includes(message.type) ? { quoteToken: issueQuoteToken(platform, chatId, id) } : {};
    record(platform, {
      chatId,
      id,
      at: platform.now(),
      from: 'account',
      how,
      message,
      preview: toPreview(message, toSenderName(message, platform.account.name)),
      requestId,
      ...quote,
      ...(call.body.notificationDisabled === true ? { isSilent: true } : {}),
    });
    return { id, ...quote };
  });
}

/** Ids for messages that are accepted and reach nobody. */
export function sendNowhere(call: Call, chatId: string): SentMessage[] {
  return messagesOf(call).map((message) => {
    const id = call.platform.nextMessageId();
    return QUOTABLE.includes(message.type) ? { id, quoteToken: issueQuoteToken(call.platform, chatId, id) } : { id };
  });
}

function messagesOf(call: Call): Message[] {
  return call.body.messages as Message[];
}
