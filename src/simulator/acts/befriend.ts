import type { Platform } from '../platform/platform.ts';
import type { Asked } from './asked.ts';
import type { Acted, Chat } from './chat.ts';
import { happen, showNotice } from './chat.ts';
import { Refusal } from './refusal.ts';

/** LINE reference: follow-event. Adds the account as a friend, or unblocks it. */
export async function follow(platform: Platform, chat: Chat, asked: Asked): Promise<Acted> {
  refuseInGroup(chat);
  const isUnblocked = typeof asked.isUnblocked === 'boolean' ? asked.isUnblocked : chat.writer.hasBlocked;
  chat.writer.isFriend = true;
  chat.writer.hasBlocked = false;
  platform.feed.tell('resident', chat.writer);
  const said = isUnblocked ? 'unblocked the account' : 'added the account as a friend';
  showNotice(platform, chat.chatId, platform.nextMessageId(), `${chat.writer.name} ${said}.`);
  return happen(platform, chat, { type: 'follow', follow: { isUnblocked } });
}

/** LINE reference: unfollow-event. Blocks the account: nothing it sends arrives any more. */
export async function unfollow(platform: Platform, chat: Chat): Promise<Acted> {
  refuseInGroup(chat);
  chat.writer.hasBlocked = true;
  platform.feed.tell('resident', chat.writer);
  showNotice(platform, chat.chatId, platform.nextMessageId(), `${chat.writer.name} blocked the account.`);
  return happen(platform, chat, { type: 'unfollow' });
}

function refuseInGroup(chat: Chat): void {
  if (chat.group !== undefined) throw new Refusal(409, 'only a person can follow or block');
}
