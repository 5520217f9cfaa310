import { perform } from './actions.js'
import { h } from './dom.js'
import { entriesOf, on, state } from './store.js'

const row = h('div', { className: 'quick-replies', role: 'group', 'aria-label': 'Quick replies' })

/** Actions after which the buttons stay until something was sent (LINE docs: using-quick-reply). */
const STAYS = ['camera', 'cameraRoll', 'location', 'datetimepicker']

const ICONS = { camera: '📷', cameraRoll: '🖼', location: '📍' }

/** The row above the message box: only the very last message's buttons, gone after a tap. */
export function setUpQuickReplies() {
  for (const kind of ['snapshot', 'open', 'entry', 'reset']) on(kind, draw)
  return row
}

function draw() {
  const last = state.open === null ? undefined : entriesOf(state.open.id).at(-1)
  const items = last?.from === 'account' ? (last.message.quickReply?.items ?? []) : []
  row.hidden = items.length === 0
  row.replaceChildren(...items.map(toButton))
}

function toButton({ action, imageUrl }) {
  const icon = imageUrl === undefined ? ICONS[action.type] : h('img', { src: imageUrl, alt: '' })
  const press = () => {
    if (!STAYS.includes(action.type)) row.hidden = true
    perform(action)
  }
  return h(
    'button',
    { type: 'button', onclick: press, dir: 'auto' },
    icon === undefined ? '' : h('span', { className: 'quick-icon', 'aria-hidden': 'true' }, icon),
    action.label,
  )
}
