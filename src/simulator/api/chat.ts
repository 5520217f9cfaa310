import { isUserId } from '../platform/ids.ts';
import type { Answer } from './answer.ts';
import { DONE, refuseDetails, refuseProperty } from './answer.ts';
import type { Call } from './call.ts';

const DEFAULT_SECONDS = 20;

/** LINE reference: display-a-loading-indicator. 5 to 60 seconds in fives, one-to-one chats only, 202. */
export function startLoading({ platform, body }: Call): Answer {
  const { chatId, loadingSeconds: seconds = DEFAULT_SECONDS, ...rest } = body;
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) return refuseProperty(unknown);
  if (!isUserId(chatId)) {
    const message = 'Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.';
    return refuseDetails({ message, property: 'chatId' });
  }
  const details = findTimeFaults(seconds);
  if (details.length > 0) return refuseDetails(...details);
  const resident = platform.people.residents.get(chatId);
  const isSeen = resident?.isFriend === true && !resident.hasBlocked;
  if (isSeen) platform.feed.tell('loading', { chatId, seconds });
  return { status: 202, json: {} };
}

function findTimeFaults(seconds: unknown): { message: string; property: string }[] {
  const isNumber = typeof seconds === 'number';
  const property = 'loadingSeconds';
  const isWithin = isNumber && seconds >= 5 && seconds <= 60;
  const isFive = isNumber && seconds % 5 === 0;
  return [
    ...(isWithin ? [] : [{ message: 'Must be between 5 and 60', property }]),
    ...(isFive ? [] : [{ message: 'must be a multiple of five', property }]),
  ];
}

/** LINE reference: mark-as-read. Marks the message and all before it; the token never expires. */
export function markAsRead({ platform, body }: Call): Answer {
  const target = platform.readTokens.get(String(body.markAsReadToken));
  if (target === undefined) {
    const message = 'Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.';
    return { status: 400, json: { message } };
  }
  for (const entry of platform.transcript.ofChat(target.chatId)) {
    if (entry.from === 'resident' && !entry.isRead) {
      entry.isRead = true;
      platform.feed.tell('entry', entry);
    }
    if (entry.id === target.messageId) break;
  }
  return DONE;
}
