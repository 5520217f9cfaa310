import { createDetector, LANGUAGES } from '../../language/index.ts';
import { createConcepts, createSearch } from '../../search/index.ts';
import { readCompiled, readCompiledBytes } from '../read-compiled.ts';
import { QUESTIONS } from './questions.ts';
import { summarise } from './statistics.ts';

declare const gc: () => void;

/** Prints what loading search and language for all languages costs. Runs with --expose-gc in a process of its own. */
const model = readCompiled('language-model') ?? '';
const glossary = JSON.parse(readCompiled('glossary') ?? '{}');
const indexes = new Map(LANGUAGES.map((language) => [language as string, readCompiled(`index.${language}`)]));
const { topics } = JSON.parse(readCompiled('content') ?? '{}');
const classifier = readCompiledBytes('topics') ?? new ArrayBuffer(0);
const all = LANGUAGES.map((language) => ({ language, weight: 1 }));

gc();
const heapBefore = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
const start = performance.now();
const detector = createDetector(model);
const concepts = createConcepts(glossary);
const search = createSearch({
  concepts: () => concepts,
  classifier,
  topics,
  loadIndex: (language) => indexes.get(language),
});
for (const one of all) search.findTopics('xyzzy', [one]);
const loadMs = performance.now() - start;
indexes.clear();
gc();
const heapMb = (process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - heapBefore) / 1024 / 1024;

const ask = (text: string): number => {
  const begin = performance.now();
  const { likelihoods } = detector.detect(text);
  search.findTopics(
    text,
    likelihoods.map(({ tag, probability }) => ({ language: tag, weight: probability })),
  );
  return performance.now() - begin;
};
for (const text of QUESTIONS) ask(text);
const samples = Array.from({ length: 40 }, () => QUESTIONS.map(ask)).flat();
console.log(JSON.stringify({ loadMs, heapMb, query: summarise(samples) }));
