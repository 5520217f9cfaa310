import { perform } from './actions.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { entriesOf, on, state } from './store.js';

const row = h('div', { className: 'quick-replies', role: 'group', 'aria-label': 'Quick replies' });

/** Actions after which the buttons stay until something was sent (LINE docs: using-quick-reply). */
const STAYS = ['camera', 'cameraRoll', 'location', 'datetimepicker'];

/** LINE's own icons for its own screens. */
const ICONS = { camera: 'camera', cameraRoll: 'picture', location: 'location' };

/** The row above the message box: only the very last message's buttons, gone after a tap. */
export function setUpQuickReplies() {
  for (const kind of ['snapshot', 'open', 'entry', 'reset']) on(kind, draw);
  return row;
}

function draw() {
  const last = state.open === null ? undefined : entriesOf(state.open.id).at(-1);
  const items = last?.from === 'account' ? (last.message.quickReply?.items ?? []) : [];
  row.hidden = items.length === 0;
  row.replaceChildren(...items.map(toButton));
}

function toButton({ action, imageUrl }) {
  const drawing = ICONS[action.type];
  const own = imageUrl === undefined ? undefined : h('img', { src: imageUrl, alt: '' });
  const press = (event) => {
    const isGone = !STAYS.includes(action.type);
    row.hidden = isGone;
    // A keyboard's focus must not get lost with its button; a finger must not open the phone's keyboard.
    if (isGone && event.detail === 0) document.getElementById('message-text').focus();
    perform(action);
  };
  return h(
    'button',
    { type: 'button', onclick: press, dir: 'auto' },
    own ?? (drawing === undefined ? '' : icon(drawing)),
    action.label,
  );
}
