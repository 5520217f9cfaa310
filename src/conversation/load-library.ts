import { gunzipSync } from 'node:zlib';
import { openArchive } from '../archive.ts';
import compiled from '../compiled/library.bin';
import { assembleLibrary, type Library } from '../dialogue/index.ts';

let library: Library | undefined;

/** The library of this isolate: assembled when the first talk needs it, shared by all of them. */
export const loadLibrary = (): Library => (library ??= openLibrary());

function openLibrary(): Library {
  const read = openArchive(compiled);
  const readText = (name: string): string | undefined => {
    const packed = read(`${name}.gz`);
    return packed && new TextDecoder().decode(gunzipSync(packed));
  };
  return assembleLibrary(readText, read);
}
