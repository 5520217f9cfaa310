import { toSpace } from './flex-sizes.js';

const OFFSETS = {
  offsetTop: 'top',
  offsetBottom: 'bottom',
  offsetStart: 'insetInlineStart',
  offsetEnd: 'insetInlineEnd',
};

/** Puts a drawn child into its box (LINE docs: flex-message-layout). */
export function place(node, child, box, at) {
  const isVertical = box.layout === 'vertical';
  share(node, child, isVertical);
  keepDistance(node, child, box, at, isVertical);
  align(node, child, isVertical);
  shift(node, child);
}

/** Component size: `flex` shares width equally at first, height only when told to. */
function share(node, child, isVertical) {
  const isFixed = child.type === 'separator' || child.type === 'icon';
  const hasSize = child.type === 'box' && (child.width !== undefined || child.height !== undefined);
  const usual = isVertical || isFixed || (hasSize && child.flex === undefined) ? 0 : 1;
  const flex = child.type === 'filler' ? (child.flex ?? 1) : (child.flex ?? usual);
  node.style.flex = flex === 0 ? '0 0 auto' : `${flex} 0 ${isVertical ? 'auto' : '0'}`;
  if (flex === 0 && !isVertical) node.style.maxWidth ||= '100%';
}

/** `margin` wins over the box's `spacing`, and counts for the first child too. */
function keepDistance(node, child, box, at, isVertical) {
  const spacing = at > 0 && child.type !== 'filler' ? box.spacing : undefined;
  const distance = child.margin ?? spacing;
  if (distance === undefined || child.position === 'absolute') return;
  node.style[isVertical ? 'marginTop' : 'marginInlineStart'] = toSpace(distance);
}

/** `gravity`: where in the height it has. */
function align(node, child, isVertical) {
  if (child.gravity === undefined || child.gravity === 'top') return;
  if (!isVertical) {
    node.style.alignSelf = child.gravity === 'center' ? 'center' : 'flex-end';
    return;
  }
  Object.assign(node.style, {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: child.gravity === 'center' ? 'center' : 'flex-end',
  });
}

/** Component offset. */
function shift(node, child) {
  if (child.position === 'absolute') node.style.position = 'absolute';
  for (const [name, css] of Object.entries(OFFSETS)) {
    if (child[name] === undefined) continue;
    node.style.position ||= 'relative';
    node.style[css] = toSpace(child[name]);
  }
}
