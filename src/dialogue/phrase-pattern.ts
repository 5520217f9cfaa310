import { normalise } from '../language/index.ts';

/** Up to this much may stand in a gap: eight words, or forty characters where words are not written apart. */
const GAP_WORDS = '(?:[^. ]+ ){0,8}?';
const GAP_CHARACTERS = '[^.]{0,40}?';

/**
 * A message as phrases are matched against it: folded, apostrophes gone (can't, can’t, cant), a full stop for every end of a sentence, one space
 * between words and at both ends. All of punctuation is settled here, so that the expressions stay plain and quick to build.
 */
export function toPlain(text: string): string {
  const words = normalise(text)
    .replace(/['’‘`ʼ]/g, '')
    .replace(/[.!?。！？।။។\n]+/g, ' . ')
    .replace(/[^\p{L}\p{M}\p{N}.]+/gu, ' ')
    .trim();
  return ` ${words} `;
}

/**
 * One expression for a list of phrases (syntax: `locales/README.md`), or undefined for an empty list. With `whole`, the phrases must make up
 * the whole message, with any of the phrases of `whole` around them. A phrase that cannot be read throws, naming it.
 */
export function compilePatterns(
  phrases: readonly string[],
  { spaced, flags = '', whole }: { spaced: boolean; flags?: string; whole?: readonly string[] },
): RegExp | undefined {
  if (phrases.length === 0) return undefined;
  const any = phrases.map((phrase) => compilePhrase(phrase, spaced)).join('|');
  if (!whole) return new RegExp(spaced ? ` (?:${any})(?= )` : `(?:${any})`, flags);
  const extra = whole.map((phrase) => compilePhrase(phrase, spaced));
  const one = `(?:${[any, ...extra, '\\.'].join('|')})`;
  // At least one of the phrases, and nothing but phrases, empty words and full stops.
  const rest = spaced ? `^(?: ${one})+ $` : `^ *(?:${one} *)+$`;
  return new RegExp(`(?=.*${spaced ? ' ' : ''}(?:${any}))${rest}`, flags);
}

/**
 * Up to `limit` plain wordings of a phrase, for the classifier to learn from: gaps close, stars go, and of every choice another word is taken in turn.
 */
export function expandPhrase(phrase: string, limit: number): string[] {
  const parts = phrase
    .split(/(\([^()]*\)\*?)/)
    .map((part) => (part.startsWith('(') ? part.replace(/^\(|\)\*?$/g, '').split('|') : [part]));
  const most = Math.max(...parts.map((choices) => choices.length));
  const wordings = Array.from({ length: Math.min(limit, most) }, (_, turn) =>
    parts.map((choices, place) => choices[(turn + place) % choices.length] ?? '').join(''),
  );
  return [
    ...new Set(
      wordings.map((words) =>
        words
          .replace(/…|\.\.\.|\*/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      ),
    ),
  ].filter(Boolean);
}

type Piece = { kind: 'gap' } | { kind: 'word'; expression: string; optional: boolean };

function compilePhrase(phrase: string, spaced: boolean): string {
  const join = spaced ? ' ' : ' ?';
  const gap = spaced ? ` ${GAP_WORDS}` : GAP_CHARACTERS;
  let expression = '';
  let joint = join;
  let started = false;
  for (const piece of readPieces(phrase)) {
    if (piece.kind === 'gap') joint = gap;
    // An optional word brings its own joint, so that "a (b|) c" fits "a c"; before the first certain word the joint stands behind it.
    else if (piece.optional)
      expression += started ? `(?:${joint}${piece.expression})?` : `(?:${piece.expression}${join})?`;
    else {
      expression += (started ? joint : '') + piece.expression;
      joint = join;
      started = true;
    }
  }
  if (!started) throw new Error(`the phrase "${phrase}" needs a word that must be there`);
  return expression;
}

function readPieces(phrase: string): Piece[] {
  const plain = normalise(phrase.replace(/\.\.\.|…/g, ' \u2063 ')).replace(/['’‘`ʼ]/g, '');
  return [...plain.matchAll(/\u2063|\(([^()]*)\)(\*?)|([^\s()\u2063]+)/g)].flatMap((match): Piece[] => {
    if (match[0] === '\u2063') return [{ kind: 'gap' }];
    const choices =
      match[1] === undefined
        ? [match[3] ?? '']
        : match[1].split('|').map((choice) => choice.trim() + (choice.trim() && match[2] ? '*' : ''));
    const words = choices.map(toExpression).filter((choice) => choice !== '');
    if (words.length === 0) return [];
    const expression = words.length === 1 ? (words[0] ?? '') : `(?:${words.join('|')})`;
    return [{ kind: 'word', expression, optional: choices.includes('') }];
  });
}

/** One word or short phrase: its punctuation goes as the message's does, a star lets a word go on. */
function toExpression(word: string): string {
  return word
    .replace(/[^\p{L}\p{M}\p{N}*\s]+/gu, ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\*/g, '[^. ]*');
}
