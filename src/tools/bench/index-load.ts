import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const compiled = join(import.meta.dirname, '../../compiled');

/** Search and language together: heap, time to load everything, time of a question, and what the compiled texts weigh. Goals: 24 MB, 150 ms, 5 ms at p99. */
export function measureIndex(): unknown {
  const script = join(import.meta.dirname, 'index-load-child.ts');
  // A process of its own, so that nothing else is on the heap.
  const measured = JSON.parse(execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' })) as object;
  const sizeOf = (prefix: string): number =>
    readdirSync(compiled)
      .filter((name) => name.startsWith(prefix))
      .reduce((sum, name) => sum + statSync(join(compiled, name)).size, 0) / 1024;
  return { ...measured, indexKb: sizeOf('index.'), textsKb: sizeOf('texts.'), wordsKb: sizeOf('words.') };
}
