import type { webhook } from '@line/bot-sdk';
import type { Group } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';

const MAX_MENTIONS = 20;

/**
 * LINE reference: wh-text. In a group "@name" of the account, of a member or "@All" becomes a mention,
 * as if picked from the app's list. Positions count UTF-16 units.
 */
export function findMentions(platform: Platform, group: Group, text: string): webhook.Mention | undefined {
  const mentionees = namesOf(platform, group)
    .flatMap(({ name, toMentionee }) => positionsOf(text, `@${name}`).map((at) => toMentionee(at, name.length + 1)))
    .sort((one, other) => one.index - other.index)
    .slice(0, MAX_MENTIONS);
  return mentionees.length === 0 ? undefined : { mentionees };
}

interface Mentionable {
  name: string;
  toMentionee(index: number, length: number): webhook.Mentionee;
}

function namesOf(platform: Platform, group: Group): Mentionable[] {
  const { account, people } = platform;
  const toUser = (name: string, userId: string, isSelf: boolean): Mentionable => ({
    name,
    toMentionee: (index, length) => ({ index, length, type: 'user', userId, isSelf }),
  });
  const members = group.members.flatMap((userId) => {
    const resident = people.residents.get(userId);
    return resident === undefined ? [] : [toUser(resident.name, userId, false)];
  });
  const all: Mentionable = { name: 'All', toMentionee: (index, length) => ({ index, length, type: 'all' }) };
  return [toUser(account.name, account.userId, true), all, ...members];
}

function positionsOf(text: string, word: string): number[] {
  const positions: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) positions.push(at);
  return positions;
}
