import { post, remove } from './api.js';
import { field, h, select } from './dom.js';
import { on, state } from './store.js';

const EXPLAINED = {
  delay: 'answer late (API: accepted at once; webhook: sent late)',
  error500: '500, nothing accepted',
  rateLimit: '429 rate limit',
  monthlyLimit: '429 monthly limit',
  lostAnswer: 'accepted, then the connection is cut',
  timeout: 'nothing accepted, cut after the time',
  dropConnection: 'nothing accepted, cut at once',
  badSignature: 'signed with another secret',
  noSignature: 'no signature header',
  duplicate: 'the same webhook again at the same moment',
  redeliver: 'again after the time, marked as redelivery',
  lose: 'never sent (an outage)',
};

const rules = h('ul', { className: 'rules', 'aria-live': 'polite' });

/** "The next n calls of … go wrong like this." */
export function setUpMisbehave() {
  const endpoint = h('select', { name: 'endpoint' });
  const fault = h('select', { name: 'fault' });
  const form = h(
    'form',
    { className: 'panel-form' },
    field('Where', endpoint),
    field('What goes wrong', fault),
    field('Next calls', h('input', { type: 'number', name: 'times', min: 1, value: 1, required: true })),
    field(
      'Milliseconds',
      h('input', { type: 'number', name: 'ms', min: 0, value: 3000, required: true }),
      'for delay, timeout and redelivery',
    ),
    field(
      'Copies',
      h('input', { type: 'number', name: 'copies', min: 1, value: 1, required: true }),
      'for duplicates and redelivery',
    ),
    h('button', { type: 'submit', className: 'main-button' }, 'Misbehave'),
  );
  const fillFaults = () => {
    const faults = endpoint.value === 'webhook' ? state.offers.webhookFaults : state.offers.apiFaults;
    fill(
      fault,
      faults.map((name) => [name, `${name}: ${EXPLAINED[name]}`]),
    );
  };
  endpoint.addEventListener('change', fillFaults);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { times, ms, copies, ...names } = Object.fromEntries(new FormData(form));
    await post('misbehave', { ...names, times: Number(times), ms: Number(ms), copies: Number(copies) });
  });
  document.getElementById('misbehave').append(h('h2', {}, 'Misbehave'), form, h('h3', {}, 'Waiting to strike'), rules);
  on('snapshot', () => {
    const names = state.offers.endpoints.map((name) => [name, name === 'any' ? 'any API call' : name]);
    fill(endpoint, names);
    fillFaults();
    draw();
  });
  on('rules', draw);
}

function fill(element, options) {
  element.replaceChildren(...select(options).children);
  element.selectedIndex = 0;
}

function draw() {
  const items = state.rules.map((rule) =>
    h(
      'li',
      {},
      h('span', {}, `${rule.endpoint}: ${rule.fault}, ${rule.times} to go`),
      h('button', { type: 'button', onclick: () => remove(`misbehave/${rule.id}`) }, 'Remove'),
    ),
  );
  rules.replaceChildren(...(items.length === 0 ? [h('li', {}, 'Nothing: LINE behaves.')] : items));
}
