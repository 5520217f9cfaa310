import { normalise } from '../language/index.ts';

const GAP = '[^.!?。！？\\n]{0,40}?';
const BEFORE = '(?<![\\p{L}\\p{M}\\p{N}])';
const AFTER = '(?![\\p{L}\\p{M}\\p{N}])';

/**
 * One expression for a list of phrases (syntax: `locales/README.md`), or undefined for an empty list. With `whole`, the phrases must make up
 * the whole message, with any of the words of `whole` and punctuation around them.
 */
export function compilePatterns(phrases: readonly string[], { spaced, flags, whole }: { spaced: boolean; flags: string; whole?: readonly string[] }): RegExp | undefined {
  if (phrases.length === 0) return undefined;
  const any = phrases.map((phrase) => compilePhrase(phrase, spaced)).join('|');
  if (!whole) return new RegExp(any, flags);
  const around = `(?:[^\\p{L}\\p{N}]+${whole.map((phrase) => `|${compilePhrase(phrase, spaced)}`).join('')})*`;
  return new RegExp(`^${around}(?:(?:${any})${around})+$`, flags);
}

type Piece = { kind: 'gap' } | { kind: 'word'; expression: string; optional: boolean };

/** The expression of one phrase. A phrase that cannot be read throws, naming it: the build checks them all. */
export function compilePhrase(phrase: string, spaced: boolean): string {
  const pieces = readPieces(phrase, spaced);
  const join = spaced ? '[^\\p{L}\\p{N}.!?]{1,3}' : '[\\s,，、]{0,2}';
  let expression = '';
  let joint = join;
  let started = false;
  for (const piece of pieces) {
    if (piece.kind === 'gap') joint = GAP;
    // An optional word brings its own joint, so that "a (b|) c" fits "a c"; before the first certain word the joint stands behind it.
    else if (piece.optional) expression += started ? `(?:${joint}${piece.expression})?` : `(?:${piece.expression}${join})?`;
    else {
      expression += (started ? joint : '') + piece.expression;
      joint = join;
      started = true;
    }
  }
  if (!started) throw new Error(`the phrase "${phrase}" needs a word that must be there`);
  return expression;
}

function readPieces(phrase: string, spaced: boolean): Piece[] {
  const plain = normalise(phrase.replaceAll('...', '…').replaceAll('…', '\u2063')).replace(/['’‘`ʼ]/g, '');
  return [...plain.matchAll(/\u2063|\(([^()]*)\)(\*?)|([^\s()\u2063]+)/g)].map((match): Piece => {
    if (match[0] === '\u2063') return { kind: 'gap' };
    const choices = match[1] === undefined ? [match[3] ?? ''] : match[1].split('|').map((choice) => choice.trim() + (choice.trim() && match[2] ? '*' : ''));
    const words = choices.filter((choice) => choice !== '');
    if (words.length === 0) throw new Error(`the phrase "${phrase}" has an empty choice`);
    return { kind: 'word', expression: `(?:${words.map((word) => toExpression(word, spaced)).join('|')})`, optional: words.length < choices.length };
  });
}

function toExpression(word: string, spaced: boolean): string {
  const open = word.endsWith('*');
  const core = word
    .replace(/\*$/, '')
    .replace(/[.+?^$[\]\\{}|]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(/\*/g, '[\\p{L}\\p{M}]*');
  if (!spaced) return core;
  return `${BEFORE}${core}${open ? '' : AFTER}`;
}
