import { patch, post } from './api.js';
import { field, h, select, toast } from './dom.js';
import { on, state } from './store.js';

const SCALES = [
  ['0.9', 'Small'],
  ['1', 'Normal'],
  ['1.2', 'Large'],
  ['1.45', 'Extra large'],
];

const NUMBERS = [
  ['tokenLifetimeMs', 'Reply token lives (ms)', 'LINE: 60000'],
  ['clockSkewMs', 'Clock ahead (ms)', 'ages tokens and retry keys'],
  ['webhookTimeoutMs', 'Webhook answer within (ms)', 'LINE: 2000'],
];

/** The platform's own switches, the reader's text size, and starting over. */
export function setUpSettings() {
  const panel = document.getElementById('settings');
  const platform = h('form', { className: 'panel-form' });
  platform.addEventListener('submit', save);
  const scale = select(SCALES, '1', { onchange: () => document.body.style.setProperty('--line-scale', scale.value) });
  panel.append(
    h('h2', {}, 'Settings'),
    platform,
    h('h3', {}, 'This phone'),
    field('Text size in LINE', scale, 'Flex follows it only where scaling is true'),
    h('h3', {}, 'Start over'),
    h(
      'p',
      { className: 'row' },
      h('button', { type: 'button', onclick: () => post('reset') }, 'Forget all talk'),
      h('button', { type: 'button', onclick: () => post('reset', { people: true }) }, 'Forget people too'),
    ),
  );
  for (const kind of ['snapshot', 'settings', 'quota']) on(kind, () => draw(platform));
}

function draw(form) {
  if (form.contains(document.activeElement)) return drawUsed(form);
  const { settings, quota } = state;
  form.replaceChildren(
    field('Webhook URL', h('input', { name: 'webhookUrl', value: settings.webhookUrl ?? '', type: 'url' })),
    ...NUMBERS.map(([name, label, hint]) =>
      field(label, h('input', { name, type: 'number', value: settings[name], required: true }), hint),
    ),
    field(
      'Webhook redelivery',
      select(
        [
          ['off', 'off (as LINE ships)'],
          ['on', 'on'],
        ],
        settings.webhookRedelivery ? 'on' : 'off',
        { name: 'webhookRedelivery' },
      ),
    ),
    field(
      'Chat in the account manager',
      select(
        [
          ['bot', 'off: read at once'],
          ['chat', 'on: read by token'],
        ],
        settings.chatMode,
        { name: 'chatMode' },
      ),
    ),
    field(
      'Messages in the plan',
      h('input', { name: 'limit', type: 'number', min: 0, value: quota.limit ?? '' }),
      'empty is no limit',
    ),
    h('p', { className: 'used' }, `Used this month: ${quota.used}`),
    h('button', { type: 'submit', className: 'main-button' }, 'Save'),
  );
}

function drawUsed(form) {
  const used = form.querySelector('.used');
  if (used !== null) used.textContent = `Used this month: ${state.quota.used}`;
}

async function save(event) {
  event.preventDefault();
  const { limit, webhookRedelivery, webhookUrl, chatMode, ...numbers } = Object.fromEntries(new FormData(event.target));
  await patch('settings', {
    webhookUrl: webhookUrl || null,
    webhookRedelivery: webhookRedelivery === 'on',
    chatMode,
    ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, Number(value)])),
  });
  await patch('quota', { limit: limit === '' ? null : Number(limit) });
  toast('Saved');
}
