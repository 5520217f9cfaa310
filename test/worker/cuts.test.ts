import { gunzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { openArchive } from '../../src/archive.ts';
import compiled from '../../src/compiled/library.bin';
import { fingerprintCuts, listContentLines } from '../support/cuts.ts';

const read = openArchive(compiled);

function readText(name: string): string | undefined {
  const packed = read(`${name}.gz`);
  return packed && new TextDecoder().decode(gunzipSync(packed));
}

/**
 * Node builds the index, workerd cuts the questions, and the two carry different tables of Unicode and of scripts. A term that is cut otherwise is a term that is
 * never found, in one language only, and nobody notices.
 */
describe('workerd cuts text as Node does', () => {
  const content = listContentLines(readText);
  const questions = inject('questionLines');
  const inNode = inject('cutsInNode');

  test('there is something to compare', () => {
    for (const [language, lines] of Object.entries(content)) expect(lines.length, language).toBeGreaterThan(1_000);
    expect(Object.keys(questions).length).toBeGreaterThanOrEqual(15);
  });

  test(
    'every line of every topic text',
    async () => expect(await fingerprintCuts(content)).toEqual(inNode.content),
    180_000,
  );

  test(
    'every question of the evaluation set',
    async () => expect(await fingerprintCuts(questions)).toEqual(inNode.questions),
    180_000,
  );

  test('one letter more would show', async () => {
    const { km = [] } = questions;
    const { km: print } = await fingerprintCuts({ km: [...km.slice(0, -1), `${km.at(-1)}ក`] });
    expect(print).not.toBe(inNode.questions.km);
  });
});
