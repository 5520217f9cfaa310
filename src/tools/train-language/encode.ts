import {
  DIGITS,
  FIRST_DIGIT,
  type Group,
  LONGEST_SKIP,
  MODEL_FORMAT,
  type ModelHeader,
  SMALL_GAPS,
  type Standards,
  WEIGHT_LEVELS,
  WEIGHT_UNIT,
} from '../../language/compile/index.ts';
import type { LanguageClass } from './classes.ts';
import type { Learned } from './learn.ts';

export type TrainedGroup = {
  readonly name: Group;
  readonly classes: readonly LanguageClass[];
  readonly learned: Learned;
};

/** Packs the trained groups into the text that `readModel` reads. */
export function encode(neutral: ReadonlySet<number>, standards: Standards, groups: readonly TrainedGroup[]): string {
  const packed = groups.map(({ name, classes, learned }) => ({ name, classes, ...toLevels(learned, classes.length) }));
  const header: ModelHeader = {
    format: MODEL_FORMAT,
    neutral: neutral.size,
    groups: packed.map(({ name, classes, ids, bias }) => ({
      name,
      features: ids.length,
      classes: classes.map(({ tag, prior }, k) => ({ tag, prior, bias: Math.round((bias[k] ?? 0) * 1000) / 1000 })),
    })),
  };
  const digits = [...writeAscending([...neutral].sort((a, b) => a - b)), ...standards];
  for (const { ids, levels, classes } of packed) {
    digits.push(...writeAscending(ids));
    for (let k = 0; k < classes.length; k++) digits.push(...writeColumn(levels, k, classes.length));
  }
  return `${JSON.stringify(header)}\n${digits.map(toCharacter).join('')}\n`;
}

function toCharacter(digit: number): string {
  if (digit >= DIGITS) throw new Error(`${digit} is no digit: a gap is longer than the format holds`);
  return String.fromCharCode(FIRST_DIGIT + digit);
}

/** Rounds every weight to a level (-1: nothing) and forgets features that say nothing. */
function toLevels({ ids, rows, bias }: Learned, classes: number) {
  const kept: number[] = [];
  const levels: number[] = [];
  ids.forEach((id, i) => {
    const row = Array.from(rows.subarray(i * classes, (i + 1) * classes), toLevel);
    if (row.every((level) => level < 0)) return;
    kept.push(id);
    levels.push(...row);
  });
  return { ids: kept, levels, bias };
}

function toLevel(weight: number): number {
  const wanted = weight * WEIGHT_UNIT;
  let best = -1;
  let distance = Math.abs(wanted);
  WEIGHT_LEVELS.forEach((level, index) => {
    if (Math.abs(wanted - level) >= distance) return;
    best = index;
    distance = Math.abs(wanted - level);
  });
  return best;
}

function writeAscending(numbers: readonly number[]): number[] {
  let last = 0;
  return numbers.flatMap((number) => {
    const gap = number - last;
    last = number;
    if (gap < SMALL_GAPS) return [gap];
    if (gap < (DIGITS - 1 - SMALL_GAPS) * DIGITS) return [SMALL_GAPS + Math.floor(gap / DIGITS), gap % DIGITS];
    return [DIGITS - 1, Math.floor(gap / DIGITS / DIGITS), Math.floor(gap / DIGITS) % DIGITS, gap % DIGITS];
  });
}

function writeColumn(levels: readonly number[], column: number, classes: number): number[] {
  const digits: number[] = [];
  const rows = levels.length / classes;
  let next = 0;
  const skipTo = (row: number) => {
    for (; row - next >= LONGEST_SKIP; next += LONGEST_SKIP) digits.push(LONGEST_SKIP * WEIGHT_LEVELS.length);
    return row - next;
  };
  for (let row = 0; row < rows; row++) {
    const level = levels[row * classes + column] ?? -1;
    if (level < 0) continue;
    digits.push(skipTo(row) * WEIGHT_LEVELS.length + level);
    next = row + 1;
  }
  const rest = skipTo(rows);
  if (rest > 0) digits.push(rest * WEIGHT_LEVELS.length);
  return digits;
}
