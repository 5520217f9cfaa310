import { COMPILED, COMPILED_BYTES } from '../compiled/index.ts';
import { assembleLibrary, type Library } from '../dialogue/index.ts';

let library: Library | undefined;

/** The library of this isolate: assembled when the first talk needs it, shared by all of them. */
export const loadLibrary = (): Library =>
  (library ??= assembleLibrary(
    (name) => COMPILED[name],
    (name) => COMPILED_BYTES[name],
  ));
