import MiniSearch, { type SearchOptions } from 'minisearch';
import { INDEX_OPTIONS, type IndexedTopic, toConceptTerm } from './build-index.ts';
import type { LanguageWeight } from './find-topics.ts';
import { tokenise } from './tokenise.ts';

/** Word search over titles, examples, keywords and answers, forgiving typing mistakes. */
export type WordSearch = {
  /** Topics by how well their words fit, as shares that add up to 1; empty when no word is known. */
  find: (question: string, concepts: readonly string[], languages: readonly LanguageWeight[]) => Map<string, number>;
};

/** Only the languages the question is likely in: each costs time, and far ones bring only chance hits. */
const LANGUAGES_SEARCHED = 2;
const LEAST_WEIGHT = 0.15;
/** An open index takes two to four megabytes; a Worker has 128 for everything. */
const INDEXES_KEPT = 4;

const ALPHABETIC = /^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u;

const OPTIONS: SearchOptions = {
  boost: { title: 2.5, keywords: 2.5, examples: 2, concepts: 2.5, text: 0.6 },
  weights: { prefix: 0.5, fuzzy: 0.35 },
  combineWith: 'OR',
  tokenize: (text) => [text],
};

export function createWordSearch(loadIndex: (language: string) => string | undefined): WordSearch {
  const indexes = new Map<string, MiniSearch<IndexedTopic> | undefined>();
  const indexOf = (language: string): MiniSearch<IndexedTopic> | undefined => {
    let index = indexes.get(language);
    if (!indexes.has(language)) {
      const json = loadIndex(language);
      index = json === undefined ? undefined : MiniSearch.loadJSON(json, INDEX_OPTIONS);
    }
    // The language used last stands last; the one not used longest makes room.
    indexes.delete(language);
    indexes.set(language, index);
    const [oldest] = indexes.keys();
    if (indexes.size > INDEXES_KEPT && oldest !== undefined) indexes.delete(oldest);
    return index;
  };
  return {
    find: (question, concepts, languages) => {
      const queries = [...new Set([...tokenise(question), ...concepts.map(toConceptTerm)])];
      const sums = new Map<string, number>();
      const top = languages[0]?.weight ?? 0;
      for (const { language, weight } of languages.slice(0, LANGUAGES_SEARCHED)) {
        const index = weight >= top * LEAST_WEIGHT ? indexOf(language) : undefined;
        if (!index) continue;
        for (const { id, score } of searchIndex(index, queries))
          sums.set(id, Math.max(sums.get(id) ?? 0, score * weight));
      }
      const total = [...sums.values()].reduce((sum, score) => sum + score, 0);
      return new Map([...sums].map(([id, score]) => [id, score / total]));
    },
  };
}

/** Exact and prefix first; only words that no text has are looked for with mistakes, because that is what costs. */
function searchIndex(index: MiniSearch<IndexedTopic>, queries: readonly string[]): { id: string; score: number }[] {
  const known = new Set(
    queries.filter((term) => index.search(term, { ...OPTIONS, prefix: false, fuzzy: false }).length > 0),
  );
  const results = index.search(
    { queries: [...queries] },
    {
      ...OPTIONS,
      prefix: (term) => !known.has(term) && term.length >= 4 && ALPHABETIC.test(term),
      fuzzy: (term) =>
        !known.has(term) && term.length >= 5 && ALPHABETIC.test(term) ? (term.length > 8 ? 2 : 1) : false,
    },
  );
  return results.slice(0, 6).map(({ id, score }) => ({ id: String(id), score: score ** 2 }));
}
