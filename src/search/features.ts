import { normalise } from '../language/index.ts';
import { splitRuns, splitSyllables } from './tokenise.ts';

/** Features are counted once each, however often they occur; what kind they are says how much they are worth. */
export type Features = ReadonlyMap<number, number>;

const WORD = 1;
const PAIR = 0.8;
const PIECE = 0.7;
const CONCEPT = 1.6;

/** A Hangul character is a syllable and says as much as two or three letters. */
const HANGUL = /^\p{Script=Hangul}/u;
const LETTER_SIZES = [3, 4, 5];
const SYLLABLE_SIZES = [2, 3];

/**
 * What a text is made of, for the classifier: words, neighbouring words, pieces of words (typos, endings, compounds) and concepts of the glossary,
 * each as a 32-bit hash. The same cut for learning and for asking, in every script, on code points alone.
 */
export function toFeatures(text: string, concepts: readonly string[]): Features {
  const features = new Map<number, number>();
  const add = (name: string, worth: number): void => void features.set(hash(name), worth);
  let before = '';
  for (const { kind, run } of splitRuns(normalise(text))) {
    if (kind === 'words') {
      add(`w${run}`, WORD);
      if (before) add(`p${before} ${run}`, PAIR);
      for (const size of HANGUL.test(run) ? SYLLABLE_SIZES : LETTER_SIZES)
        for (const piece of listPieces(`_${run}_`, size)) add(`n${piece}`, PIECE);
      before = run;
    } else {
      const units = kind === 'syllables' ? splitSyllables(run) : [...run];
      for (const unit of units) add(`u${unit}`, kind === 'syllables' ? PIECE : PIECE / 2);
      for (const pair of listPieces(units, 2)) add(`b${pair}`, PAIR);
      for (const triple of listPieces(units, 3)) add(`t${triple}`, WORD);
      before = '';
    }
  }
  for (const concept of concepts) add(`c${concept}`, CONCEPT);
  return features;
}

/** All runs of `size` neighbouring units. */
function listPieces(units: string | readonly string[], size: number): string[] {
  const list = typeof units === 'string' ? [...units] : units;
  return list.slice(size - 1).map((_, index) => list.slice(index, index + size).join(''));
}

/** FNV-1a, 32 bits, over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value ^= text.charCodeAt(index);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}
