import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/language/index.ts';
import { Words } from '../../src/pages/words.tsx';

const draw = (text: string, language: Language): string => String(Words({ text, language }));

describe('a sentence on the answer page', () => {
  test.each([
    ['Call 0120-76-2029, or 0570-013904.', ['tel:0120762029', 'tel:0570013904']],
    ['ရုံး 0268-75-2245။', ['tel:0268752245']],
    ['At night: #7119 (#8000 for children)', ['tel:%237119', 'tel:%238000']],
    ['https://www.ens-immi.moj.go.jp/. Then wait.', ['https://www.ens-immi.moj.go.jp/']],
    ['見る（https://example.jp/a?b=1）。', ['https://example.jp/a?b=1']],
    ['Postal code 386-0012, 2026-11-20, 10:00-12:00, 200,000 yen, 14 days', []],
  ])('%s', (text, links) => {
    expect([...draw(text, 'en').matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual(links);
  });

  test.each([
    [
      'vi',
      'Thẻ (在留カード zairyū card) ở 長野市旭町1108（長野第一合同庁舎 3階）.',
      ['在留カード', '長野市旭町1108（長野第一合同庁舎 3階）'],
    ],
    ['ko', '재류카드(在留カード)', ['在留カード']],
    ['zh-Hans', '特定在留カード是在留卡', ['カード']],
    ['ja', '在留カードをなくした', []],
    ['ja-easy', '在留（ざいりゅう）カード', []],
  ] as const)('%s: Japanese words are marked as Japanese', (language, text, japanese) => {
    expect([...draw(text, language).matchAll(/<span lang="ja">([^<]*)/g)].map((match) => match[1])).toEqual(japanese);
  });

  test('a short word and its reading stay together', () => {
    expect(draw('次（つぎ）は警察（けいさつ）へ', 'ja-easy')).toBe(
      '<span class="together">次（つぎ）</span>は<span class="together">警察（けいさつ）</span>へ',
    );
  });

  test('every word is escaped', () => {
    expect(draw('<b onclick="x">在留</b> & 0268-75-2245', 'en')).toBe(
      '&lt;b onclick=&quot;x&quot;&gt;<span lang="ja">在留</span>&lt;/b&gt; &amp; <a href="tel:0268752245">0268-75-2245</a>',
    );
  });
});
