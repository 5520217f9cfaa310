import type { messagingApi } from '@line/bot-sdk';
import type { Choice } from '../answer/index.ts';
import {
  DISPLAY_TEXT_GRAPHEMES,
  FLEX_BUTTON_LABEL_GRAPHEMES,
  QUICK_REPLIES,
  QUICK_REPLY_LABEL_GRAPHEMES,
  URI_UNITS,
} from './limits.ts';
import { toPostbackData } from './postback-data.ts';
import { shortenGraphemes } from './shorten.ts';

/** The buttons under the last message; more than LINE shows are left out, the first being the most useful. */
export function toQuickReply(choices: readonly Choice[]): messagingApi.QuickReply | undefined {
  if (choices.length === 0) return undefined;
  return {
    items: choices
      .slice(0, QUICK_REPLIES)
      .map((choice) => ({ type: 'action', action: toChoiceAction(choice, QUICK_REPLY_LABEL_GRAPHEMES) })),
  };
}

/** A choice as LINE's action with a label of at most `limit` graphemes. What the person "said" by tapping stands in the chat. */
export function toChoiceAction(choice: Choice, limit = FLEX_BUTTON_LABEL_GRAPHEMES): messagingApi.Action {
  const label = shortenGraphemes(choice.label, limit);
  if ('shareLocation' in choice) return { type: 'location', label };
  return {
    type: 'postback',
    label,
    data: toPostbackData(choice.action),
    displayText: shortenGraphemes(choice.said ?? choice.label, DISPLAY_TEXT_GRAPHEMES),
  };
}

/** Opens `uri`; undefined when LINE would refuse it (schemes http, https, line, tel; at most 1,000 units, percent-encoded). */
export function toUriAction(label: string, uri: string): messagingApi.URIAction | undefined {
  const encoded = encode(uri);
  if (!/^(https?|tel|line):/.test(encoded) || encoded.length > URI_UNITS) return undefined;
  return { type: 'uri', label: shortenGraphemes(label, FLEX_BUTTON_LABEL_GRAPHEMES), uri: encoded };
}

/** Addresses and numbers come from content and are few; making a URL of each is a good part of what a card costs. */
const encodings = new Map<string, string>();
const ENCODINGS_KEPT = 5_000;

function encode(uri: string): string {
  const known = encodings.get(uri);
  if (known !== undefined) return known;
  const encoded = URL.canParse(uri) ? new URL(uri).toString() : uri;
  if (encodings.size >= ENCODINGS_KEPT) encodings.clear();
  encodings.set(uri, encoded);
  return encoded;
}

/** Dials `number`; `#7119` and hyphens as telephones want them (RFC 3966, `#` percent-encoded). */
export const toCallAction = (label: string, number: string): messagingApi.URIAction | undefined =>
  toUriAction(label, `tel:${number.replace(/[^\d#+]/g, '').replace('#', '%23')}`);
