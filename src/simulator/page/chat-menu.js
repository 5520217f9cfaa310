import { act, patch } from './api.js';
import { field, select } from './dom.js';
import { openSheet, sheetChoices, sheetForm } from './sheet.js';
import { groupOf, residentOf, state } from './store.js';

/** What can be done with the open chat as a whole. */
export function openChatMenu() {
  const group = groupOf(state.open.id);
  openSheet('Chat', (close) => sheetChoices(close, group === undefined ? personChoices() : groupChoices(group)));
}

function personChoices() {
  const resident = residentOf(state.open.id);
  const block = ['Block the account (unfollow)', () => act(state.open, 'unfollow')];
  const unblock = ['Unblock the account (follow)', () => act(state.open, 'follow')];
  return [
    resident.hasBlocked ? unblock : block,
    ...(resident.hasBlocked ? [] : [['Add as a friend again (follow)', () => act(state.open, 'follow')]]),
    ['Change profile language', () => openLanguage(resident)],
  ];
}

function openLanguage(resident) {
  openSheet('Profile language', (close) => {
    const languages = state.offers.languages.map(({ tag, name }) => [tag, name]);
    const picker = select(languages, resident.language ?? '', { name: 'language' });
    return sheetForm([field('Language', picker)], 'Save', async (form) => {
      close();
      await patch(`residents/${resident.userId}`, { language: form.get('language') || null });
    });
  });
}

function groupChoices(group) {
  const outside = state.residents.filter(({ userId }) => !group.members.includes(userId));
  const inside = state.residents.filter(({ userId }) => group.members.includes(userId) && group.members.length > 1);
  const toChoice = (verb, name) => (resident) => [
    `${verb} ${resident.name}`,
    () => act(state.open, name, { members: [resident.userId] }),
  ];
  return [
    group.hasAccount
      ? ['Remove the bot (leave)', () => act(state.open, 'leave')]
      : ['Invite the bot (join)', () => act(state.open, 'join')],
    ...outside.map(toChoice('Add', 'member-joined')),
    ...inside.map(toChoice('Remove', 'member-left')),
  ];
}
