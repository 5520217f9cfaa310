/** What an API endpoint can be told to do wrong. */
export const API_FAULTS = [
  'delay',
  'error500',
  'rateLimit',
  'monthlyLimit',
  'lostAnswer',
  'timeout',
  'dropConnection',
] as const;

/** What can be done wrong with a webhook on its way out. */
export const WEBHOOK_FAULTS = ['delay', 'badSignature', 'noSignature', 'duplicate', 'redeliver', 'lose'] as const;

/** Names of endpoints a rule can choose; `any` is every API endpoint. */
export const ENDPOINTS = [
  'any',
  'webhook',
  'reply',
  'push',
  'multicast',
  'broadcast',
  'validate',
  'profile',
  'loading',
  'markAsRead',
  'quota',
  'consumption',
  'info',
  'content',
  'group',
] as const;

type ApiFault = (typeof API_FAULTS)[number];
type WebhookFault = (typeof WEBHOOK_FAULTS)[number];
export type Endpoint = (typeof ENDPOINTS)[number];

/** "The next `times` calls of `endpoint` go wrong like this." */
export interface FaultRule {
  id: number;
  endpoint: Endpoint;
  fault: ApiFault | WebhookFault;
  /** Calls left. */
  times: number;
  /** How long a delay, timeout or redelivery takes. */
  ms: number;
  /** How often a duplicate or redelivery is sent in addition. */
  copies: number;
}

export interface Misbehaviour {
  add(rule: Omit<FaultRule, 'id'>): FaultRule;
  list(): FaultRule[];
  remove(id: number): boolean;
  clear(): void;
  /** The rule that strikes this call, counted down; the oldest matching one wins. */
  take(endpoint: Endpoint): FaultRule | undefined;
}

/** Rules in the order they were made; each is gone once it has struck `times` times. */
export function createMisbehaviour(onChange: () => void): Misbehaviour {
  let rules: FaultRule[] = [];
  let lastId = 0;

  function change(next: FaultRule[]): void {
    rules = next;
    onChange();
  }

  function matches(rule: FaultRule, endpoint: Endpoint): boolean {
    return rule.endpoint === endpoint || (rule.endpoint === 'any' && endpoint !== 'webhook');
  }

  return {
    add: (asked) => {
      lastId += 1;
      const rule = { ...asked, id: lastId };
      change([...rules, rule]);
      return rule;
    },
    list: () => rules,
    remove: (id) => {
      const hasRule = rules.some((rule) => rule.id === id);
      change(rules.filter((rule) => rule.id !== id));
      return hasRule;
    },
    clear: () => change([]),
    take: (endpoint) => {
      const rule = rules.find((candidate) => matches(candidate, endpoint));
      if (rule === undefined) return undefined;
      rule.times -= 1;
      change(rules.filter((candidate) => candidate.times > 0));
      return rule;
    },
  };
}
