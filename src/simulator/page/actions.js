import { act } from './api.js';
import { openLocationSheet, openPictureSheet } from './attach.js';
import { field, h, toast } from './dom.js';
import { openSheet, sheetForm } from './sheet.js';
import { state } from './store.js';

/** Does what tapping an action does on a phone. */
export function perform(action) {
  const run = KINDS[action.type];
  if (run !== undefined && state.open !== null) run(action);
}

const KINDS = {
  message: (action) => act(state.open, 'tap', { action }),
  postback: async (action) => {
    await act(state.open, 'tap', { action });
    if (action.inputOption === 'openKeyboard') openKeyboard(action.fillInText ?? '');
  },
  uri: openLink,
  clipboard: copy,
  datetimepicker: pickDate,
  location: () => openLocationSheet(),
  camera: () => openPictureSheet('Camera'),
  cameraRoll: () => openPictureSheet('Photos'),
};

/** LINE reference: postback-action, inputOption and fillInText. */
function openKeyboard(text) {
  const box = document.getElementById('message-text');
  box.value = text;
  box.focus();
}

function openLink({ uri }) {
  const isPhone = uri.startsWith('tel:');
  openSheet(isPhone ? 'Call' : 'Open link', () => [
    h('p', { className: 'uri' }, decode(uri)),
    h(
      'a',
      { className: 'main-button', href: uri, target: '_blank', rel: 'noopener noreferrer' },
      isPhone ? 'Call this number' : 'Open in a new tab',
    ),
  ]);
}

function decode(uri) {
  try {
    return decodeURI(uri);
  } catch {
    return uri;
  }
}

async function copy({ clipboardText }) {
  try {
    await navigator.clipboard.writeText(clipboardText);
    toast(`Copied: ${clipboardText}`);
  } catch {
    openSheet('Copy', () => field('Text', h('textarea', { value: clipboardText, readOnly: true, rows: 4 })));
  }
}

const INPUTS = { date: 'date', time: 'time', datetime: 'datetime-local' };

/** LINE reference: datetime-picker-action. */
function pickDate(action) {
  openSheet(action.label ?? 'Pick', (close) => {
    const input = h('input', { type: INPUTS[action.mode], name: 'value', required: true });
    for (const [name, value] of [
      ['value', action.initial],
      ['min', action.min],
      ['max', action.max],
    ]) {
      if (value !== undefined) input[name] = value.replace('t', 'T');
    }
    return sheetForm([field(action.label ?? 'Value', input)], 'Send', async (form) => {
      close();
      await act(state.open, 'tap', { action, value: form.get('value') });
    });
  });
}

/** Makes any element tappable, by keyboard too. */
export function tappable(element, action) {
  if (action === undefined) return element;
  const isButton = element instanceof HTMLButtonElement;
  element.classList.add('tappable');
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    perform(action);
  });
  if (isButton) return element;
  element.tabIndex = 0;
  element.setAttribute('role', 'button');
  if (action.label) element.setAttribute('aria-label', action.label);
  element.addEventListener('keydown', (event) => {
    if (event.target !== element || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    perform(action);
  });
  return element;
}
