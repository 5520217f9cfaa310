import type { Standards } from '../../language/compile/index.ts';
import { clean } from './clean.ts';
import { hashNeutral, listCommonWords } from './corpus.ts';
import { mixWithEnglish, mixWithKana, mixWithLoans } from './mix.ts';
import type { Phrase } from './phrase.ts';
import { createRandom } from './random.ts';
import { readCharacters, toStandards } from './read-characters.ts';
import { readPackages } from './read-cldr.ts';
import { readLoans } from './read-loans.ts';
import { readNeutral, readOwn } from './read-own.ts';
import { ROMANISE } from './romanise.ts';

export type TrainingText = {
  readonly phrases: Phrase[];
  /** Words that are to be ignored. */
  readonly neutral: Set<number>;
  readonly standards: Standards;
};

/** All training text with what is made from it. */
export function readAll(packages: string, seed: number): TrainingText {
  const random = createRandom(seed);
  const bought = readPackages(packages);
  const written = [...bought, ...readOwn()];
  const characters = readCharacters();
  const standards = toStandards([...written, ...characters]);
  const romanised = written.flatMap((phrase): Phrase[] => {
    const romanise = ROMANISE[phrase.name];
    return romanise ? [{ ...phrase, name: `${phrase.name}-Latn`, text: romanise(phrase.text, random) }] : [];
  });
  const read = clean([...written, ...romanised], standards);
  const loans = readLoans(written);
  const mixed = [
    ...mixWithEnglish(read, random),
    ...mixWithKana(read, random),
    ...mixWithLoans(read, [...loans, ...readNeutral(new Set())], random),
  ];
  return {
    phrases: [...read, ...mixed, ...characters],
    neutral: hashNeutral([...new Set([...readNeutral(listCommonWords(bought)), ...loans])]),
    standards,
  };
}
