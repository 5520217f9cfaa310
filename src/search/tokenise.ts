import { normalise } from '../language/index.ts';

/**
 * Cuts text into search terms, in every script: words where words are written apart, pairs of characters or syllables where they are not.
 * Built on code points alone: Intl.Segmenter cuts Khmer differently in Node and in workerd, and an index must be cut like its questions.
 */
export const tokenise = (text: string): string[] => toTerms(splitRuns(normalise(text)));

/** The search terms of a text's runs. */
export function toTerms(runs: readonly Run[]): string[] {
  return runs.flatMap(({ kind, run }) => {
    if (kind === 'syllables') return toPairs(splitSyllables(run), 2);
    if (kind === 'characters') return toPairs([...run], run.length > 1 ? 2 : 1);
    return HANGUL.test(run) && run.length > 2 ? [run, ...toPairs([...run], 2)] : [run];
  });
}

/** How a stretch of text is cut: into words, characters (Han, kana) or written syllables (Thai, Lao, Burmese, Khmer). */
export type RunKind = 'words' | 'characters' | 'syllables';

export type Run = { kind: RunKind; run: string };

/** The stretches of normalised `text` that are written in one kind of script, in order. */
export function splitRuns(text: string): Run[] {
  return [...text.matchAll(RUNS)].map(([run]) => ({
    kind: CJK.test(run) ? 'characters' : SYLLABIC.test(run) ? 'syllables' : 'words',
    run,
  }));
}

/** Runs of one kind of script; everything else separates. Combining marks stay with their letters. */
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}ー々]+|\p{Script=Hangul}+|[\p{Script=Thai}\p{Script=Lao}]+|\p{Script=Myanmar}+|\p{Script=Khmer}+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Khmer}])[\p{L}\p{N}][\p{M}\u200c\u200d]*)+/gu;
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}]/u;
const HANGUL = /^\p{Script=Hangul}/u;
const SYLLABIC = /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Khmer}]/u;

function toPairs(units: readonly string[], size: number): string[] {
  if (units.length < size) return [units.join('')];
  return units.slice(size - 1).map((_, index) => units.slice(index, index + size).join(''));
}

/**
 * Roughly the written syllables: a leading vowel (Thai, Lao), a base letter, what is stacked under it and its marks. A final consonant that is
 * silenced (asat, U+103A) or not followed by a vowel becomes a unit of its own in Thai; pairs of units make up for it.
 */
export function splitSyllables(run: string): string[] {
  return run.match(SYLLABLE) ?? [run];
}
const SYLLABLE =
  /[เ-ไເ-ໄ]?[ก-ฮກ-ຮໜໝ][ะาำ\u0e31\u0e34-\u0e3a\u0e47-\u0e4eະາຳ\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd]*|[\u1000-\u102a\u103f](?:\u1039[\u1000-\u1021]|[\u102b-\u1038\u103b-\u103e]|[\u1000-\u1021]\u103a|\u103a)*|[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17d3\u17dd])*|./gu;
