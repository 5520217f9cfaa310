import { isUserId } from '../platform/ids.ts';
import { COMMON } from './common.ts';
import type { Path, Report } from './report.ts';
import type { Rule } from './rules.ts';
import { listOf, oneOf, text, whole } from './rules.ts';
import { anything, checkShape, may, must, shaped } from './shape.ts';

const MAX_TEXT = 5000;
const MAX_EMOJI = 20;
const MAX_MENTIONS = 20;
const MAX_SUBSTITUTIONS = 100;

const lineEmoji = shaped({ index: must(whole(0)), productId: must(text(1, 100)), emojiId: must(text(1, 100)) });

/**
 * LINE reference: text-message. 1 to 5,000 UTF-16 units; each LINE emoji stands at a `$`. (LINE counts
 * an emoji with its unpublished alternative text; here it counts as the `$`.)
 */
export const textMessage: Rule = (value, path, report) => {
  const shape = {
    ...COMMON,
    text: must(text(1, MAX_TEXT)),
    emojis: may(listOf(lineEmoji, 1, MAX_EMOJI)),
    quoteToken: may(text(1, 500)),
  };
  if (checkShape(value, path, report, shape)) checkEmojiPlaces(value, path, report);
};

function checkEmojiPlaces(message: Record<string, unknown>, path: Path, report: Report): void {
  const { text: words, emojis } = message;
  if (typeof words !== 'string' || !Array.isArray(emojis)) return;
  emojis.forEach((emoji: { index?: unknown } | null, at) => {
    const index = emoji?.index;
    const isAtDollar = typeof index === 'number' && words[index] === '$';
    if (!isAtDollar) report.add([...path, 'emojis', at, 'index'], 'must be the position of "$"');
  });
}

/** LINE reference: text-message-v2. `{key}` is substituted, `{{` and `}}` are braces. */
export const textV2Message: Rule = (value, path, report) => {
  const shape = {
    ...COMMON,
    text: must(text(1, MAX_TEXT)),
    substitution: may(anything),
    quoteToken: may(text(1, 500)),
  };
  if (!checkShape(value, path, report, shape)) return;
  const substitution = value.substitution ?? {};
  if (typeof substitution !== 'object') return report.add([...path, 'substitution'], 'Must be an object');
  checkSubstitutions(substitution as Record<string, unknown>, [...path, 'substitution'], report);
  if (typeof value.text === 'string') checkPlaceholders(value.text, substitution, [...path, 'text'], report);
};

function checkSubstitutions(substitution: Record<string, unknown>, path: Path, report: Report): void {
  const entries = Object.entries(substitution);
  if (entries.length > MAX_SUBSTITUTIONS) report.add(path, `Size must be between 0 and ${MAX_SUBSTITUTIONS}`);
  for (const [key, part] of entries) {
    if (!/^[0-9A-Za-z_]{1,20}$/.test(key)) report.add([...path, key], 'invalid key');
    substitute(part, [...path, key], report);
  }
  const ofType = (type: string) => entries.filter(([, part]) => (part as { type?: unknown } | null)?.type === type);
  if (ofType('mention').length > MAX_MENTIONS) report.add(path, `Up to ${MAX_MENTIONS} mentions`);
  if (ofType('emoji').length > MAX_EMOJI) report.add(path, `Up to ${MAX_EMOJI} emoji`);
}

const substitute: Rule = (part, path, report) => {
  const type = (part as { type?: unknown } | null)?.type;
  if (type === 'mention') return shaped({ type: must(anything), mentionee: must(mentionee) })(part, path, report);
  const emoji = { type: must(oneOf(['mention', 'emoji'])), productId: must(text(1, 100)), emojiId: must(text(1, 100)) };
  shaped(emoji)(part, path, report);
};

const userId: Rule = (value, path, report) => {
  if (!isUserId(value)) report.add(path, 'invalid user id');
};

const mentionee: Rule = (value, path, report) => {
  const isAll = (value as { type?: unknown } | null)?.type === 'all';
  const shape = isAll ? { type: must(anything) } : { type: must(oneOf(['user', 'all'])), userId: must(userId) };
  checkShape(value, path, report, shape);
};

function checkPlaceholders(words: string, substitution: object, path: Path, report: Report): void {
  const rest = words.replaceAll('{{', '').replaceAll('}}', '');
  const keys = [...rest.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
  for (const key of keys) if (!Object.hasOwn(substitution, key)) report.add(path, `no substitution for {${key}}`);
  if (/[{}]/.test(rest.replaceAll(/\{[^{}]*\}/g, ''))) report.add(path, '{ and } must be used in pairs');
}
