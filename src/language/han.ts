import type { Run } from './fold.ts';

/** The everyday Chinese characters of Unicode that we keep a note on, one after the other. */
export const FIRST_HAN = 0x4e00;
export const LAST_HAN = 0x9fff;

/**
 * For each character the writings that use it: bit k stands for class k of the `cjk` group; 0 where we do not know.
 * 読 is Japanese, 读 simplified, 讀 traditional.
 */
export type Standards = Uint8Array;

/** One foreign character might be a name or a quotation; beyond these the case is closed. */
const MOST_STRANGERS = 4;

/** How many different characters of `runs` the writing of class `k` does not use, though another one does. */
export function countStrangers(runs: readonly Run[], k: number, standards: Standards): number {
  const strangers = new Set<string>();
  for (const { script, letters } of runs) {
    if (script !== 'han') continue;
    for (const character of letters) {
      const users = standards[(character.codePointAt(0) ?? 0) - FIRST_HAN] ?? 0;
      if (users !== 0 && (users & (1 << k)) === 0) strangers.add(character);
    }
  }
  return Math.min(strangers.size, MOST_STRANGERS);
}
