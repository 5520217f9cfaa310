import { setUpChat } from './chat.js';
import { setUpMisbehave } from './misbehave.js';
import { setUpPeople } from './people.js';
import { setUpRaw } from './raw.js';
import { setUpSettings } from './settings.js';
import { connect, on, openChat, state } from './store.js';
import { setUpTabs, showPanel } from './tabs.js';

setUpTabs();
setUpPeople();
setUpChat();
setUpRaw();
setUpMisbehave();
setUpSettings();

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  showPanel('chat');
  document.getElementById('message-text').focus();
});

on('snapshot', () => {
  const isGone =
    state.open !== null &&
    ![...state.residents.map((r) => r.userId), ...state.groups.map((g) => g.id)].includes(state.open.id);
  const first = state.residents[0]?.userId;
  if (isGone || state.open === null) openChat(first ?? null);
});

connect((isConnected) => {
  document.getElementById('connection').textContent = isConnected ? 'Connected' : 'Not connected. Trying again…';
});
