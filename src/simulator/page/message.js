import { h } from './dom.js';
import { toFlexNode } from './flex.js';
import { icon } from './icons.js';
import { toStickerNode } from './stickers.js';
import { entriesOf } from './store.js';
import { toImagemapNode, toTemplateNode } from './template.js';

/** What stands in the chat for a message, whoever sent it. */
export function toMessageNode(entry) {
  const { message } = entry;
  const draw = KINDS[message.type] ?? (() => h('p', { className: 'bubble' }, `[${message.type}]`));
  return draw(message, entry);
}

const KINDS = {
  text: toText,
  textV2: (message, entry) => toText({ ...message, text: substitute(message) }, entry),
  sticker: toStickerNode,
  image: (message, entry) => toPicture(message.previewImageUrl ?? `/simulator/contents/${entry.id}`, 'Photo'),
  video: (message) => toFile('video', 'Video', message.duration && `${message.duration / 1000} s`),
  audio: (message) => toFile('voice', 'Voice message', message.duration && `${message.duration / 1000} s`),
  file: (message) => toFile('file', message.fileName, `${message.fileSize} bytes`),
  location: toLocation,
  flex: (message) => toFlexNode(message),
  template: (message) => toTemplateNode(message),
  imagemap: (message) => toImagemapNode(message),
  coupon: (message) => toFile('coupon', 'Coupon', message.couponId),
};

function toText(message, entry) {
  const quoted = message.quotedMessageId && entriesOf(entry.chatId).find(({ id }) => id === message.quotedMessageId);
  return h(
    'div',
    { className: 'bubble', dir: 'auto' },
    quoted && h('blockquote', {}, quoted.preview),
    h('span', { className: 'words' }, ...withLinks(message.text)),
  );
}

/** LINE makes web addresses and telephone numbers in texts tappable. */
const LINKS = /(https?:\/\/[^\s<>"）)」]+)|(0\d{1,4}-\d{1,4}-\d{3,4})/g;

function withLinks(text) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(LINKS)) {
    parts.push(text.slice(at, match.index));
    const href = match[1] ?? `tel:${match[2]}`;
    parts.push(h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, match[0]));
    at = match.index + match[0].length;
  }
  return [...parts, text.slice(at)];
}

function substitute({ text, substitution = {} }) {
  return text
    .replaceAll(/\{(\w+)\}/g, (_, key) =>
      substitution[key]?.type === 'emoji' ? '(emoji)' : `@${toMentioned(substitution[key])}`,
    )
    .replaceAll('{{', '{')
    .replaceAll('}}', '}');
}

function toMentioned(part) {
  return part?.mentionee?.type === 'all' ? 'All' : 'member';
}

/** A picture that may be out of reach: then its place says so. */
export function toPicture(url, alt) {
  const image = h('img', { src: url, alt, className: 'picture', loading: 'lazy' });
  image.addEventListener('error', () =>
    image.replaceWith(h('span', { className: 'picture missing' }, `Picture: ${url}`)),
  );
  return image;
}

function toFile(drawing, name, note) {
  return h(
    'div',
    { className: 'bubble file' },
    icon(drawing),
    h('span', {}, name, note && h('small', {}, String(note))),
  );
}

function toLocation(message) {
  return h(
    'div',
    { className: 'bubble file' },
    icon('location'),
    h(
      'span',
      {},
      message.title ?? 'Location',
      h('small', {}, message.address ?? `${message.latitude}, ${message.longitude}`),
    ),
  );
}
