import { tappable } from './actions.js';
import { h } from './dom.js';
import { toBox, toComponent } from './flex-components.js';

/** LINE reference: flex-message. A bubble, or bubbles side by side. */
export function toFlexNode({ contents, altText }) {
  const isCarousel = contents.type === 'carousel';
  const bubbles = isCarousel ? contents.contents : [contents];
  const attributes = {
    className: isCarousel ? 'fx fx-carousel' : 'fx',
    role: 'group',
    'aria-label': `Card: ${altText}`,
  };
  return h('div', { ...attributes, tabIndex: isCarousel ? 0 : undefined }, ...bubbles.map(toBubble));
}

const BLOCKS = ['header', 'hero', 'body', 'footer'];

function toBubble(bubble) {
  const blocks = BLOCKS.filter((name) => bubble[name] !== undefined);
  const node = h(
    'div',
    { className: `fx-bubble fx-${bubble.size ?? 'mega'}`, dir: bubble.direction ?? 'ltr' },
    ...blocks.map((name, at) => toBlock(bubble, name, at)),
  );
  return tappable(node, bubble.action);
}

function toBlock(bubble, name, at) {
  const style = bubble.styles?.[name] ?? {};
  const root = bubble[name];
  const content = root.type === 'box' ? toBox(root) : toComponent(root, 'vertical');
  if (root.type === 'box' && name !== 'hero') content.classList.add('fx-root');
  const block = h(
    'div',
    { className: `fx-block fx-${name}`, style: { backgroundColor: style.backgroundColor ?? '' } },
    content,
  );
  if (style.separator && at > 0) block.style.borderTop = `1px solid ${style.separatorColor ?? '#d4d6da'}`;
  return block;
}
