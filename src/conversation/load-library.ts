import { gunzipSync } from 'node:zlib';
import { openArchive } from '../archive.ts';
import compiled from '../compiled/library.bin';
import { assembleLibrary, type Library } from '../dialogue/index.ts';

let library: Library | undefined;

/** The library of this isolate: assembled when the first talk needs it, shared by all of them. */
export const loadLibrary = (): Library => (library ??= openLibrary());

/** A text of the build by its name, or undefined; whoever asks again keeps it. */
export const readCompiled = (name: string): string | undefined => unpack(openArchive(compiled)(`${name}.gz`));

function openLibrary(): Library {
  const read = openArchive(compiled);
  return assembleLibrary((name) => unpack(read(`${name}.gz`)), read);
}

const unpack = (packed: Uint8Array | undefined): string | undefined =>
  packed && new TextDecoder().decode(gunzipSync(packed));
