/** What the page knows, kept fresh by server-sent events. */
export const state = {
  account: { name: '' },
  residents: [],
  groups: [],
  chats: {},
  calls: [],
  webhooks: [],
  rules: [],
  settings: {},
  quota: { limit: null, used: 0 },
  offers: { languages: [], places: [], endpoints: [], apiFaults: [], webhookFaults: [] },
  /** The open chat: `{ id, writerId? }`. */
  open: null,
  unread: {},
  /** Chats in which the account shows that it is loading, until when. */
  loading: {},
};

const listeners = {};

/** Calls back whenever something of this kind changes. */
export function on(kind, listener) {
  listeners[kind] = [...(listeners[kind] ?? []), listener];
}

function tell(kind, what) {
  for (const listener of listeners[kind] ?? []) listener(what);
}

const MAX_KEPT = 300;

const TAKE = {
  snapshot: (what) => {
    Object.assign(state, what);
  },
  resident: (what) => upsert(state.residents, what, 'userId'),
  group: (what) => upsert(state.groups, what, 'id'),
  call: (what) => upsert(state.calls, what, 'id'),
  webhook: (what) => upsert(state.webhooks, what, 'id'),
  rules: (what) => {
    state.rules = what;
  },
  settings: (what) => {
    state.settings = what;
  },
  quota: (what) => {
    state.quota = what;
  },
  loading: (what) => {
    state.loading[what.chatId] = Date.now() + what.seconds * 1000;
  },
  entry: (what) => {
    state.chats[what.chatId] ??= [];
    const isNew = upsert(state.chats[what.chatId], what, 'seq');
    if (!isNew || what.from !== 'account') return;
    delete state.loading[what.chatId];
    if (state.open?.id !== what.chatId) state.unread[what.chatId] = (state.unread[what.chatId] ?? 0) + 1;
  },
  reset: ({ alsoPeople }) => {
    Object.assign(state, { chats: {}, calls: [], webhooks: [], unread: {}, loading: {} });
    state.quota.used = 0;
    if (alsoPeople) Object.assign(state, { residents: [], groups: [], open: null });
  },
};

/** Replaces the item with the same key, or adds it; says whether it was new. */
function upsert(list, item, key) {
  const at = list.findIndex((candidate) => candidate[key] === item[key]);
  if (at === -1) {
    list.push(item);
    if (list.length > MAX_KEPT) list.shift();
    return true;
  }
  list[at] = item;
  return false;
}

/** Opens the stream; the browser reconnects by itself and a new snapshot follows. */
export function connect(onConnection) {
  const stream = new EventSource('/simulator/events');
  stream.onopen = () => onConnection(true);
  stream.onerror = () => onConnection(false);
  for (const [kind, take] of Object.entries(TAKE)) {
    stream.addEventListener(kind, (event) => {
      const what = JSON.parse(event.data);
      take(what);
      tell(kind, what);
    });
  }
}

export const residentOf = (userId) => state.residents.find((resident) => resident.userId === userId);
export const groupOf = (id) => state.groups.find((group) => group.id === id);
export const entriesOf = (chatId) => state.chats[chatId] ?? [];

/** Opens a chat; in a group somebody writes, the first member unless told otherwise. */
export function openChat(id, writerId) {
  state.open = id === null ? null : { id, writerId: writerId ?? groupOf(id)?.members[0] };
  if (id !== null) delete state.unread[id];
  tell('open', state.open);
}
