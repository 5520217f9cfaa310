import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { openArchive, packArchive } from '../archive.ts';
import { assembleLibrary, type Library } from '../dialogue/index.ts';

const folder = join(import.meta.dirname, '../compiled');
let opened: ReturnType<typeof openCompiled> | undefined;

/** The same library the Worker assembles, from disk. */
export const readLibrary = (): Library => assembleLibrary(readCompiled, readCompiledBytes);

/** A compiled text by its name, or undefined. */
export const readCompiled = (name: string): string | undefined => openOwn().readText(name);

/** A compiled table by its name, or undefined. */
export const readCompiledBytes = (name: string): Uint8Array | undefined => openOwn().readBytes(name);

const openOwn = (): ReturnType<typeof openCompiled> => (opened ??= openCompiled(folder));

/** What the build has left in a folder: texts and tables by their names. */
export function openCompiled(folder: string): {
  readText: (name: string) => string | undefined;
  readBytes: (name: string) => Uint8Array | undefined;
} {
  const readBytes = openArchive(Uint8Array.from(readFileSync(join(folder, 'library.bin'))).buffer);
  return {
    readBytes,
    readText: (name) => {
      const packed = readBytes(`${name}.gz`);
      return packed && gunzipSync(packed).toString();
    },
  };
}

/** The archive `openCompiled` reads. */
export const packCompiled = (texts: ReadonlyMap<string, string>, tables: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  packArchive(
    new Map([...[...texts].map(([name, text]) => [`${name}.gz`, gzipSync(text, { level: 9 })] as const), ...tables]),
  );
