import * as fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, test } from 'vitest';
import { buildIndex, compileGlossary, createConcepts } from '../../src/search/index.ts';
import { listNearTerms } from '../../src/search/near-terms.ts';
import { tokenise } from '../../src/search/tokenise.ts';
import { createWordSearch } from '../../src/search/word-search.ts';
import { openWordTable, packWordTable } from '../../src/search/word-table.ts';
import type { TopicText } from '../../src/topics/index.ts';

const open = (terms: readonly string[]) =>
  openWordTable(packWordTable(terms.map((term) => ({ term, topics: [{ label: 0, weight: 1 }] }))));
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ю'), minLength: 1, maxLength: 7 });
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 40 });

describe('a word table', () => {
  test('finds every term and no other', () =>
    fc.assert(
      fc.property(words, word, (terms, asked) => {
        const table = open(terms);
        expect(table.find(asked)).toBe(terms.toSorted().indexOf(asked));
      }),
    ));
  test('finds the terms with a beginning side by side', () =>
    fc.assert(
      fc.property(words, word, (terms, asked) => {
        const [first, last] = open(terms).findRange(asked);
        expect(terms.toSorted().slice(first, last)).toEqual(terms.toSorted().filter((term) => term.startsWith(asked)));
      }),
    ));
  test('finds the terms with mistakes, as counting them one by one does', () =>
    fc.assert(
      fc.property(words, word, fc.constantFrom(1, 2), (terms, asked, most) => {
        const counted = terms.toSorted().map((term, n) => ({ n, length: term.length, edits: countEdits(asked, term) }));
        expect(listNearTerms(open(terms), asked, most)).toEqual(counted.filter(({ edits }) => edits <= most));
      }),
    ));
});

/** Levenshtein's distance, straight from its definition. */
function countEdits(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const change = countEdits(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
  return a[0] === b[0] ? change : Math.min(change, countEdits(a.slice(1), b) + 1, countEdits(a, b.slice(1)) + 1);
}

describe('word search', () => {
  const titles = [
    ['Garbage collection', 'burnable garbage bags and the calendar'],
    ['Residence card', 'renew the residence card at immigration'],
    ['Health insurance', 'join the national health insurance'],
    ['Bulky garbage', 'collection of furniture, call the office'],
  ];
  const texts = titles.map(
    ([title = '', answer = '']): TopicText => ({
      status: 'draft',
      title,
      label: title,
      examples: [`where is ${title}`],
      keywords: title.split(' '),
      answer,
      sections: {},
    }),
  );
  const concepts = createConcepts(compileGlossary({}));
  const table = buildIndex(
    texts.map((text, label) => ({ label, texts: [text] })),
    concepts,
  );
  const search = createWordSearch(texts.length, () => table);

  /** The same texts in MiniSearch itself, asked as its own documentation says. */
  const mini = new MiniSearch({ fields: ['title', 'examples', 'keywords', 'text'], tokenize: tokenise });
  mini.addAll(
    texts.map(({ title, label, examples, keywords, answer }, id) => ({
      id,
      title: `${title}\n${label}`,
      examples: examples.join('\n'),
      keywords: keywords.join('\n'),
      text: answer,
    })),
  );
  const askMini = (question: string): { label: number; share: number }[] => {
    const isKnown = (term: string): boolean => mini.search(term).length > 0;
    const results = mini.search(question, {
      boost: { title: 2.5, keywords: 2.5, examples: 2, text: 0.6 },
      weights: { prefix: 0.5, fuzzy: 0.35 },
      prefix: (term) => !isKnown(term) && term.length >= 4,
      fuzzy: (term) => (isKnown(term) || term.length < 5 ? false : term.length > 8 ? 2 : 1),
    });
    const total = results.reduce((sum, { score }) => sum + score ** 2, 0);
    return results.map(({ id, score }) => ({ label: Number(id), share: score ** 2 / total }));
  };

  const terms = ['garbage', 'garbge', 'collection', 'colection', 'insur', 'residense', 'card', 'the', 'furni', 'xyzzy'];
  test('weighs topics as MiniSearch does, mistakes and beginnings included', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...terms), { minLength: 1, maxLength: 5 }), (asked) => {
        const question = asked.join(' ');
        const shares = search.find(tokenise(question), [], [{ language: 'en', weight: 1 }]);
        const expected = askMini(question);
        expect([...(shares ?? [])].filter((share) => share > 0).length).toBe(expected.length);
        for (const { label, share } of expected) expect(shares?.[label]).toBeCloseTo(share, 3);
      }),
    ));
  test('says nothing of words that no text has', () =>
    expect(search.find(['qwrtz'], [], [{ language: 'en', weight: 1 }])).toBeUndefined());
  test('leaves far languages alone', () => {
    const asked: string[] = [];
    const watched = createWordSearch(1, (language) => void asked.push(language) as undefined);
    const likely = ['vi', 'en', 'pt-BR'].map((language, place) => ({ language, weight: [0.8, 0.1, 0.1][place] ?? 0 }));
    watched.find(['rac'], [], likely);
    expect(asked).toEqual(['vi']);
  });
});
