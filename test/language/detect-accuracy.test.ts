import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createDetector } from '../../src/language/index.ts';
import { measureAccuracy, readEvaluation } from '../../src/tools/train-language/evaluation.ts';

const root = join(import.meta.dirname, '../..');
const file = readFileSync(join(root, 'src/language/language-model.txt'));
const detector = createDetector(file.toString('utf8'));
const best = (text: string): string => detector.detect(text).likelihoods[0]?.tag ?? '';

describe('on messages held back from tuning', () => {
  /** Goals in %, where the measured value leaves room for one unlucky message or two. */
  const GOALS = {
    words: 85,
    pairs: 93,
    sentences: 98.5,
    chat: 95.5,
    kanji: 80,
    mixed: 90,
    'vi-without-marks': 85,
    'ne-romanised': 85,
    romanised: 85,
    unserved: 80,
  };
  const kinds = readEvaluation('held-back');

  test('every kind of message has its goal', () => expect([...kinds.keys()].sort()).toEqual(Object.keys(GOALS).sort()));

  test.each(Object.entries(GOALS))('%s reach their goal of %d percent', (kind, goal) => {
    expect(measureAccuracy(kinds.get(kind) ?? [], best).macro).toBeGreaterThanOrEqual(goal);
  });

  test('no served language falls behind in chat', () => {
    const { byLanguage } = measureAccuracy(kinds.get('chat') ?? [], best);
    expect([...byLanguage].filter(([, accuracy]) => accuracy < 88)).toEqual([]);
  });
});

describe('the table', () => {
  test('serves as bytes as well as text', () =>
    expect(createDetector(new Uint8Array(file)).detect('onde jogo o lixo?')).toEqual(
      detector.detect('onde jogo o lixo?'),
    ));

  test('is refused when it is another file', () => expect(() => createDetector('')).toThrow(/not a language model/));

  test('stays small', () => expect(gzipSync(file).length).toBeLessThan(300 * 1024));
});

describe('the measuring messages', () => {
  test('are no lines of the training seeds', () => {
    const folder = join(root, 'src/tools/train-language/seed');
    const seeds = new Set(
      readdirSync(folder).flatMap((name) =>
        readFileSync(join(folder, name), 'utf8')
          .split(/[|\n]/)
          .map((line) => `${name.slice(0, 2)} ${line.trim().toLowerCase()}`),
      ),
    );
    const messages = [...readEvaluation().values()].flat();
    expect(messages.length).toBeGreaterThan(1500);
    const taught = messages.filter(({ text, language }) => seeds.has(`${language.slice(0, 2)} ${text.toLowerCase()}`));
    expect(taught).toEqual([]);
  });
});
