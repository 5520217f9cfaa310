import type { Library } from '../../src/dialogue/index.ts';
import { readLibrary } from '../../src/tools/read-compiled.ts';

let shelves: Library | undefined;

/** The real library, as the Worker assembles it; read once for all tests of a file. */
export const library = (): Library => (shelves ??= readLibrary());

/** Tuesday 10:00 in Japan, an ordinary working day. */
export const WORKING_HOURS = Date.parse('2026-11-24T10:00:00+09:00');
/** Sunday evening before a holiday Monday (勤労感謝の日, 2026-11-23). */
export const SUNDAY_NIGHT = Date.parse('2026-11-22T21:00:00+09:00');
