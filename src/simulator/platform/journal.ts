/** A call of LINE's API, as the simulator saw it. The access token is never kept. */
export interface ApiCall {
  id: number;
  at: number;
  endpoint: string;
  method: string;
  path: string;
  requestId: string;
  retryKey?: string;
  request?: unknown;
  /** Null while it is held, or when the connection was cut without an answer. */
  status: number | null;
  response?: unknown;
  ms?: number;
  fault?: string;
  /** The chat that a reply token stood for. */
  chatId?: string;
  /** Why a token or message was refused, in more words than LINE gives. */
  note?: string;
}

/** How LINE's error statistics name a webhook's end (LINE docs: check-webhook-error-statistics). */
export type Outcome =
  | 'success'
  | 'could_not_connect'
  | 'request_timeout'
  | 'error_status_code'
  | 'unclassified'
  | 'pending'
  | 'lost';

/** A webhook that was sent, or tried. */
export interface WebhookCall {
  id: number;
  at: number;
  body: unknown;
  eventIds: string[];
  isRedelivery: boolean;
  signature: 'good' | 'bad' | 'none';
  status: number | null;
  outcome: Outcome;
  ms?: number;
  fault?: string;
}

export interface Journal {
  calls: ApiCall[];
  webhooks: WebhookCall[];
  addCall(call: Omit<ApiCall, 'id'>): ApiCall;
  addWebhook(call: Omit<WebhookCall, 'id'>): WebhookCall;
  clear(): void;
}

const MAX_KEPT = 3000;

/** A bounded record of both directions, newest last. */
export function createJournal(): Journal {
  const calls: ApiCall[] = [];
  const webhooks: WebhookCall[] = [];
  let lastId = 0;

  function keep<T>(list: T[], item: T): T {
    list.push(item);
    if (list.length > MAX_KEPT) list.shift();
    return item;
  }

  function nextId(): number {
    lastId += 1;
    return lastId;
  }

  return {
    calls,
    webhooks,
    addCall: (call) => keep(calls, { id: nextId(), ...call }),
    addWebhook: (call) => keep(webhooks, { id: nextId(), ...call }),
    clear: () => {
      calls.length = 0;
      webhooks.length = 0;
    },
  };
}
