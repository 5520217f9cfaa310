import { createChatId } from './ids.ts';

/** A person with the LINE app. */
export interface Resident {
  userId: string;
  name: string;
  /** BCP 47, or null for someone who has not agreed to the privacy policy (LINE reference: get-profile). */
  language: string | null;
  isFriend: boolean;
  hasBlocked: boolean;
  /** When they last wrote in the one-to-one chat; opens pushes to non-friends for 7 days. */
  lastWroteAt: number | null;
}

/** A group chat, or a multi-person chat (`room`) of the older kind. */
export interface Group {
  kind: 'group' | 'room';
  id: string;
  name: string;
  members: string[];
  hasAccount: boolean;
}

export interface People {
  residents: Map<string, Resident>;
  groups: Map<string, Group>;
}

const SEVEN_DAYS_MS = 7 * 24 * 60 * 60 * 1000;

/** Adds a person; the id is made unless given. */
export function addResident(people: People, asked: Partial<Resident> & { name: string }): Resident {
  const resident: Resident = {
    language: null,
    isFriend: true,
    hasBlocked: false,
    lastWroteAt: null,
    ...asked,
    userId: asked.userId ?? createChatId('U'),
  };
  people.residents.set(resident.userId, resident);
  return resident;
}

/** Adds a group or room; the account is a member of it unless told otherwise. */
export function addGroup(people: People, asked: Partial<Group> & { name: string }): Group {
  const kind = asked.kind ?? 'group';
  const id = asked.id ?? createChatId(kind === 'group' ? 'C' : 'R');
  const group: Group = { members: [], hasAccount: true, ...asked, kind, id };
  people.groups.set(id, group);
  return group;
}

/** LINE reference: send-push-message-conditions. Friends, and for 7 days those who wrote. */
export function canBePushed(resident: Resident, now: number): boolean {
  if (resident.hasBlocked) return false;
  if (resident.isFriend) return true;
  return resident.lastWroteAt !== null && now - resident.lastWroteAt <= SEVEN_DAYS_MS;
}

/** LINE reference: get-profile. Friends and those who once wrote, unless they blocked the account. */
export function hasVisibleProfile(resident: Resident | undefined): resident is Resident {
  if (resident === undefined || resident.hasBlocked) return false;
  return resident.isFriend || resident.lastWroteAt !== null;
}
