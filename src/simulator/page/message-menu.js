import { act } from './api.js';
import { quote } from './composer.js';
import { field, h } from './dom.js';
import { openSheet, sheetChoices, sheetForm } from './sheet.js';
import { groupOf, state } from './store.js';

const LONG_PRESS_MS = 550;

/** Long press and right click open the menu, beside the button that keyboards use. */
export function listenForMenu(row, entry) {
  let timer;
  const stop = () => clearTimeout(timer);
  row.addEventListener('contextmenu', (event) => {
    if (event.target.closest('a')) return;
    event.preventDefault();
    openMessageMenu(entry);
  });
  row.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch') timer = setTimeout(() => openMessageMenu(entry), LONG_PRESS_MS);
  });
  for (const kind of ['pointerup', 'pointercancel', 'pointermove']) row.addEventListener(kind, stop);
}

/** What can be done with a message; one's own can be taken back, changed and sent again. */
export function openMessageMenu(entry) {
  if (document.querySelector('dialog[open]') !== null) return;
  const isMine = entry.from === 'resident' && entry.eventId !== undefined && !entry.isUnsent;
  openSheet('Message', (close) => sheetChoices(close, isMine ? ownChoices(entry) : theirChoices(entry)));
}

function ownChoices(entry) {
  const chat = { id: state.open.id, writerId: groupOf(state.open.id) && entry.userId };
  const messageId = entry.id;
  const canEdit = groupOf(entry.chatId) !== undefined && entry.message.type === 'text';
  return [
    ['Unsend', () => act(chat, 'unsend', { messageId })],
    ...(canEdit ? [['Edit', () => openEdit(chat, entry)]] : []),
    ['Send again as redelivery', () => act(chat, 'redeliver', { messageId })],
    ['Send again unmarked (duplicate)', () => act(chat, 'redeliver', { messageId, isRedelivery: false })],
    ['Quote', () => quote(entry)],
    ['Show JSON', () => showJson(entry.message)],
  ];
}

function theirChoices(entry) {
  const { altText } = entry.message;
  return [
    ...(altText === undefined ? [] : [['Show alt text', () => showText('Alt text', altText)]]),
    ['Quote', () => quote(entry)],
    ['Show JSON', () => showJson(entry.message)],
  ];
}

function openEdit(chat, entry) {
  openSheet('Edit message', (close) => {
    const box = h('textarea', { name: 'text', rows: 3, value: entry.message.text, required: true });
    return sheetForm([field('Text', box)], 'Save', (form) => {
      close();
      act(chat, 'edit', { messageId: entry.id, text: form.get('text') });
    });
  });
}

function showJson(message) {
  openSheet('Message as JSON', () => h('pre', { tabIndex: 0 }, JSON.stringify(message, null, 2)));
}

function showText(title, text) {
  openSheet(title, () => h('p', { className: 'words', dir: 'auto' }, text));
}
