import { FEATURE_BITS, type Group } from './features.ts';
import { FIRST_HAN, LAST_HAN, type Standards } from './han.ts';

/** A language, or one way of typing it. */
export type ModelClass = { readonly tag: string; readonly prior: number; readonly bias: number };

/** What one script group has learned: for every feature a row with one weight per class. */
export type GroupModel = {
  readonly classes: readonly ModelClass[];
  /** Ascending; the place of an id is the number of its row. */
  readonly ids: Uint32Array;
  readonly starts: Uint32Array;
  /** Row by row, in units of 1 / WEIGHT_UNIT. */
  readonly weights: Int8Array;
};

export type LanguageModel = {
  readonly groups: ReadonlyMap<Group, GroupModel>;
  /** Words everybody uses (zairyu card, ok, visa): they say nothing about their writer. */
  readonly neutral: ReadonlySet<number>;
  readonly standards: Standards;
};

/** The start of the file: sizes and names, as JSON. The numbers follow it, group by group. */
export type ModelHeader = {
  readonly format: typeof MODEL_FORMAT;
  readonly neutral: number;
  readonly groups: readonly {
    readonly name: Group;
    readonly features: number;
    readonly classes: readonly ModelClass[];
  }[];
};

export const MODEL_FORMAT = 'madoguchi-language-1';
export const WEIGHT_UNIT = 16;
/** Weights are rounded to these: fine near nothing, coarse far away. */
export const WEIGHT_LEVELS = [-56, -34, -20, -11, 11, 20, 34, 56] as const;
const LEVELS = WEIGHT_LEVELS.length;
/**
 * The file is one printable character per number, so that compression sees numbers and not bits: digits start here, and
 * there are this many of them.
 */
export const FIRST_DIGIT = 0x23;
export const DIGITS = 92;
/** Ids rise by gaps. A digit below this is a small gap; others begin a gap of two digits, and the last one of four. */
export const SMALL_GAPS = 60;
/** Weights of a class: digit = rows skipped × levels + level; the last digits skip this many rows and nothing else. */
export const LONGEST_SKIP = Math.floor(DIGITS / LEVELS);

/** Reads the trained table, as text or as its bytes. Throws on anything else: the file is our own. */
export function readModel(file: Uint8Array | string): LanguageModel {
  const text = typeof file === 'string' ? file : toText(file);
  const [first = '', digits = ''] = text.split('\n');
  if (!first.includes(MODEL_FORMAT)) throw new Error('not a language model; src/tools/train-language makes one');
  const header = JSON.parse(first) as ModelHeader;
  const reader: Reader = { digits, at: 0 };
  const neutral = new Set(readAscending(reader, header.neutral));
  const standards = Uint8Array.from({ length: LAST_HAN - FIRST_HAN + 1 }, () => readDigit(reader));
  const groups = header.groups.map(({ name, features, classes }): [Group, GroupModel] => {
    const ids = readAscending(reader, features);
    const weights = readWeights(reader, features, classes.length);
    return [name, { classes, ids, starts: indexStarts(ids), weights }];
  });
  return { neutral, standards, groups: new Map(groups) };
}

type Reader = { readonly digits: string; at: number };

const readDigit = (reader: Reader): number => reader.digits.charCodeAt(reader.at++) - FIRST_DIGIT;

function readAscending(reader: Reader, count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  let last = 0;
  for (let i = 0; i < count; i++) {
    let gap = readDigit(reader);
    if (gap === DIGITS - 1) gap = (readDigit(reader) * DIGITS + readDigit(reader)) * DIGITS + readDigit(reader);
    else if (gap >= SMALL_GAPS) gap = (gap - SMALL_GAPS) * DIGITS + readDigit(reader);
    last += gap;
    numbers[i] = last;
  }
  return numbers;
}

function readWeights(reader: Reader, rows: number, classes: number): Int8Array {
  const weights = new Int8Array(rows * classes);
  const { digits } = reader;
  let { at } = reader;
  for (let k = 0; k < classes; k++) {
    for (let row = 0; row < rows; ) {
      const digit = digits.charCodeAt(at++) - FIRST_DIGIT;
      row += (digit / LEVELS) | 0;
      if (digit >= LONGEST_SKIP * LEVELS || row >= rows) continue;
      weights[row * classes + k] = WEIGHT_LEVELS[digit % LEVELS] as number;
      row++;
    }
  }
  reader.at = at;
  return weights;
}

function toText(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x2000)
    text += String.fromCharCode(...bytes.subarray(from, from + 0x2000));
  return text;
}

/** Where in `ids` the ids with the same leading bits begin: a look-up then reads two or three neighbours. */
function indexStarts(ids: Uint32Array): Uint32Array {
  const starts = new Uint32Array((1 << START_BITS) + 1);
  for (const id of ids) {
    const next = (id >>> START_SHIFT) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  return starts;
}

/** The row of a feature, or -1. */
export function findRow({ ids, starts }: GroupModel, id: number): number {
  const end = starts[(id >>> START_SHIFT) + 1] ?? 0;
  for (let row = starts[id >>> START_SHIFT] ?? 0; row < end; row++) if (ids[row] === id) return row;
  return -1;
}

const START_BITS = 14;
const START_SHIFT = FEATURE_BITS - START_BITS;
