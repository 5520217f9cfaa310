import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { INDEX_LANGUAGES } from '../../topics/compile/index.ts';
import { readCompiledBytes } from '../read-compiled.ts';

/** Search and language together: heap, time to load everything, time of a question, and what the word tables weigh. Goals: 24 MB, 150 ms, 5 ms at p99. */
export function measureIndex(): unknown {
  const script = join(import.meta.dirname, 'index-load-child.ts');
  // A process of its own, so that nothing else is on the heap.
  const measured = JSON.parse(execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' })) as object;
  const sizes = INDEX_LANGUAGES.map((language) => readCompiledBytes(`index.${language}`)?.length ?? 0);
  return { ...measured, indexKb: sizes.reduce((sum, size) => sum + size, 0) / 1024 };
}
