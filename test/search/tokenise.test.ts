import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/language/index.ts';
import { compileGlossary, createConcepts } from '../../src/search/index.ts';
import { tokenise } from '../../src/search/tokenise.ts';
import { library } from '../support/library.ts';

describe('tokenise', () => {
  test.each([
    ['Onde jogo o lixo?', ['onde', 'jogo', 'o', 'lixo']],
    ['Đăng ký hộ chiếu', ['dang', 'ky', 'ho', 'chieu']],
    ['在留カード', ['在留', '留か', 'かー', 'ーど']],
    ['ゴミ', ['ごみ']],
    ['垃圾怎么扔', ['垃圾', '圾怎', '怎么', '么扔']],
    ['쓰레기', ['쓰레기', '쓰레', '레기']],
    ['', []],
    ['🎉 !!! …', []],
  ])('%s', (text, terms) => expect(tokenise(text)).toEqual(terms));

  test('finds terms in every text of every language', () => {
    const { content } = library();
    for (const language of LANGUAGES)
      for (const { id } of content.topics)
        expect(tokenise(content.readText(id, language).title).length, `${language} ${id}`).toBeGreaterThan(0);
  });
});

describe('concepts', () => {
  const concepts = createConcepts(
    compileGlossary({
      garbage: { carried: ['gomi'], 'pt-BR': ['lixo'], 'zh-Hans': ['垃圾'], th: ['ขยะ'], en: ['trash'] },
      'garbage-bag': { en: ['trash bag', 'bag for things to burn'] },
    }),
  );
  test.each(['gomi', 'onde jogo o lixo', '垃圾怎么扔', 'ทิ้งขยะที่ไหน', 'Trash!'])('"%s" speaks of garbage', (text) =>
    expect(concepts.find(tokenise(text))).toContain('garbage'),
  );
  test('the longest word wins', () =>
    expect(concepts.find(tokenise('where to buy a trash bag'))).toEqual(['garbage-bag']));
  test('the beginning of a word is none', () =>
    expect(concepts.find(tokenise('a bag for things, trash'))).toEqual(['garbage']));
  test('a part of a word is no word', () => expect(concepts.find(tokenise('lixoeira'))).toEqual([]));
});
