import type { webhook } from '@line/bot-sdk';
import type { Group } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';
import type { Asked } from './asked.ts';
import { textsOf } from './asked.ts';
import type { Acted, Chat } from './chat.ts';
import { happen, showNotice } from './chat.ts';
import { Refusal } from './refusal.ts';

/** LINE reference: join-event. A member invites the account. */
export async function join(platform: Platform, chat: Chat): Promise<Acted> {
  const group = groupOf(chat);
  group.hasAccount = true;
  tell(platform, group, `${chat.writer.name} invited ${platform.account.name}.`);
  return happen(platform, chat, { type: 'join' });
}

/** LINE reference: leave-event. A member removes the account; this is the last event of the group. */
export async function leave(platform: Platform, chat: Chat): Promise<Acted> {
  const group = groupOf(chat);
  tell(platform, group, `${platform.account.name} was removed.`);
  const acted = happen(platform, chat, { type: 'leave' });
  group.hasAccount = false;
  platform.feed.tell('group', group);
  return acted;
}

/** LINE reference: member-joined-event. */
export async function memberJoined(platform: Platform, chat: Chat, asked: Asked): Promise<Acted> {
  const group = groupOf(chat);
  const users = usersOf(platform, asked);
  group.members.push(...users.map((user) => user.userId).filter((userId) => !group.members.includes(userId)));
  tell(platform, group, `${namesOf(platform, users)} joined.`);
  return happen(platform, chat, { type: 'memberJoined', joined: { members: users } });
}

/** LINE reference: member-left-event. */
export async function memberLeft(platform: Platform, chat: Chat, asked: Asked): Promise<Acted> {
  const group = groupOf(chat);
  const users = usersOf(platform, asked);
  group.members = group.members.filter((userId) => !users.some((user) => user.userId === userId));
  tell(platform, group, `${namesOf(platform, users)} left.`);
  return happen(platform, chat, { type: 'memberLeft', left: { members: users } });
}

type User = webhook.UserSource & { userId: string };

function usersOf(platform: Platform, asked: Asked): User[] {
  const userIds = textsOf(asked, 'members');
  const isKnown = userIds.length > 0 && userIds.every((userId) => platform.people.residents.has(userId));
  if (!isKnown) throw new Refusal(400, '"members" must list user ids of residents');
  return userIds.map((userId) => ({ type: 'user', userId }));
}

function namesOf(platform: Platform, users: User[]): string {
  return users.map((user) => platform.people.residents.get(user.userId)?.name ?? user.userId).join(', ');
}

function groupOf(chat: Chat): Group {
  if (chat.group === undefined) throw new Refusal(409, 'this is no group');
  return chat.group;
}

function tell(platform: Platform, group: Group, text: string): void {
  platform.feed.tell('group', group);
  showNotice(platform, group.id, platform.nextMessageId(), text);
}
