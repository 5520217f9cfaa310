import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toRuns } from '../../language/compile/index.ts';
import { CLASSES } from './classes.ts';
import type { Phrase } from './phrase.ts';
import { romaniseKana } from './romanise-kana.ts';

const content = join(import.meta.dirname, '../../../content');
/** The reading behind a kanji word: 窓口（まどぐち）. */
const READING = /\p{Script=Han}（([\u3041-\u3093 ]+)）/gu;
/** Shorter ones are words of too many languages. */
const SHORTEST = 5;
const OF_OTHERS: readonly Phrase['source'][] = ['annotations', 'stopwords', 'seed', 'samples'];

/**
 * Japanese words of offices and daily life in Latin letters, from the readings that easy Japanese gives: residents drop
 * them into any language. Words that `phrases` know as ordinary ones of a language are left out.
 */
export function readLoans(phrases: readonly Phrase[]): string[] {
  const ordinary = listOrdinary(phrases);
  const files = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('ja-easy.md'),
  );
  const words = files.flatMap((file) =>
    [...readFileSync(join(content, file), 'utf8').matchAll(READING)].flatMap(([, kana = '']) =>
      kana.split(' ').flatMap(romaniseKana),
    ),
  );
  return [...new Set(words)].filter((word) => word.length >= SHORTEST && !ordinary.has(word)).sort();
}

function listOrdinary(phrases: readonly Phrase[]): Set<string> {
  const others = phrases.filter(
    ({ name, source }) =>
      OF_OTHERS.includes(source) &&
      name !== 'ja-Latn' &&
      CLASSES.some((one) => one.name === name && one.group === 'latin'),
  );
  return new Set(others.flatMap(({ text }) => toRuns(text).map(({ letters }) => letters)));
}
