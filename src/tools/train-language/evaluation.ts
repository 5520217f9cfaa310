import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hashText } from '../../language/compile/index.ts';

/** A message somebody might type, and its language. */
export type Sample = { readonly text: string; readonly language: string };

/** Settings are chosen on the tuning half; the held-back half is only for reporting. */
export type Half = 'tuning' | 'held-back';

const folder = join(import.meta.dirname, '../../../test/evaluation/language');

/** Our own evaluation messages by kind (words, pairs, sentences, chat, kanji …). None of them is training text. */
export function readEvaluation(half?: Half): Map<string, Sample[]> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort();
  return new Map(
    files.map((file) => {
      const lines = readFileSync(join(folder, file), 'utf8').trim().split('\n');
      const samples = lines.map((line) => JSON.parse(line) as Sample);
      return [basename(file, '.jsonl'), samples.filter(({ text }) => !half || toHalf(text) === half)];
    }),
  );
}

/** A message stays in its half whatever happens to the others. */
export const toHalf = (text: string): Half => (hashText(text) & 1 ? 'tuning' : 'held-back');

export type Accuracy = {
  /** Mean over languages, in %: a language with few messages counts as much as one with many. */
  readonly macro: number;
  readonly messages: number;
  readonly byLanguage: ReadonlyMap<string, number>;
};

/** How often `detect` names the right language. */
export function measureAccuracy(samples: readonly Sample[], detect: (text: string) => string): Accuracy {
  const byLanguage = new Map<string, number>();
  for (const language of new Set(samples.map((sample) => sample.language))) {
    const own = samples.filter((sample) => sample.language === language);
    byLanguage.set(language, (100 * own.filter(({ text }) => detect(text) === language).length) / own.length);
  }
  const macro = [...byLanguage.values()].reduce((sum, value) => sum + value, 0) / Math.max(byLanguage.size, 1);
  return { macro, messages: samples.length, byLanguage };
}
