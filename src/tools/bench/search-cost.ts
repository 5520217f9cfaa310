import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Heap once everything is open, processor time to open it, and time of a question. */
export type SearchCost = { heapMb: number; loadMs: number; p50Ms: number; p99Ms: number };

/**
 * Opens what a search library has stored in the file `stored`, asks it, and says what that costs and which topics it found, question by question. Happens in a
 * process of its own, so that nothing else is on the heap.
 */
export function measureSearch(
  peer: string,
  stored: string,
  questions: readonly { text: string; language: string }[],
): { cost: SearchCost; found: string[][] } {
  const folder = mkdtempSync(join(tmpdir(), 'bench-questions-'));
  const file = join(folder, 'questions.json');
  writeFileSync(file, JSON.stringify(questions));
  const child = join(import.meta.dirname, 'search-child.ts');
  const printed = execFileSync(process.execPath, ['--expose-gc', child, peer, stored, file], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  rmSync(folder, { recursive: true, force: true });
  // Libraries may write notices of their own before.
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '');
}
