import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createDetector } from '../../src/language/index.ts';
import { measureAccuracy, readEvaluation } from '../../src/tools/train-language/evaluation.ts';

const root = join(import.meta.dirname, '../..');
const file = readFileSync(join(root, 'src/language/language-model.txt'));
const detector = createDetector(file.toString('utf8'));
const best = (text: string): string => detector.detect(text).likelihoods[0]?.tag ?? '';

describe('createDetector', () => {
  test.each([
    ['ja', '在留資格'],
    ['ja', '国民健康保険税 納税通知書'],
    ['ja', '避難所'],
    ['ja', '転入届'],
    ['zh-Hans', '我的在留カード丢了'],
    ['zh-Hant', '全部標示為已讀'],
    ['vi', 'mat the ngoai kieu'],
    ['vi', 'dang ky ket hon o dau'],
    ['ne', 'malai bimari cha kaha jane'],
    ['ne', 'मेरो कार्ड हरायो'],
    ['hi', 'मेरा कार्ड खो गया है, क्या करूँ'],
    ['tl', 'paano po mag renew ng visa'],
    ['tl', 'my baby has fever po ano gagawin'],
    ['id', 'hoken mahal'],
    ['id', 'zairyu card hilang'],
    ['pt-BR', 'nao sei onde jogo o lixo'],
    ['es', 'no se donde tirar la basura'],
    ['mn', 'хог хаях өдөр хэзээ вэ'],
    ['ru', 'когда вывозят мусор'],
    ['si', 'මගේ වීසා එක'],
    ['th', 'visa หมดอายุแล้ว'],
  ])('reads %s: %s', (tag, text) => {
    expect(best(text)).toBe(tag);
  });

  test.each(['', '123', '🙂🙂', 'ok', 'OK 👍', 'https://example.org/hoken', 'zairyu card', 'hoken?', 'a', '@sensei'])(
    'leaves the language of "%s" to the talk',
    (text) => {
      const { decidable, likelihoods } = detector.detect(text);
      expect(decidable).toBe(false);
      expect(likelihoods[0]?.probability).toBeCloseTo(likelihoods.at(-1)?.probability ?? 0);
    },
  );

  test.each([
    ['lost my zairyu card', 'en'],
    ['perdi o zairyu card', 'pt-BR'],
    ['nawala po ang zairyu card ko', 'tl'],
    ['perdi meu 在留カード ontem', 'pt-BR'],
  ])('carried Japanese words do not change the language of "%s"', (text, tag) => {
    expect(best(text)).toBe(tag);
  });

  test('likelihoods come best first, cover every language and make 1', () => {
    const { likelihoods } = detector.detect('onde jogo o lixo?');
    const values = likelihoods.map(({ probability }) => probability);
    expect(values.toSorted((a, b) => b - a)).toEqual(values);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1);
    expect(new Set(likelihoods.map(({ tag }) => tag)).size).toBe(likelihoods.length);
    expect(Math.min(...values)).toBeGreaterThan(0);
  });

  test('a message in two languages names both', () => {
    expect(detector.detect('my name is สมชาย').mixed?.toSorted()).toEqual(['en', 'th']);
    expect(detector.detect('where is the clinic').mixed).toBeUndefined();
  });

  test('the bytes of the table serve as well as its text', () => {
    expect(createDetector(new Uint8Array(file)).detect('onde jogo o lixo?')).toEqual(
      detector.detect('onde jogo o lixo?'),
    );
  });

  test('another file than the table is refused', () => {
    expect(() => createDetector('')).toThrow(/not a language model/);
  });

  test('the table stays small', () => {
    expect(gzipSync(file).length).toBeLessThan(300 * 1024);
  });
});

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
    unserved: 80,
  };
  const kinds = readEvaluation('held-back');

  test.each(Object.entries(GOALS))('%s are read right in %i %% or more', (kind, goal) => {
    expect(measureAccuracy(kinds.get(kind) ?? [], best).macro).toBeGreaterThanOrEqual(goal);
  });

  test('no served language falls behind in chat', () => {
    const { byLanguage } = measureAccuracy(kinds.get('chat') ?? [], best);
    expect([...byLanguage].filter(([, accuracy]) => accuracy < 88)).toEqual([]);
  });
});

describe('the evaluation', () => {
  test('none of its messages is a line of the training seeds', () => {
    const seeds = readSeedLines();
    const taught = [...readEvaluation().values()].flat().filter(({ text }) => seeds.has(text.toLowerCase()));
    expect(taught).toEqual([]);
  });
});

function readSeedLines(): Set<string> {
  const names = [...new Set([...readEvaluation().values()].flat().map(({ language }) => language))];
  const lines = names.flatMap((name) => {
    const path = join(root, `src/tools/train-language/seed/${name}.txt`);
    try {
      return readFileSync(path, 'utf8').split(/[|\n]/);
    } catch {
      return [];
    }
  });
  return new Set(lines.map((line) => line.trim().toLowerCase()));
}
