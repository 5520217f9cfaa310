import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembleLibrary, type Library } from '../dialogue/index.ts';

const folder = join(import.meta.dirname, '../compiled');

/** The same library the Worker assembles, from disk. */
export const readLibrary = (): Library => assembleLibrary(readCompiled, readCompiledBytes);

/** A compiled text by its name, or undefined. */
export function readCompiled(name: string): string | undefined {
  const path = join(folder, `${name}.txt`);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** A compiled table by its name, or undefined. */
export function readCompiledBytes(name: string): ArrayBuffer | undefined {
  const path = join(folder, `${name}.bin`);
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
