import { type Run, splitSyllables } from './tokenise.ts';

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
export function toFeatures(runs: readonly Run[], concepts: readonly string[]): Features {
  const features = new Map<number, number>();
  /** All runs of `size` neighbouring units. */
  const addPieces = (kind: number, units: readonly string[], size: number, worth: number): void => {
    for (let start = 0; start + size <= units.length; start++) {
      let value = kind;
      for (let index = start; index < start + size; index++) value = hash(units[index] as string, value);
      features.set(value, worth);
    }
  };
  let before = '';
  for (const { kind, run } of runs) {
    if (kind === 'words') {
      features.set(hash(run, KIND.word), WORD);
      if (before) features.set(hash(run, hash(' ', hash(before, KIND.neighbours))), PAIR);
      const letters = [...`_${run}_`];
      for (const size of HANGUL.test(run) ? SYLLABLE_SIZES : LETTER_SIZES)
        addPieces(KIND.letters, letters, size, PIECE);
      before = run;
    } else {
      const units = kind === 'syllables' ? splitSyllables(run) : [...run];
      addPieces(KIND.unit, units, 1, kind === 'syllables' ? PIECE : PIECE / 2);
      addPieces(KIND.pair, units, 2, PAIR);
      addPieces(KIND.triple, units, 3, WORD);
      before = '';
    }
  }
  for (const concept of concepts) features.set(hash(concept, KIND.concept), CONCEPT);
  return features;
}

/** FNV-1a, 32 bits, over UTF-16 units. Going on from `value` hashes a text piece by piece. */
function hash(text: string, value: number): number {
  let hashed = value;
  for (let index = 0; index < text.length; index++) hashed = Math.imul(hashed ^ text.charCodeAt(index), 0x01000193);
  return hashed >>> 0;
}

const begin = (mark: string): number => hash(mark, 0x811c9dc5);
/** Where the hash of each kind of feature begins: "ab" as a word is another feature than "ab" as a piece of one. */
const KIND = {
  word: begin('w'),
  neighbours: begin('p'),
  letters: begin('n'),
  unit: begin('u'),
  pair: begin('b'),
  triple: begin('t'),
  concept: begin('c'),
};
