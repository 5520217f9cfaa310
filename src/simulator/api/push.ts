import { isChatId, isUserId } from '../platform/ids.ts';
import { canBePushed } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';
import { hasRoomFor } from '../platform/quota.ts';
import type { Answer } from './answer.ts';
import { DONE, refuse, refuseProperty } from './answer.ts';
import type { Call } from './call.ts';
import { putIntoChat, refuseForChat, refuseSending, sendNowhere } from './send.ts';

const MAX_RECIPIENTS = 500;

/** LINE reference: error-messages. */
export const MONTHLY_LIMIT = 'You have reached your monthly limit.';

/** LINE reference: send-push-message. Counts each recipient it reaches, in a group every member. */
export function push(call: Call): Answer {
  const refused = refuseSending(call, 'to', 'customAggregationUnits');
  if (refused !== undefined) return refused;
  const to = call.body.to;
  if (!isChatId(to)) return refuseProperty('to');
  const { platform } = call;
  const recipients = countRecipients(platform, to);
  if (recipients === undefined) return refuse(400, 'Failed to send messages', `${to} is not in this channel`);
  if (!hasRoomFor(platform.quota, recipients)) return refuse(429, MONTHLY_LIMIT);
  const misplaced = refuseForChat(call, to);
  if (misplaced !== undefined) return misplaced;
  const sentMessages = recipients === 0 ? sendNowhere(call, to) : putIntoChat(call, to, 'push');
  use(platform, recipients);
  return { status: 200, json: { sentMessages } };
}

/** How many a push reaches: none when blocked or no friend, undefined when there is no such chat. */
function countRecipients(platform: Platform, to: string): number | undefined {
  const resident = platform.people.residents.get(to);
  if (resident !== undefined) return canBePushed(resident, platform.now()) ? 1 : 0;
  const group = platform.people.groups.get(to);
  return group?.hasAccount === true ? group.members.length : undefined;
}

/** LINE reference: send-multicast-message. 1 to 500 user ids, no groups; strangers are passed over. */
export function multicast(call: Call): Answer {
  const refused = refuseSending(call, 'to', 'customAggregationUnits');
  if (refused !== undefined) return refused;
  const to = call.body.to;
  if (!Array.isArray(to) || to.length < 1 || to.length > MAX_RECIPIENTS) return refuseProperty('to');
  const wrong = to.findIndex((userId) => !isUserId(userId));
  if (wrong !== -1) return refuseProperty(`to[${wrong}]`);
  return sendToFriends(call, [...new Set(to as string[])], 'multicast');
}

/** LINE reference: send-broadcast-message. All friends. */
export function broadcast(call: Call): Answer {
  const refused = refuseSending(call);
  return refused ?? sendToFriends(call, [...call.platform.people.residents.keys()], 'broadcast');
}

function sendToFriends(call: Call, userIds: string[], how: 'multicast' | 'broadcast'): Answer {
  const { platform } = call;
  const reached = userIds.filter((userId) => {
    const resident = platform.people.residents.get(userId);
    return resident?.isFriend === true && !resident.hasBlocked;
  });
  if (!hasRoomFor(platform.quota, reached.length)) return refuse(429, MONTHLY_LIMIT);
  for (const userId of reached) putIntoChat(call, userId, how);
  use(platform, reached.length);
  return DONE;
}

function use(platform: Platform, recipients: number): void {
  platform.quota.used += recipients;
  platform.feed.tell('quota', platform.quota);
}
