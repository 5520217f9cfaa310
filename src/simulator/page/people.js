import { post } from './api.js';
import { field, h, select } from './dom.js';
import { openSheet, sheetForm } from './sheet.js';
import { entriesOf, on, openChat, residentOf, state } from './store.js';
import { showPanel } from './tabs.js';

/** The list of residents and groups, as LINE's list of talks. */
export function setUpPeople() {
  for (const kind of ['snapshot', 'resident', 'group', 'entry', 'open', 'reset']) on(kind, draw);
  draw();
}

function draw() {
  const people = state.residents.map((resident) => ({
    id: resident.userId,
    name: resident.name,
    note: resident.hasBlocked ? 'blocked' : (resident.language ?? 'no language'),
  }));
  const groups = state.groups.map((group) => ({
    id: group.id,
    name: group.name,
    note: `${group.kind}, ${group.members.length} members${group.hasAccount ? '' : ', bot not in it'}`,
  }));
  const chats = [...people, ...groups];
  const list = h('ul', { className: 'talks' }, ...chats.map(toItem));
  const empty = h('p', { className: 'hint' }, 'Nobody here yet. Add a resident to start a talk.');
  document
    .getElementById('people')
    .replaceChildren(
      h('h2', {}, 'Talks'),
      h(
        'p',
        { className: 'row' },
        h('button', { type: 'button', className: 'main-button', onclick: addResident }, 'Add resident'),
        h('button', { type: 'button', onclick: addGroup, disabled: state.residents.length === 0 }, 'Add group'),
      ),
      chats.length === 0 ? empty : list,
    );
}

function toItem({ id, name, note }) {
  const last = entriesOf(id).at(-1);
  const unread = state.unread[id];
  const isOpen = state.open?.id === id;
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', className: 'talk', 'aria-current': isOpen ? 'true' : undefined, onclick: () => show(id) },
      h('span', { className: 'avatar', 'aria-hidden': 'true' }, [...name][0] ?? '?'),
      h(
        'span',
        { className: 'talk-text' },
        h('span', { className: 'talk-name' }, name, ' ', h('small', {}, note)),
        h('span', { className: 'talk-last', dir: 'auto' }, last?.preview ?? ''),
      ),
      unread && h('span', { className: 'badge', 'aria-label': `${unread} unread` }, String(unread)),
    ),
  );
}

function show(id) {
  openChat(id);
  showPanel('chat');
}

function addResident() {
  openSheet('Add resident', (close) => {
    const name = h('input', { name: 'name', required: true, maxLength: 40, value: nextName(), autocomplete: 'off' });
    const languages = state.offers.languages.map(({ tag, name: text }) => [tag, text]);
    const follows = h('input', { type: 'checkbox', name: 'follows', checked: true, id: 'follows' });
    const fields = [
      field('Name', name),
      field('Profile language', select(languages, 'pt-BR', { name: 'language' })),
      h(
        'p',
        { className: 'check' },
        follows,
        h('label', { htmlFor: 'follows' }, 'Add the account as a friend (follow event)'),
      ),
    ];
    return sheetForm(fields, 'Add', async (form) => {
      const language = form.get('language') || null;
      const resident = await post('residents', { name: form.get('name'), language });
      close();
      show(resident.userId);
      if (form.get('follows') !== null) await post(`chats/${resident.userId}/follow`);
    });
  });
}

const NAMES = ['Ana', 'Linh', 'Budi', 'Mei', 'Maria', 'Somchai', 'Sita', 'Aung', 'Sokha', 'Bat', 'Carlos', 'Jin'];

function nextName() {
  return NAMES.find((name) => !state.residents.some((resident) => resident.name === name)) ?? 'Resident';
}

function addGroup() {
  openSheet('Add group', (close) => {
    const members = state.residents.map(({ userId, name }) => {
      const box = h('input', {
        type: 'checkbox',
        name: 'members',
        value: userId,
        checked: true,
        id: `member-${userId}`,
      });
      return h('p', { className: 'check' }, box, h('label', { htmlFor: box.id }, name));
    });
    const fields = [
      field('Group name', h('input', { name: 'name', required: true, value: 'School parents', autocomplete: 'off' })),
      h('fieldset', {}, h('legend', {}, 'Members'), ...members),
    ];
    return sheetForm(fields, 'Add and invite the bot (join event)', async (form) => {
      const group = await post('groups', { name: form.get('name'), members: form.getAll('members') });
      close();
      show(group.id);
      await post(`chats/${group.id}/join`);
    });
  });
}

/** The name shown for a chat's writer. */
export function nameOf(userId) {
  return residentOf(userId)?.name ?? 'Someone';
}
