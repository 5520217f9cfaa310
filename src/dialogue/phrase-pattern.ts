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

/** One phrase, ready to be looked for: `anchors` are words one of which must be in the message, so that most phrases never become an expression. */
export type Pattern = { anchors: readonly string[]; source: string };

/** Reads a phrase (syntax: `locales/README.md`). One that cannot be read throws, naming it. */
export function readPattern(phrase: string, spaced: boolean): Pattern {
  const join = spaced ? ' ' : ' ?';
  const gap = spaced ? ` ${GAP_WORDS}` : GAP_CHARACTERS;
  const pieces = readPieces(phrase, spaced);
  let source = '';
  let joint = join;
  let started = false;
  for (const piece of pieces) {
    if (piece.kind === 'gap') joint = gap;
    // An optional word brings its own joint, so that "a (b|) c" fits "a c"; before the first certain word the joint stands behind it.
    else if (piece.optional) source += started ? `(?:${joint}${piece.expression})?` : `(?:${piece.expression}${join})?`;
    else {
      source += (started ? joint : '') + piece.expression;
      joint = join;
      started = true;
    }
  }
  if (!started) throw new Error(`the phrase "${phrase}" needs a word that must be there`);
  return { anchors: chooseAnchors(pieces), source };
}

/** The expression that finds the pattern anywhere in a plain message. */
export const toFinder = ({ source }: Pattern, spaced: boolean, flags = ''): RegExp =>
  new RegExp(spaced ? ` (?:${source})(?= )` : `(?:${source})`, flags);

/** The expression that fits the pattern at one place (sticky). */
export const toStep = ({ source }: Pattern, spaced: boolean): RegExp =>
  new RegExp(spaced ? `(?:${source})(?= )` : source, 'y');

/** The certain piece whose shortest choice is longest tells most. */
function chooseAnchors(pieces: readonly Piece[]): readonly string[] {
  const certain = pieces.flatMap((piece) => (piece.kind === 'word' && !piece.optional ? [piece.stems] : []));
  const shortest = (stems: readonly string[]): number => Math.min(...stems.map((stem) => stem.length));
  return certain.reduce((best, stems) => (shortest(stems) > shortest(best) ? stems : best));
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

type Piece = { kind: 'gap' } | { kind: 'word'; expression: string; stems: readonly string[]; optional: boolean };

function readPieces(phrase: string, spaced: boolean): Piece[] {
  const plain = normalise(phrase.replace(/\.\.\.|…/g, ' \u2063 ')).replace(/['’‘`ʼ]/g, '');
  return [...plain.matchAll(/\u2063|\(([^()]*)\)(\*?)|([^\s()\u2063]+)/g)].flatMap((match): Piece[] => {
    if (match[0] === '\u2063') return [{ kind: 'gap' }];
    const choices =
      match[1] === undefined
        ? [match[3] ?? '']
        : match[1].split('|').map((choice) => choice.trim() + (choice.trim() && match[2] ? '*' : ''));
    const words = choices.map(clean).filter((choice) => choice.replaceAll('*', '') !== '');
    if (words.length === 0) return [];
    const expressions = words.map((word) => toExpression(word, spaced));
    const expression = expressions.length === 1 ? (expressions[0] ?? '') : `(?:${expressions.join('|')})`;
    // Of what is there word for word (no star, no space that may be missing) the longest part tells most.
    const stems = words.map((word) => longest(word.split(spaced ? '*' : /[* ]/)));
    return [{ kind: 'word', expression, stems, optional: choices.includes('') }];
  });
}

/** One word or short phrase without punctuation, as `toPlain` leaves messages. */
const clean = (word: string): string =>
  word
    .replace(/[^\p{L}\p{M}\p{N}*\s]+/gu, ' ')
    .trim()
    .replace(/\s+/g, ' ');

/** A star lets a word go on; where words are not written apart a space may be missing. */
const toExpression = (word: string, spaced: boolean): string =>
  word.replace(/\*/g, '[^. ]*').replace(/ /g, spaced ? ' ' : ' ?');

const longest = (parts: readonly string[]): string =>
  parts.reduce((best, part) => (part.length > best.length ? part : best), '');
