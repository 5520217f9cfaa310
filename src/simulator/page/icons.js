const SVG = 'http://www.w3.org/2000/svg';

/** Line drawings of 24 by 24, so that no emoji font is needed. */
const DRAWINGS = {
  plus: 'M12 5v14M5 12h14',
  menu: 'M4 6h16M4 12h16M4 18h16',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  send: 'M4 4l17 8-17 8 3-8z',
  location: 'M12 21s-7-6.5-7-11a7 7 0 0 1 14 0c0 4.5-7 11-7 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  picture: 'M4 5h16v14H4zM4 17l5-5 4 4 3-3 4 4M9 9h.01',
  camera: 'M4 8h4l2-3h4l2 3h4v11H4zM12 16a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  sticker: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 14a4.5 4.5 0 0 0 8 0M9 9.5h.01M15 9.5h.01',
  voice: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  video: 'M4 6h11v12H4zM15 11l5-3v8l-5-3',
  heart: 'M12 20s-8-5-8-10.5A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8 2.5C20 15 12 20 12 20z',
  mention: 'M15.5 12a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0zm0 0v1.5a2.5 2.5 0 0 0 5 0V12a8.5 8.5 0 1 0-3.5 6.9',
  coupon: 'M4 7h16v3a2 2 0 0 0 0 4v3H4v-3a2 2 0 0 0 0-4z',
};

/** A decorative icon in the colour of its text. */
export function icon(name) {
  const svg = draw('svg', { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' });
  svg.append(draw('path', { d: DRAWINGS[name] }));
  return svg;
}

/** A round face for stickers: `mouth` and `eyes` are paths. */
export function face({ fill, eyes = 'M16 20h.01M32 20h.01', mouth }) {
  const svg = draw('svg', { viewBox: '0 0 48 48', class: 'face', 'aria-hidden': 'true' });
  svg.append(
    draw('circle', { cx: 24, cy: 24, r: 21, fill }),
    draw('path', { d: eyes, 'stroke-width': 5 }),
    draw('path', { d: mouth, 'stroke-width': 3 }),
  );
  return svg;
}

function draw(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node;
}
