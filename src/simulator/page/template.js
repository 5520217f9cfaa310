import { tappable } from './actions.js';
import { h } from './dom.js';
import { toPicture } from './message.js';

/** LINE reference: template-messages. */
export function toTemplateNode({ template, altText }) {
  const draw = { buttons: toCard, confirm: toCard, carousel: toCarousel, image_carousel: toImages }[template.type];
  return h('div', { role: 'group', 'aria-label': altText, className: 'template' }, draw?.(template) ?? altText);
}

function toCard(card) {
  const image = card.thumbnailImageUrl && toPicture(card.thumbnailImageUrl, '');
  const text = h(
    'div',
    { className: 'template-text', dir: 'auto' },
    card.title && h('strong', {}, card.title),
    h('span', {}, card.text),
  );
  return h(
    'div',
    { className: `template-card ${card.type ?? ''}` },
    tappable(h('div', {}, image, text), card.defaultAction),
    h('div', { className: 'template-actions' }, ...card.actions.map(toButton)),
  );
}

function toButton(action) {
  return tappable(h('button', { type: 'button', dir: 'auto' }, action.label), action);
}

function toCarousel({ columns }) {
  return h('div', { className: 'fx-carousel', tabIndex: 0 }, ...columns.map(toCard));
}

function toImages({ columns }) {
  const items = columns.map(({ imageUrl, action }) =>
    tappable(h('div', {}, toPicture(imageUrl, ''), action.label), action),
  );
  return h('div', { className: 'fx-carousel', tabIndex: 0 }, ...items);
}

/** LINE reference: imagemap-message. Areas are buttons over the picture. */
export function toImagemapNode({ baseUrl, baseSize, actions, altText }) {
  const percent = (part, whole) => `${(part / whole) * 100}%`;
  const areas = actions.map(({ area, linkUri, ...action }) => {
    const button = h('button', { type: 'button', 'aria-label': action.label ?? action.text ?? linkUri ?? 'area' });
    Object.assign(button.style, {
      left: percent(area.x, baseSize.width),
      top: percent(area.y, baseSize.height),
      width: percent(area.width, baseSize.width),
      height: percent(area.height, baseSize.height),
    });
    return tappable(button, linkUri === undefined ? action : { ...action, uri: linkUri });
  });
  return h(
    'div',
    { className: 'imagemap', role: 'group', 'aria-label': altText },
    toPicture(`${baseUrl}/700`, altText),
    ...areas,
  );
}
