import type { Asked } from '../acts/asked.ts';
import { maybeTextOf, textOf, textsOf } from '../acts/asked.ts';
import { Refusal } from '../acts/refusal.ts';
import { isUserId } from '../platform/ids.ts';
import type { Group, Resident } from '../platform/people.ts';
import { addGroup, addResident } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';

/** `{name, language?, userId?, isFriend?}` → a new resident. No event; ask for `follow` to have one. */
export function createResident(platform: Platform, asked: Asked): Resident {
  const userId = maybeTextOf(asked, 'userId');
  if (userId !== undefined && !isUserId(userId)) throw new Refusal(400, '"userId" must be U and 32 hex digits');
  if (userId !== undefined && platform.people.residents.has(userId)) throw new Refusal(409, 'that userId is taken');
  const resident = addResident(platform.people, {
    name: textOf(asked, 'name'),
    language: languageOf(asked),
    isFriend: asked.isFriend !== false,
    ...(userId === undefined ? {} : { userId }),
  });
  platform.feed.tell('resident', resident);
  return resident;
}

/** `{name?, language?}` → the resident changed. */
export function changeResident(platform: Platform, userId: string, asked: Asked): Resident {
  const resident = platform.people.residents.get(userId);
  if (resident === undefined) throw new Refusal(404, `there is no resident ${userId}`);
  resident.name = maybeTextOf(asked, 'name') ?? resident.name;
  if (asked.language !== undefined) resident.language = languageOf(asked);
  platform.feed.tell('resident', resident);
  return resident;
}

/** `{name, members, kind?, hasAccount?}` → a new group or room. No event; ask for `join` to have one. */
export function createGroup(platform: Platform, asked: Asked): Group {
  const members = textsOf(asked, 'members');
  const stranger = members.find((userId) => !platform.people.residents.has(userId));
  if (stranger !== undefined) throw new Refusal(400, `there is no resident ${stranger}`);
  const group = addGroup(platform.people, {
    name: textOf(asked, 'name'),
    members,
    kind: asked.kind === 'room' ? 'room' : 'group',
    hasAccount: asked.hasAccount !== false,
  });
  platform.feed.tell('group', group);
  return group;
}

function languageOf(asked: Asked): string | null {
  const language = asked.language;
  if (language === undefined || language === null || language === '') return null;
  if (typeof language !== 'string') throw new Refusal(400, '"language" must be a BCP 47 tag or null');
  return language;
}
