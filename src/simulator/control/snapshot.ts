import { ACT_NAMES } from '../acts/act.ts';
import { API_FAULTS, ENDPOINTS, WEBHOOK_FAULTS } from '../platform/misbehaviour.ts';
import type { Platform } from '../platform/platform.ts';
import { PROFILE_LANGUAGES } from './languages.ts';

const NEWEST = 200;

/** Everything the page needs to draw itself. Secrets stay here. */
export function takeSnapshot(platform: Platform) {
  const { people, journal } = platform;
  const residents = [...people.residents.values()];
  const groups = [...people.groups.values()];
  const ids = [...people.residents.keys(), ...people.groups.keys()];
  return {
    account: platform.account,
    settings: platform.settings,
    quota: platform.quota,
    residents,
    groups,
    chats: Object.fromEntries(ids.map((id) => [id, platform.transcript.ofChat(id).slice(-NEWEST)])),
    calls: journal.calls.slice(-NEWEST),
    webhooks: journal.webhooks.slice(-NEWEST),
    rules: platform.misbehaviour.list(),
    offers: {
      languages: PROFILE_LANGUAGES,
      places: platform.places,
      acts: ACT_NAMES,
      endpoints: ENDPOINTS,
      apiFaults: API_FAULTS,
      webhookFaults: WEBHOOK_FAULTS,
    },
  };
}
