import { h } from './dom.js';
import { face } from './icons.js';

const SMILE = 'M14 29a11 11 0 0 0 20 0';
const SAD = 'M15 34a10 10 0 0 1 18 0';
const FLAT = 'M17 32h14';
const SHUT = 'M13 20h6M29 20h6';

/** Stickers to send: ids from LINE's list, with faces of ours, because LINE's pictures cannot be had. */
export const STICKERS = [
  { packageId: '446', stickerId: '1988', keywords: ['Hello', 'Hi'], look: { fill: '#ffd54d', mouth: SMILE } },
  { packageId: '446', stickerId: '1989', keywords: ['OK', 'Good'], look: { fill: '#8fdc6b', mouth: SMILE } },
  { packageId: '446', stickerId: '1990', keywords: ['Thanks'], look: { fill: '#ffb3c7', mouth: SMILE, eyes: SHUT } },
  { packageId: '446', stickerId: '1991', keywords: ['Please'], look: { fill: '#ffd54d', mouth: FLAT, eyes: SHUT } },
  { packageId: '789', stickerId: '10855', keywords: ['Sad', 'Cry'], look: { fill: '#8ec6ff', mouth: SAD } },
  {
    packageId: '789',
    stickerId: '10856',
    keywords: ['Angry'],
    look: { fill: '#ff8a75', mouth: SAD, eyes: 'M13 17l6 3M35 17l-6 3' },
  },
  {
    packageId: '789',
    stickerId: '10857',
    keywords: ['Good night'],
    look: { fill: '#b9a7ff', mouth: FLAT, eyes: SHUT },
  },
  { packageId: '789', stickerId: '10858', keywords: ['Question'], look: { fill: '#ffffff', mouth: FLAT } },
];

export function toStickerNode(message) {
  const known = STICKERS.find((sticker) => sticker.stickerId === message.stickerId);
  const name = known?.keywords[0] ?? `${message.packageId}/${message.stickerId}`;
  const picture = face(known?.look ?? { fill: '#d5d8dd', mouth: SMILE });
  return h(
    'span',
    { className: 'sticker', role: 'img', 'aria-label': `Sticker ${name}` },
    picture,
    h('small', {}, name),
  );
}
