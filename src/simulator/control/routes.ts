import { act } from '../acts/act.ts';
import type { Asked } from '../acts/asked.ts';
import { findActions } from '../acts/find-actions.ts';
import { Refusal } from '../acts/refusal.ts';
import type { Platform } from '../platform/platform.ts';
import { resetPlatform } from '../platform/platform.ts';
import { changeSettings } from '../settings.ts';
import type { Wanted } from './find-messages.ts';
import { findMessages } from './find-messages.ts';
import { addRule } from './misbehave.ts';
import { changeResident, createGroup, createResident } from './people.ts';
import { sendTogether } from './raw-webhook.ts';
import { takeSnapshot } from './snapshot.ts';

interface ControlRequest {
  platform: Platform;
  ids: string[];
  asked: Asked;
  query: URLSearchParams;
}

export interface Route {
  method: string;
  path: RegExp;
  run(request: ControlRequest): unknown;
}

function route(method: string, path: string, run: Route['run']): Route {
  return { method, path: new RegExp(`^/simulator/${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`), run };
}

/** The control API; README.md beside this folder describes each. */
export const ROUTES: readonly Route[] = [
  route('GET', 'state', ({ platform }) => takeSnapshot(platform)),
  route('POST', 'reset', ({ platform, asked }) => {
    resetPlatform(platform, asked.people === true);
    return {};
  }),
  route('GET', 'settings', ({ platform }) => platform.settings),
  route('PATCH', 'settings', ({ platform, asked }) => changeAllSettings(platform, asked)),
  route('GET', 'quota', ({ platform }) => platform.quota),
  route('PATCH', 'quota', ({ platform, asked }) => changeQuota(platform, asked)),
  route('GET', 'residents', ({ platform }) => [...platform.people.residents.values()]),
  route('POST', 'residents', ({ platform, asked }) => createResident(platform, asked)),
  route('PATCH', 'residents/{userId}', ({ platform, ids, asked }) => changeResident(platform, ids[0] ?? '', asked)),
  route('GET', 'groups', ({ platform }) => [...platform.people.groups.values()]),
  route('POST', 'groups', ({ platform, asked }) => createGroup(platform, asked)),
  route('GET', 'chats/{chatId}/messages', ({ platform, ids, query }) =>
    findMessages(platform, ids[0] ?? '', toWanted(query)),
  ),
  route('GET', 'chats/{chatId}/actions', ({ platform, ids }) =>
    platform.transcript.ofChat(ids[0] ?? '').flatMap((entry) => findActions(entry.message)),
  ),
  route('POST', 'chats/{chatId}/{act}', ({ platform, ids, asked }) => act(platform, ids[0] ?? '', ids[1] ?? '', asked)),
  route('POST', 'webhook', ({ platform, asked }) => sendTogether(platform, asked)),
  route('GET', 'webhooks', ({ platform }) => platform.journal.webhooks),
  route('GET', 'calls', ({ platform, query }) => {
    const endpoint = query.get('endpoint');
    return platform.journal.calls.filter((call) => endpoint === null || call.endpoint === endpoint);
  }),
  route('GET', 'misbehave', ({ platform }) => platform.misbehaviour.list()),
  route('POST', 'misbehave', ({ platform, asked }) => addRule(platform, asked)),
  route('DELETE', 'misbehave', ({ platform }) => {
    platform.misbehaviour.clear();
    return {};
  }),
  route('DELETE', 'misbehave/{id}', ({ platform, ids }) => ({
    removed: platform.misbehaviour.remove(Number(ids[0])),
  })),
];

function changeAllSettings(platform: Platform, asked: Asked) {
  const refused = changeSettings(platform.settings, asked);
  if (refused.length > 0) throw new Refusal(400, `unknown or malformed: ${refused.join(', ')}`);
  platform.feed.tell('settings', platform.settings);
  return platform.settings;
}

function changeQuota(platform: Platform, asked: Asked) {
  const { limit = platform.quota.limit, used = platform.quota.used } = asked;
  const isLimit = limit === null || typeof limit === 'number';
  if (!isLimit || typeof used !== 'number') throw new Refusal(400, '"limit" is a number or null, "used" a number');
  Object.assign(platform.quota, { limit, used });
  platform.feed.tell('quota', platform.quota);
  return platform.quota;
}

function toWanted(query: URLSearchParams): Wanted {
  const from = query.get('from');
  const isFrom = from === 'account' || from === 'resident' || from === 'system';
  return {
    after: Number(query.get('after') ?? 0),
    count: Number(query.get('count') ?? 1),
    waitMs: Number(query.get('waitMs') ?? 0),
    ...(isFrom ? { from } : {}),
  };
}
