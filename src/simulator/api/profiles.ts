import { isUserId } from '../platform/ids.ts';
import type { Group } from '../platform/people.ts';
import { hasVisibleProfile } from '../platform/people.ts';
import type { Answer } from './answer.ts';
import { DONE, refuse } from './answer.ts';
import type { Call } from './call.ts';

/** LINE reference: get-profile. 404 for strangers and for who has blocked; `language` may be absent. */
export function profile({ platform, ids: [userId] }: Call): Answer {
  if (!isUserId(userId)) return refuse(400, "The value for the 'userId' parameter is invalid");
  const resident = platform.people.residents.get(userId);
  if (!hasVisibleProfile(resident)) return refuse(404, 'Not found');
  const language = resident.language === null ? {} : { language: resident.language };
  return { status: 200, json: { userId, displayName: resident.name, ...language } };
}

/** LINE reference: get-group-member-profile, get-room-member-profile. No language there. */
export function memberProfile(call: Call): Answer {
  const userId = call.ids[1] ?? '';
  const group = findGroup(call);
  const resident = call.platform.people.residents.get(userId);
  if (group === undefined || resident === undefined || !group.members.includes(userId)) return refuse(404, 'Not found');
  return { status: 200, json: { userId, displayName: resident.name } };
}

/** LINE reference: get-group-summary. Rooms have none. */
export function groupSummary(call: Call): Answer {
  const group = findGroup(call);
  if (group === undefined) return refuse(404, 'Not found');
  return { status: 200, json: { groupId: group.id, groupName: group.name } };
}

/** LINE reference: get-members-group-count. Without the account itself. */
export function memberCount(call: Call): Answer {
  const group = findGroup(call);
  return group === undefined ? refuse(404, 'Not found') : { status: 200, json: { count: group.members.length } };
}

/** LINE reference: leave-group, leave-room. The account goes; nothing more is heard from there. */
export function leaveGroup(call: Call): Answer {
  const group = findGroup(call);
  if (group === undefined) return refuse(404, 'Not found');
  group.hasAccount = false;
  call.platform.feed.tell('group', group);
  return DONE;
}

function findGroup({ platform, ids: [groupId] }: Call): Group | undefined {
  const group = platform.people.groups.get(groupId ?? '');
  return group?.hasAccount === true ? group : undefined;
}
