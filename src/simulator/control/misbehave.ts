import type { Asked } from '../acts/asked.ts';
import { numberOf, textOf } from '../acts/asked.ts';
import { Refusal } from '../acts/refusal.ts';
import type { Endpoint, FaultRule } from '../platform/misbehaviour.ts';
import { API_FAULTS, ENDPOINTS, WEBHOOK_FAULTS } from '../platform/misbehaviour.ts';
import type { Platform } from '../platform/platform.ts';

const DEFAULT_MS: { readonly [fault: string]: number } = { delay: 3000, timeout: 30_000, redeliver: 0 };

/** `{endpoint, fault, times?, ms?, copies?}` → a rule for the next `times` calls. */
export function addRule(platform: Platform, asked: Asked): FaultRule {
  const endpoint = textOf(asked, 'endpoint');
  const fault = textOf(asked, 'fault');
  if (!isEndpoint(endpoint)) throw new Refusal(400, `"endpoint" must be one of ${ENDPOINTS.join(', ')}`);
  const faults: readonly string[] = endpoint === 'webhook' ? WEBHOOK_FAULTS : API_FAULTS;
  if (!faults.includes(fault)) throw new Refusal(400, `"fault" of ${endpoint} must be one of ${faults.join(', ')}`);
  return platform.misbehaviour.add({
    endpoint,
    fault: fault as FaultRule['fault'],
    times: numberOf(asked, 'times', 1),
    ms: numberOf(asked, 'ms', DEFAULT_MS[fault] ?? 0),
    copies: numberOf(asked, 'copies', 1),
  });
}

function isEndpoint(name: string): name is Endpoint {
  return (ENDPOINTS as readonly string[]).includes(name);
}
