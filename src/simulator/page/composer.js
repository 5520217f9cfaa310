import { act } from './api.js';
import {
  openFileSheet,
  openLocationSheet,
  openPictureSheet,
  openStickerSheet,
  openVideoSheet,
  openVoiceSheet,
} from './attach.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { groupOf, on, residentOf, state } from './store.js';

const box = h('textarea', {
  id: 'message-text',
  rows: 1,
  placeholder: 'Message',
  'aria-label': 'Message',
  dir: 'auto',
  enterKeyHint: 'send',
});
const send = h('button', { type: 'submit', className: 'send', 'aria-label': 'Send' }, icon('send'));
const more = h(
  'button',
  { type: 'button', className: 'icon-button', 'aria-label': 'More to send', 'aria-expanded': 'false' },
  icon('plus'),
);
const tray = h('div', { className: 'tray', hidden: true, role: 'group', 'aria-label': 'More to send' });

/** LINE emoji that the app would put in: name, product and id (LINE docs: emoji-list). */
const EMOJI = { '(love)': { productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' } };

/** The message being quoted by the next text, if any. */
let quotedMessageId;

/** The text box, the tray of other things to send, and Send. */
export function setUpComposer() {
  const form = h('form', { className: 'composer' }, more, box, send);
  form.addEventListener('submit', sendText);
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  box.addEventListener('input', grow);
  more.addEventListener('click', () => toggleTray(tray.hidden));
  for (const kind of ['open', 'resident', 'group', 'snapshot', 'reset']) on(kind, draw);
  draw();
  return h('div', { className: 'bottom' }, tray, form);
}

/** Makes the next text quote this message. */
export function quote(entry) {
  quotedMessageId = entry.id;
  box.placeholder = `Quoting: ${entry.preview.slice(0, 30)}`;
  box.focus();
}

async function sendText(event) {
  event.preventDefault();
  const text = box.value;
  if (text.trim() === '' || state.open === null) return;
  const body = { text, emojis: findEmoji(text), quotedMessageId };
  box.value = '';
  box.placeholder = 'Message';
  quotedMessageId = undefined;
  grow();
  await act(state.open, 'say', body);
}

function findEmoji(text) {
  return Object.entries(EMOJI).flatMap(([name, emoji]) =>
    [...text.matchAll(new RegExp(name.replaceAll(/[()]/g, '\\$&'), 'g'))].map(({ index }) => ({
      index,
      length: name.length,
      ...emoji,
    })),
  );
}

function insert(text) {
  box.value += text;
  box.focus();
  grow();
}

function grow() {
  box.style.height = 'auto';
  box.style.height = `${Math.min(box.scrollHeight, 120)}px`;
}

function toggleTray(isOpen) {
  tray.hidden = !isOpen;
  more.setAttribute('aria-expanded', String(isOpen));
}

const TRAY = [
  ['location', 'Location', () => openLocationSheet()],
  ['picture', 'Picture', () => openPictureSheet('Picture')],
  ['sticker', 'Sticker', () => openStickerSheet()],
  ['voice', 'Voice', () => openVoiceSheet()],
  ['file', 'File', () => openFileSheet()],
  ['video', 'Video', () => openVideoSheet()],
  ['heart', 'LINE emoji', () => insert('(love)')],
];

function draw() {
  const isGroup = groupOf(state.open?.id) !== undefined;
  const isBlocked = residentOf(state.open?.id)?.hasBlocked === true;
  const isShut = state.open === null || isBlocked;
  box.disabled = isShut;
  send.disabled = isShut;
  more.disabled = isShut;
  if (isShut) toggleTray(false);
  box.placeholder = isBlocked ? 'Blocked: see the menu' : 'Message';
  const mention = ['mention', 'Mention the bot', () => insert(`@${state.account.name} `)];
  const items = isGroup ? [...TRAY, mention] : TRAY;
  tray.replaceChildren(
    ...items.map(([drawing, name, run]) => h('button', { type: 'button', onclick: run }, icon(drawing), name)),
  );
}
