import { clock, h } from './dom.js';
import { icon } from './icons.js';
import { toMessageNode } from './message.js';
import { listenForMenu, openMessageMenu } from './message-menu.js';
import { nameOf } from './people.js';
import { groupOf, state } from './store.js';

/** One line of the chat: a notice, the account's message, or a resident's. */
export function toEntryNode(entry, before) {
  if (entry.from === 'system') return h('p', { className: 'notice' }, entry.message.text);
  if (entry.isUnsent) return h('p', { className: 'notice' }, entry.preview);
  const isMine = entry.from === 'resident' && isWriter(entry.userId);
  const follows = before?.from === entry.from && before.userId === entry.userId && nameOn(before) === nameOn(entry);
  const row = h(
    'article',
    {
      className: `entry ${isMine ? 'mine' : 'theirs'}${follows ? ' follows' : ''}`,
      'aria-label': toLabel(entry, isMine),
    },
    isMine ? '' : toAvatar(entry),
    h(
      'div',
      { className: 'entry-body' },
      isMine || follows ? '' : h('p', { className: 'sender' }, nameOn(entry)),
      toMessageNode(entry),
    ),
    toMeta(entry, isMine),
  );
  listenForMenu(row, entry);
  return row;
}

function isWriter(userId) {
  return groupOf(state.open?.id) === undefined || userId === state.open?.writerId;
}

function nameOn(entry) {
  if (entry.from === 'resident') return nameOf(entry.userId);
  const sender = entry.message.sender?.name;
  return sender === undefined ? state.account.name : `${sender} from ${state.account.name}`;
}

function toLabel(entry, isMine) {
  return `${isMine ? 'You' : nameOn(entry)}, ${clock(entry.at)}`;
}

function toAvatar(entry) {
  const icon = entry.message.sender?.iconUrl;
  const letter = [...nameOn(entry)][0] ?? '?';
  const face = icon === undefined ? letter : h('img', { src: icon, alt: '' });
  return h('span', { className: `avatar ${entry.from}`, 'aria-hidden': 'true' }, face);
}

function toMeta(entry, isMine) {
  const how = entry.how === undefined ? '' : h('span', { className: `how ${entry.how}` }, entry.how);
  return h(
    'div',
    { className: 'meta' },
    h(
      'button',
      {
        type: 'button',
        className: 'menu-button',
        'aria-label': `Menu of the message of ${clock(entry.at)}`,
        onclick: () => openMessageMenu(entry),
      },
      icon('more'),
    ),
    isMine && entry.isRead ? h('span', {}, 'Read') : '',
    entry.isEdited ? h('span', {}, 'Edited') : '',
    how,
    h('time', { dateTime: new Date(entry.at).toISOString() }, clock(entry.at)),
  );
}
