import { toRuns } from '../../language/compile/index.ts';
import { hashNeutral, listCommonWords } from './corpus.ts';
import { mixWithEnglish } from './mix.ts';
import type { Phrase } from './phrase.ts';
import { createRandom } from './random.ts';
import { readCharacters } from './read-characters.ts';
import { readPackages } from './read-cldr.ts';
import { readNeutral, readOwn } from './read-own.ts';
import { ROMANISE } from './romanise.ts';

/** All training text with what is made from it, and the words that are to be ignored. */
export function readAll(packages: string, seed: number): { phrases: Phrase[]; neutral: Set<number> } {
  const random = createRandom(seed);
  const bought = readPackages(packages);
  const written = [...bought, ...readOwn()];
  const romanised = written.flatMap((phrase): Phrase[] => {
    const romanise = ROMANISE[phrase.name];
    return romanise ? [{ ...phrase, name: `${phrase.name}-Latn`, text: romanise(phrase.text, random) }] : [];
  });
  const read = dropEnglish([...written, ...romanised]);
  return {
    phrases: [...read, ...mixWithEnglish(read, random), ...readCharacters()],
    neutral: hashNeutral(readNeutral(listCommonWords(bought))),
  };
}

/** Languages whose texts are full of English words. */
const BORROWERS = ['tl', 'id', 'ms', 'ne-Latn', 'hi-Latn', 'mn-Latn'];

/** A text of nothing but English words ("city hall" in a Tagalog list) would teach that English is Tagalog. */
function dropEnglish(phrases: readonly Phrase[]): Phrase[] {
  const words = (text: string) => toRuns(text).map(({ letters }) => letters);
  const english = new Set(
    phrases.filter(({ name, source }) => name === 'en' && source !== 'names').flatMap(({ text }) => words(text)),
  );
  return phrases.filter(
    ({ name, text, source }) =>
      !BORROWERS.includes(name) ||
      source === 'seed' ||
      source === 'stopwords' ||
      words(text).some((word) => !english.has(word)),
  );
}
