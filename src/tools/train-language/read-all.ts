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
  const read = [...written, ...romanised];
  return {
    phrases: [...read, ...mixWithEnglish(read, random), ...readCharacters()],
    neutral: hashNeutral(readNeutral(listCommonWords(bought))),
  };
}
