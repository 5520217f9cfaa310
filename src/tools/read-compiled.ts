import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openArchive } from '../archive.ts';
import { assembleLibrary, type Library } from '../dialogue/index.ts';

const path = join(import.meta.dirname, '../compiled/library.bin');
let files: ReturnType<typeof openArchive> | undefined;

/** The same library the Worker assembles, from disk. */
export const readLibrary = (): Library => assembleLibrary(readCompiled, readCompiledBytes);

/** A compiled text by its name, or undefined. */
export function readCompiled(name: string): string | undefined {
  const packed = readCompiledBytes(`${name}.gz`);
  return packed && gunzipSync(packed).toString();
}

/** A compiled table by its name, or undefined. */
export function readCompiledBytes(name: string): Uint8Array | undefined {
  files ??= openArchive(Uint8Array.from(readFileSync(path)).buffer);
  return files(name);
}
