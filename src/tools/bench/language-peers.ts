import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { LANGUAGES } from '../../language/index.ts';
import { readQuestions } from '../evaluate/read-questions.ts';
import { measureAccuracy, readEvaluation, type Sample } from '../train-language/evaluation.ts';
import { DETECTORS, type LoadedDetector, toPeerTag } from './language-detectors.ts';
import { quantile } from './statistics.ts';

/** What one detector does on the held-back messages, in % of messages, and what it costs. */
export type DetectorReport = {
  /** Mean over our languages: one with few messages counts as much as one with many. */
  readonly overall: number;
  /** The same over the languages that this detector knows, and what ours reaches on those. */
  readonly known: number;
  readonly oursOnKnown: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly languages: Readonly<Record<string, number>>;
  readonly microseconds: number;
  readonly loadMs: number;
  readonly heapMb: number;
  /** With what lies outside the heap: WebAssembly, buffers, source text. */
  readonly residentMb: number;
};

const ROUNDS = 5;

/** Compares our detector with its peers on the held-back half of the residents' questions and of the messages for detectors. */
export async function measureLanguage(): Promise<Record<string, DetectorReport>> {
  const served = new Set(LANGUAGES.map(toPeerTag));
  const kinds = new Map([
    ['questions', readQuestions('heldBack') as readonly Sample[]],
    ...readEvaluation('held-back'),
  ]);
  const byKind = new Map(
    [...kinds].map(([kind, samples]) => [
      kind,
      samples.map(({ text, language }) => ({ text, language: toPeerTag(language) })),
    ]),
  );
  const messages = [...byKind.values()].flat().filter(({ language }) => served.has(language));
  const loaded = new Map<string, LoadedDetector>();
  for (const [name, load] of Object.entries(DETECTORS)) loaded.set(name, await load());
  const ours = loaded.get('ours') as LoadedDetector;
  const speeds = measureSpeeds(
    messages.map(({ text }) => text),
    loaded,
  );
  return Object.fromEntries(
    [...loaded].map(([name, { detect, knows }]): [string, DetectorReport] => {
      const known = messages.filter(({ language }) => knows(language));
      const { macro, byLanguage } = measureAccuracy(messages, detect);
      return [
        name,
        {
          overall: macro,
          known: measureAccuracy(known, detect).macro,
          oursOnKnown: measureAccuracy(known, ours.detect).macro,
          kinds: Object.fromEntries([...byKind].map(([kind, some]) => [kind, measureAccuracy(some, detect).macro])),
          languages: Object.fromEntries([...byLanguage].sort()),
          microseconds: speeds.get(name) ?? Number.NaN,
          ...measureLoad(name),
        },
      ];
    }),
  );
}

/** Median over rounds, the detectors in turn: a machine that gets slower does so for all. */
function measureSpeeds(texts: readonly string[], loaded: ReadonlyMap<string, LoadedDetector>): Map<string, number> {
  const rounds = Array.from({ length: ROUNDS + 1 }, () =>
    [...loaded].map(([name, { detect }]): [string, number] => {
      const start = performance.now();
      for (const text of texts) detect(text);
      return [name, ((performance.now() - start) * 1000) / texts.length];
    }),
  );
  const warm = rounds.slice(1).flat();
  return new Map(
    [...loaded.keys()].map((name) => [
      name,
      quantile(
        warm.filter(([own]) => own === name).map(([, time]) => time),
        0.5,
      ),
    ]),
  );
}

/** In a process of its own, so that nothing else is on the heap. */
function measureLoad(name: string): Pick<DetectorReport, 'loadMs' | 'heapMb' | 'residentMb'> {
  const script = join(import.meta.dirname, 'language-load-child.ts');
  return JSON.parse(execFileSync(process.execPath, ['--expose-gc', script, name], { encoding: 'utf8' }));
}
