import { h } from './dom.js'

/** Stickers to send: ids from LINE's list, drawn with a glyph, because their pictures cannot be had. */
export const STICKERS = [
  { packageId: '446', stickerId: '1988', glyph: '👋', keywords: ['Hello', 'Hi'] },
  { packageId: '446', stickerId: '1989', glyph: '👍', keywords: ['OK', 'Good'] },
  { packageId: '446', stickerId: '1990', glyph: '🙏', keywords: ['Thanks'] },
  { packageId: '446', stickerId: '1991', glyph: '😂', keywords: ['Laugh'] },
  { packageId: '789', stickerId: '10855', glyph: '😢', keywords: ['Sad', 'Cry'] },
  { packageId: '789', stickerId: '10856', glyph: '😡', keywords: ['Angry'] },
  { packageId: '789', stickerId: '10857', glyph: '😴', keywords: ['Good night'] },
  { packageId: '789', stickerId: '10858', glyph: '❓', keywords: ['Question'] },
]

export function toStickerNode(message) {
  const known = STICKERS.find((sticker) => sticker.stickerId === message.stickerId)
  const name = `Sticker ${message.packageId}/${message.stickerId}`
  return h('span', { className: 'sticker', role: 'img', 'aria-label': name }, known?.glyph ?? '🌟', h('small', {}, name))
}
