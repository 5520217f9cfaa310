import { h } from './dom.js';
import { on, state } from './store.js';

const list = h('ol', { className: 'raw-list', 'aria-label': 'Webhooks and API calls, newest first' });
const onlyOpen = h('input', { type: 'checkbox', id: 'only-open' });
const nodes = new Map();

/** Webhooks out and API calls in, newest first, each with its JSON. */
export function setUpRaw() {
  document
    .getElementById('raw')
    .append(
      h('h2', {}, 'Raw messages'),
      h('p', { className: 'check' }, onlyOpen, h('label', { htmlFor: 'only-open' }, 'Only the open chat')),
      list,
    );
  onlyOpen.addEventListener('change', drawAll);
  for (const kind of ['snapshot', 'reset', 'open']) on(kind, drawAll);
  on('call', (call) => draw(`call-${call.id}`, call, toCall));
  on('webhook', (webhook) => draw(`webhook-${webhook.id}`, webhook, toWebhook));
}

function drawAll() {
  nodes.clear();
  list.replaceChildren();
  const all = [
    ...state.calls.map((call) => [call.id, `call-${call.id}`, call, toCall]),
    ...state.webhooks.map((webhook) => [webhook.id, `webhook-${webhook.id}`, webhook, toWebhook]),
  ];
  for (const [, key, what, toNode] of all.sort(([one], [other]) => one - other)) draw(key, what, toNode);
}

function draw(key, what, toNode) {
  if (onlyOpen.checked && state.open !== null && !JSON.stringify(what).includes(state.open.id)) return;
  const node = h('li', {}, toNode(what));
  const old = nodes.get(key);
  if (old === undefined) list.prepend(node);
  else {
    node.querySelector('details').open = old.querySelector('details').open;
    old.replaceWith(node);
  }
  nodes.set(key, node);
}

function toCall(call) {
  const status = call.status ?? (call.ms === undefined ? '…' : 'cut');
  const isGood = call.status !== null && call.status < 300;
  const notes = [
    call.fault && `misbehaved: ${call.fault}`,
    call.note,
    call.retryKey && `retry key ${call.retryKey}`,
    `request id ${call.requestId}`,
  ];
  return toDetails(
    'in',
    'API call in',
    `${call.method} ${call.path.replace('/v2/bot/', '')}`,
    status,
    isGood,
    call,
    notes,
    [
      ['Request', call.request],
      ['Response', call.response],
    ],
  );
}

function toWebhook(webhook) {
  const kinds = webhook.body.events.map((event) =>
    event.message ? `${event.type} ${event.message.type}` : event.type,
  );
  const notes = [
    webhook.isRedelivery && 'redelivery',
    webhook.signature !== 'good' && `signature: ${webhook.signature}`,
    webhook.fault && `misbehaved: ${webhook.fault}`,
    webhook.outcome,
  ];
  const isGood = webhook.outcome === 'success';
  const status = webhook.status ?? (webhook.outcome === 'pending' ? '…' : webhook.outcome);
  return toDetails('out', 'Webhook out', kinds.join(', ') || 'no events', status, isGood, webhook, notes, [
    ['Body', webhook.body],
  ]);
}

function toDetails(way, name, title, status, isGood, { at, ms }, notes, parts) {
  return h(
    'details',
    { className: `raw-item ${way}` },
    h(
      'summary',
      {},
      h(
        'span',
        { className: 'way' },
        h('span', { className: 'hidden-text' }, name),
        h('span', { 'aria-hidden': 'true' }, way === 'in' ? '←' : '→'),
      ),
      h('span', { className: 'raw-title' }, title),
      h('span', { className: `status ${isGood ? 'good' : 'bad'}` }, String(status)),
      h('time', {}, new Date(at).toLocaleTimeString('en-GB')),
    ),
    h('p', { className: 'raw-notes' }, [...notes, ms !== undefined && `${ms} ms`].filter(Boolean).join(' · ')),
    ...parts
      .filter(([, json]) => json !== undefined)
      .flatMap(([label, json]) => [h('h3', {}, label), h('pre', { tabIndex: 0 }, JSON.stringify(json, null, 2))]),
  );
}
