import type { Run } from './fold.ts';
import type { Script } from './script.ts';

/** Scripts that several languages share. Inside a group the letters have to tell them apart. */
export const GROUPS = ['latin', 'cyrillic', 'devanagari', 'arabic', 'cjk'] as const;
export type Group = (typeof GROUPS)[number];

const GROUP_OF: Partial<Record<Script, Group>> = {
  latin: 'latin',
  cyrillic: 'cyrillic',
  devanagari: 'devanagari',
  arabic: 'arabic',
  han: 'cjk',
  hiragana: 'cjk',
  katakana: 'cjk',
};

/** The group whose languages share this script, if several do. */
export const findGroup = (script: Script): Group | undefined => GROUP_OF[script];

const LONGEST_GRAM = 5;
/** Chinese characters are words already: three of them say what five letters say elsewhere. */
const LONGEST_HAN_GRAM = 3;
const LONGEST_HAN_NAME = 6;
const BOUNDARY = 0x5f;
const HIRAGANA = 0x3041;
const KATAKANA = 0x30a1;
const WHOLE_WORD_SEED = 0x9e3779b9;

/** Feature ids have this many bits: 4 million places for about 50,000 features a group, so strangers seldom collide. */
export const FEATURE_BITS = 22;

/**
 * The features of every run: each character n-gram inside it with the word's edges, and the whole word. Kana count by
 * their presence only, because one quoted ゴミ makes no Japanese sentence.
 */
export const collectFeatures = (runs: readonly Run[]): number[][] => runs.map(listFeatures);

/**
 * How much one feature counts. The n-grams of a word repeat each other's evidence, and so do the words of a message, less:
 * a short "en" or "ng" must be heard beside a long noun.
 */
export const toStrength = (featuresOfWord: number, words: number): number => 1 / Math.sqrt(featuresOfWord * words);

function listFeatures({ script, letters }: Run): number[] {
  const features: number[] = [];
  if (script === 'hiragana')
    for (let i = 0; i < Math.min(letters.length, 3); i++) features.push(toId(step(0, HIRAGANA)));
  else if (script === 'katakana') features.push(toId(step(0, KATAKANA)));
  else if (script === 'han') addGrams(letters, LONGEST_HAN_GRAM, LONGEST_HAN_NAME, features);
  else addGrams(letters, LONGEST_GRAM, Number.POSITIVE_INFINITY, features);
  return features;
}

/** Leaves out the Latin words that belong to everybody, alone or in pairs ("hello work"). */
export function dropNeutral(runs: readonly Run[], neutral: ReadonlySet<number>): Run[] {
  const kept: Run[] = [];
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i] as Run;
    const next = runs[i + 1];
    if (run.script !== 'latin') kept.push(run);
    else if (next?.script === 'latin' && neutral.has(toWordId(`${run.letters} ${next.letters}`))) i++;
    else if (!neutral.has(toWordId(run.letters))) kept.push(run);
  }
  return kept;
}

/** A number of 24 bits for a whole word, used to recognise the words that belong to everybody. */
export const toWordId = (word: string): number => hashText(word) >>> 8;

/** A number of 32 bits for any text, the same for ever. */
export const hashText = (text: string): number =>
  finish([...text].reduce((hash, c) => step(hash, c.codePointAt(0) ?? 0), 0));

function addGrams(letters: string, longest: number, longestName: number, features: number[]): void {
  const length = letters.length + 2;
  const at = (i: number) => (i === 0 || i === length - 1 ? BOUNDARY : letters.charCodeAt(i - 1));
  for (let start = 0; start < length; start++) {
    let hash = 0;
    for (let end = start; end < Math.min(start + longest, length); end++) {
      hash = step(hash, at(end));
      if (end > start || at(start) !== BOUNDARY) features.push(toId(hash));
    }
  }
  // Shorter words are an n-gram with both edges already.
  if (length <= longest || letters.length > longestName) return;
  let whole = WHOLE_WORD_SEED;
  for (let i = 0; i < letters.length; i++) whole = step(whole, letters.charCodeAt(i));
  features.push(toId(whole));
}

const step = (hash: number, code: number): number => Math.imul((hash ^ code) + 0x7f4a7c15, 0x01000193) ^ (hash >>> 13);

const toId = (hash: number): number => finish(hash) >>> (32 - FEATURE_BITS);

/** The last mixing of MurmurHash3: neighbouring sums end far apart. */
function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
