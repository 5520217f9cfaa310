import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembleLibrary, type Library } from '../dialogue/index.ts';

const folder = join(import.meta.dirname, '../compiled');

/** The same library the Worker assembles, from disk. */
export const readLibrary = (): Library => assembleLibrary(readCompiled);

/** A compiled text by its name, or undefined. */
export function readCompiled(name: string): string | undefined {
  const path = join(folder, `${name}.txt`);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
