import { tappable } from './actions.js';
import { h } from './dom.js';
import { place } from './flex-place.js';
import { toAspect, toBorder, toFont, toImageWidth, toSpace } from './flex-sizes.js';

/** Draws a component for a parent of this layout (LINE reference: flex-component). */
export function toComponent(component, layout) {
  const draw = COMPONENTS[component.type];
  return draw === undefined ? h('span', {}, `[${component.type}]`) : draw(component, layout);
}

const COMPONENTS = {
  box: toBox,
  text: toText,
  button: toButton,
  image: toImage,
  icon: toIcon,
  video: toVideo,
  separator: (component, layout) =>
    h('div', { className: `fx-separator fx-in-${layout}`, style: { backgroundColor: component.color ?? '' } }),
  filler: () => h('div', { className: 'fx-filler' }),
};

const PADDINGS = {
  paddingTop: 'paddingTop',
  paddingBottom: 'paddingBottom',
  paddingStart: 'paddingInlineStart',
  paddingEnd: 'paddingInlineEnd',
};

/** LINE reference: box. */
export function toBox(box) {
  const node = h('div', { className: `fx-box fx-${box.layout}` });
  const { style } = node;
  for (const name of [
    'backgroundColor',
    'borderColor',
    'width',
    'maxWidth',
    'height',
    'maxHeight',
    'justifyContent',
    'alignItems',
  ]) {
    if (box[name] !== undefined) style[name] = box[name];
  }
  if (box.borderWidth !== undefined) style.borderWidth = toBorder(box.borderWidth);
  if (box.cornerRadius !== undefined) style.borderRadius = toSpace(box.cornerRadius);
  if (box.paddingAll !== undefined) style.padding = toSpace(box.paddingAll);
  for (const [name, css] of Object.entries(PADDINGS)) if (box[name] !== undefined) style[css] = toSpace(box[name]);
  if (box.background !== undefined) style.backgroundImage = toGradient(box.background);
  box.contents.forEach((child, at) => {
    const drawn = toComponent(child, box.layout);
    place(drawn, child, box, at);
    node.append(drawn);
  });
  return tappable(node, box.action);
}

function toGradient({ angle, startColor, centerColor, centerPosition = '50%', endColor }) {
  const middle = centerColor === undefined ? '' : `, ${centerColor} ${centerPosition}`;
  return `linear-gradient(${angle}, ${startColor}${middle}, ${endColor})`;
}

const DECORATIONS = { underline: 'underline', 'line-through': 'line-through' };

function letter(node, component, scaling, isSpan) {
  const { style } = node;
  if (!isSpan || component.size !== undefined) style.fontSize = toFont(component.size, scaling);
  if (component.color !== undefined) style.color = component.color;
  if (component.weight !== undefined) style.fontWeight = component.weight === 'bold' ? '700' : '400';
  if (component.style !== undefined) style.fontStyle = component.style;
  if (component.decoration !== undefined) style.textDecoration = DECORATIONS[component.decoration] ?? 'none';
}

/** LINE reference: f-text, span. Without `wrap` it is one line that ends in an ellipsis. */
function toText(component) {
  const spans = component.contents?.map((span) => {
    const node = h('span', {}, span.text ?? '');
    letter(node, span, component.scaling, true);
    return node;
  });
  const node = h('div', { className: component.wrap ? 'fx-text fx-wrap' : 'fx-text' }, ...(spans ?? [component.text]));
  letter(node, component, component.scaling, false);
  if (component.align !== undefined) node.style.textAlign = component.align;
  if (component.lineSpacing !== undefined) node.style.lineHeight = `calc(1.4em + ${component.lineSpacing})`;
  if (component.wrap && component.maxLines > 0) {
    node.classList.add('fx-clamped');
    node.style.webkitLineClamp = String(component.maxLines);
  }
  return tappable(node, component.action);
}

/** LINE reference: button. */
function toButton(component) {
  const kind = component.style ?? 'link';
  const node = h(
    'button',
    { type: 'button', className: `fx-button fx-${kind} fx-${component.height ?? 'md'}` },
    component.action.label,
  );
  if (component.color !== undefined) node.style[kind === 'link' ? 'color' : 'backgroundColor'] = component.color;
  if (component.scaling) node.style.fontSize = toFont('md', true);
  return tappable(node, component.action);
}

const SIDES = { start: '0 auto 0 0', center: '0 auto', end: '0 0 0 auto' };

/** LINE reference: f-image. */
function toImage(component) {
  const area = h('div', {
    className: 'fx-image-area',
    style: {
      width: toImageWidth(component.size),
      aspectRatio: toAspect(component.aspectRatio),
      margin: SIDES[component.align ?? 'center'],
      backgroundColor: component.backgroundColor ?? '',
    },
  });
  const image = h('img', {
    src: component.url,
    alt: component.action?.label ?? '',
    style: { objectFit: component.aspectMode === 'cover' ? 'cover' : 'contain' },
  });
  image.addEventListener('error', () => image.replaceWith(h('span', { className: 'fx-missing' }, component.url)));
  area.append(image);
  return tappable(h('div', { className: 'fx-image' }, area), component.action);
}

/** LINE reference: icon. As high as a line of text of its size. */
function toIcon(component) {
  const height = toFont(component.size, component.scaling);
  return h('img', {
    className: 'fx-icon',
    src: component.url,
    alt: '',
    style: { height, aspectRatio: toAspect(component.aspectRatio) },
  });
}

function toVideo(component) {
  const node = h('video', { src: component.url, poster: component.previewUrl, controls: true, className: 'fx-video' });
  node.style.aspectRatio = toAspect(component.aspectRatio);
  return node;
}
