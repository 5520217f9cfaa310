import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareContent, readAllowed } from '../../src/tools/compare/compare-content.ts';
import { readContent } from '../../src/topics/compile/index.ts';

const root = join(import.meta.dirname, '../../content');
const { content } = readContent(root);
const compared = compareContent(content, readAllowed(root));

test('no language says a number that no other language and no fact says (npm run content -- compare)', () =>
  expect(
    compared.contradictions.map(({ topic, what, kind, languages }) => `${topic}: ${what} ${kind} ${languages}`),
  ).toEqual([]));

test('content/alone.yaml allows only what still stands in a text', () => expect(compared.stale).toEqual([]));

test('a wrong deadline in one language would be seen', () => {
  const id = 'living/moving-in';
  const texts = content.texts.get(id) ?? {};
  const wrong = { ...texts, ...(texts.vi ? { vi: { ...texts.vi, answer: `${texts.vi.answer} Trong 45 ngày.` } } : {}) };
  const { contradictions } = compareContent({ ...content, texts: new Map([...content.texts, [id, wrong]]) }, []);
  expect(contradictions.filter(({ topic }) => topic === id).map(({ what }) => what)).toEqual(['45']);
});
