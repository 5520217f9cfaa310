import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readQuestions } from '../evaluate/read-questions.ts';
import { mixLanguages } from './mix-languages.ts';
import { measureSearch, type SearchCost } from './search-cost.ts';

const compiled = join(import.meta.dirname, '../../compiled');

/** Search and language together: heap, time to load everything, time of a question, and what the compiled texts weigh. Goals: 24 MB, 150 ms, 5 ms at p99. */
export function measureIndex(): unknown {
  const sizeOf = (prefix: string): number =>
    readdirSync(compiled)
      .filter((name) => name.startsWith(prefix))
      .reduce((sum, name) => sum + statSync(join(compiled, name)).size, 0) / 1024;
  return {
    ...measureOurs(compiled),
    indexKb: sizeOf('index.'),
    textsKb: sizeOf('texts.'),
    wordsKb: sizeOf('words.'),
  };
}

/** What our own search costs with the compiled texts of `folder`. */
export function measureOurs(folder: string): SearchCost {
  const temporary = mkdtempSync(join(tmpdir(), 'bench-index-'));
  const stored = join(temporary, 'stored');
  writeFileSync(stored, folder);
  const { cost } = measureSearch('Madoguchi', stored, mixLanguages(readQuestions('tuning')));
  rmSync(temporary, { recursive: true, force: true });
  return cost;
}
