import type { Answer } from './answer.ts';
import { refuse, refuseDetails } from './answer.ts';
import type { Call } from './call.ts';
import { putIntoChat, refuseForChat, refuseSending, sendNowhere } from './send.ts';

/**
 * LINE reference: send-reply-message. Free of charge, no retry key, the token once and in time. A
 * refused body leaves the token unspent.
 */
export function reply(call: Call): Answer {
  const refused = refuseSending(call, 'replyToken');
  if (refused !== undefined) return refused;
  const { platform, body } = call;
  const token = body.replyToken;
  if (typeof token !== 'string' || token === '') {
    return refuseDetails({ message: 'May not be empty', property: 'replyToken' });
  }
  const judged = platform.replyTokens.judge(token, platform.now());
  if (!judged.ok) return refuse(400, 'Invalid reply token', `reply token ${judged.why}`);
  const misplaced = refuseForChat(call, judged.chatId);
  if (misplaced !== undefined) return misplaced;
  platform.replyTokens.spend(token, platform.now());
  const isBlocked = platform.people.residents.get(judged.chatId)?.hasBlocked === true;
  const sentMessages = isBlocked ? sendNowhere(call, judged.chatId) : putIntoChat(call, judged.chatId, 'reply');
  return { status: 200, json: { sentMessages }, chatId: judged.chatId };
}
