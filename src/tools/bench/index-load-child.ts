import { createDetector, LANGUAGES } from '../../language/index.ts';
import { createConcepts, createSearch, cutQuestion } from '../../search/index.ts';
import { readCompiled, readCompiledBytes } from '../read-compiled.ts';
import { QUESTIONS } from './questions.ts';
import { summarise } from './statistics.ts';

declare const gc: () => void;

/**
 * Prints what loading search and language costs, one language alone and then all of them. Runs with --expose-gc in a process of its own. The archive is read before,
 * because a Worker has it in memory; taking texts out of it is part of the cost, and the tables that are read in it count as held.
 */
const tables = new Map(LANGUAGES.map((language) => [language as string, readCompiledBytes(`index.${language}`)]));
const { topics } = JSON.parse(readCompiled('content') ?? '{}');
const classifier = readCompiledBytes('topics') ?? new Uint8Array();

/** Unknown to the classifier and with a mistake in it, so that every language's words are opened and looked through. */
const UNKNOWN = 'xyzzyplugh';

gc();
const heapBefore = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
const start = performance.now();
const detector = createDetector(readCompiled('language-model') ?? '');
const concepts = createConcepts(JSON.parse(readCompiled('glossary') ?? '{}'));
const search = createSearch({ classifier, topics, loadWords: (language) => tables.get(language) });
const open = (language: string): void =>
  void search.findTopics(cutQuestion(UNKNOWN, concepts), [{ language, weight: 1 }]);
open('en');
const oneLanguageMs = performance.now() - start;
for (const language of LANGUAGES) open(language);
const loadMs = performance.now() - start;
gc();
const grown = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - heapBefore;
const inPlace = [...tables.values(), classifier].reduce((sum, table) => sum + (table?.length ?? 0), 0);
const heapMb = (grown + inPlace) / 1024 / 1024;

const ask = (text: string): number => {
  const begin = performance.now();
  const { likelihoods } = detector.detect(text);
  search.findTopics(
    cutQuestion(text, concepts),
    likelihoods.map(({ tag, probability }) => ({ language: tag, weight: probability })),
  );
  return performance.now() - begin;
};
for (const text of QUESTIONS) ask(text);
const samples = Array.from({ length: 40 }, () => QUESTIONS.map(ask)).flat();
console.log(JSON.stringify({ oneLanguageMs, loadMs, heapMb, query: summarise(samples) }));
