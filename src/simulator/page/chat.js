import { openChatMenu } from './chat-menu.js';
import { setUpComposer } from './composer.js';
import { h } from './dom.js';
import { toEntryNode } from './entry.js';
import { icon } from './icons.js';
import { setUpQuickReplies } from './quick-replies.js';
import { entriesOf, groupOf, on, openChat, residentOf, state } from './store.js';

const log = h('div', { className: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': 'Messages', tabIndex: 0 });
const heading = h('div', { className: 'phone-top' });
const notification = h('p', { className: 'notification', dir: 'auto' });
const loading = h('div', { className: 'loading', role: 'status' });
const nodes = new Map();

/** The phone: name, notification line, messages, quick replies and the message box. */
export function setUpChat() {
  document
    .getElementById('chat')
    .append(
      h('div', { className: 'phone' }, heading, notification, log, loading, setUpQuickReplies(), setUpComposer()),
    );
  for (const kind of ['snapshot', 'open', 'reset']) on(kind, drawAll);
  for (const kind of ['resident', 'group']) on(kind, drawHeading);
  on('entry', drawEntry);
  on('loading', drawLoading);
  drawAll();
}

function drawAll() {
  nodes.clear();
  drawHeading();
  const entries = state.open === null ? [] : entriesOf(state.open.id);
  // Old messages are not news: a screen reader hears only what comes from now on.
  log.setAttribute('aria-live', 'off');
  log.replaceChildren(...entries.flatMap((entry, at) => toNodes(entry, entries[at - 1])));
  if (entries.length === 0)
    log.append(h('p', { className: 'notice' }, state.open === null ? 'Choose or add someone.' : 'No messages yet.'));
  setTimeout(() => log.setAttribute('aria-live', 'polite'), 100);
  drawNotification();
  drawLoading();
  scrollDown();
}

function toNodes(entry, before) {
  const node = toEntryNode(entry, before);
  nodes.set(entry.seq, node);
  const isNewDay = before === undefined || toDay(before.at) !== toDay(entry.at);
  return isNewDay ? [h('p', { className: 'notice day' }, toDay(entry.at)), node] : [node];
}

function toDay(at) {
  return new Date(at).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
}

function drawEntry(entry) {
  if (entry.chatId !== state.open?.id) return;
  const entries = entriesOf(entry.chatId);
  const before = entries[entries.findIndex(({ seq }) => seq === entry.seq) - 1];
  const old = nodes.get(entry.seq);
  if (old !== undefined) {
    const node = toEntryNode(entry, before);
    old.replaceWith(node);
    nodes.set(entry.seq, node);
  } else {
    if (before === undefined) log.replaceChildren();
    log.append(...toNodes(entry, before));
    scrollDown();
  }
  drawNotification();
  drawLoading();
}

function drawHeading() {
  const { open } = state;
  heading.hidden = open === null;
  if (open === null) return;
  const group = groupOf(open.id);
  const resident = residentOf(open.id);
  // A phone draws what it receives as its own language does: Han forms, line breaks.
  for (const part of [log, notification]) part.lang = (resident ?? residentOf(open.writerId))?.language ?? '';
  heading.replaceChildren(
    h(
      'div',
      {},
      h('h2', {}, state.account.name || 'Account'),
      h('p', {}, group === undefined ? toNote(resident) : toGroupNote(group)),
    ),
    group === undefined ? '' : writerPicker(group),
    h(
      'button',
      { type: 'button', className: 'icon-button', 'aria-label': 'Chat menu', onclick: openChatMenu },
      icon('menu'),
    ),
  );
}

function toNote(resident) {
  if (resident === undefined) return '';
  const stand = resident.hasBlocked ? ', blocked' : resident.isFriend ? '' : ', not a friend';
  return `on the phone of ${resident.name} (${resident.language ?? 'no language'}${stand})`;
}

function toGroupNote(group) {
  return `${group.name} (${group.members.length}${group.hasAccount ? '' : ', bot not in it'})`;
}

function writerPicker(group) {
  const options = group.members.map((userId) => h('option', { value: userId }, residentOf(userId)?.name ?? userId));
  const picker = h(
    'select',
    { 'aria-label': 'Write as', onchange: () => openChat(group.id, picker.value) },
    ...options,
  );
  picker.value = state.open.writerId ?? '';
  return picker;
}

function drawNotification() {
  const last = state.open === null ? undefined : entriesOf(state.open.id).findLast(({ from }) => from === 'account');
  notification.hidden = last === undefined;
  if (last === undefined) return;
  const sender = last.message.sender?.name;
  const who = sender === undefined ? state.account.name : `${sender} from ${state.account.name}`;
  notification.replaceChildren(
    h('span', { className: 'notification-label' }, last.isSilent ? 'No notification' : 'Lock screen'),
    h('strong', {}, who),
    h('span', { className: 'notification-text' }, last.preview),
  );
}

function drawLoading() {
  const until = state.loading[state.open?.id] ?? 0;
  const left = until - Date.now();
  loading.replaceChildren();
  if (left <= 0) return;
  const dots = h('span', { className: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
  loading.append(dots, h('span', { className: 'hidden-text' }, 'The account is preparing an answer'));
  setTimeout(drawLoading, left + 50);
}

function scrollDown() {
  requestAnimationFrame(() => {
    log.scrollTop = log.scrollHeight;
  });
}
