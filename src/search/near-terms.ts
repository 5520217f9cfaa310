import type { WordTable } from './word-table.ts';

/** A term of a table, its length, and how many letters have to be put in, left out or changed to come to it. */
export type NearTerm = { n: number; length: number; edits: number };

/**
 * The terms at most `most` edits away from `word` (Levenshtein). The table is walked in its order: what was computed for the beginning of one term is
 * kept for the next ones that begin alike, and beginnings that are too far away are left with all their terms.
 */
export function listNearTerms({ count, begins, units }: WordTable, word: string, most: number): NearTerm[] {
  const width = word.length + 1;
  // Row d holds the edits between the first d letters of a term and each beginning of the word.
  const rows = new Uint16Array((word.length + most + 2) * width);
  for (let column = 0; column < width; column++) rows[column] = column;
  const near: NearTerm[] = [];
  let before = 0;
  /** How much of the term before is known; with `isFar` every term that begins so is too far away. */
  let known = 0;
  let isFar = false;
  for (let n = 0; n < count; n++) {
    const begin = begins[n] as number;
    const length = (begins[n + 1] as number) - begin;
    let shared = 0;
    while (shared < known && shared < length && units[before + shared] === units[begin + shared]) shared++;
    if (isFar && shared === known) continue;
    before = begin;
    known = shared;
    isFar = false;
    while (known < length && !isFar) isFar = computeRow(rows, ++known, units[begin + known - 1] as number, word) > most;
    const edits = rows[length * width + word.length] as number;
    if (!isFar && edits <= most) near.push({ n, length, edits });
  }
  return near;
}

/** Computes row `depth` from the one above it; gives back its least value. */
function computeRow(rows: Uint16Array, depth: number, unit: number, word: string): number {
  const width = word.length + 1;
  const row = depth * width;
  const above = row - width;
  rows[row] = depth;
  let least = depth;
  for (let column = 1; column < width; column++) {
    const change = (rows[above + column - 1] as number) + (word.charCodeAt(column - 1) === unit ? 0 : 1);
    const edits = Math.min(change, (rows[above + column] as number) + 1, (rows[row + column - 1] as number) + 1);
    rows[row + column] = edits;
    if (edits < least) least = edits;
  }
  return least;
}
