import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import type { TopicId } from '../topics/index.ts';
import { INDEX_OPTIONS, type IndexedTopic, toConceptTerm } from './build-index.ts';
import { type Concepts, createConcepts, type Glossary } from './concepts.ts';
import { tokenise } from './tokenise.ts';

/** A topic and how well it fits: 1 is as sure as search can be, under 0.1 is noise. */
export type Found = { id: TopicId; score: number };

/** How likely the question is in a language, 0–1. */
export type LanguageWeight = { language: string; weight: number };

export type Search = { findTopics: (question: string, languages: readonly LanguageWeight[]) => Found[] };

export type SearchSource = {
  glossary: Glossary;
  /** Index JSON of a language, or undefined when it has none; asked for when a question first needs it. */
  loadIndex: (language: string) => string | undefined;
  /** How often residents ask for each topic, 0–3. */
  weights: Readonly<Record<string, number>>;
};

/** Languages less likely than this are not searched: they cost time and bring only chance hits. */
const LEAST_WEIGHT = 0.04;

/** A prior can move a tie, never a clear winner: one step of `weight` is worth two percent. */
const PRIOR_STEP = 0.02;

const SEARCH_OPTIONS: SearchOptions = {
  boost: { title: 2.5, keywords: 2.5, examples: 2, concepts: 2.5, text: 0.6 },
  prefix: (term) => /^\p{Script=Latin}{4,}$|^\p{Script=Cyrillic}{4,}$|^\p{Script=Hangul}{2,}$/u.test(term),
  // Bounded, as the design measured: long alphabetic words only, one mistake, two from nine letters on.
  fuzzy: (term) => (/^[\p{Script=Latin}\p{Script=Cyrillic}]{5,}$/u.test(term) ? (term.length > 8 ? 2 : 1) : false),
  weights: { prefix: 0.5, fuzzy: 0.35 },
  combineWith: 'OR',
};

/** Makes the search. Indexes and glossary are read when first needed and kept. */
export function createSearch({ glossary, loadIndex, weights }: SearchSource): Search {
  const indexes = new Map<string, MiniSearch<IndexedTopic> | undefined>();
  let concepts: Concepts | undefined;
  const indexOf = (language: string): MiniSearch<IndexedTopic> | undefined => {
    if (!indexes.has(language)) {
      const json = loadIndex(language);
      indexes.set(language, json === undefined ? undefined : MiniSearch.loadJSON(json, INDEX_OPTIONS));
    }
    return indexes.get(language);
  };
  return {
    findTopics: (question, languages) => {
      concepts ??= createConcepts(glossary);
      const terms = [...new Set(tokenise(question))];
      const ideas = concepts.find(question).map(toConceptTerm);
      const best = new Map<TopicId, number>();
      const top = Math.max(...languages.map(({ weight }) => weight), LEAST_WEIGHT);
      for (const { language, weight } of languages) {
        const index = weight / top >= LEAST_WEIGHT ? indexOf(language) : undefined;
        if (!index) continue;
        for (const { id, score } of searchIndex(index, terms, ideas)) {
          const weighted = score * (weight / top) ** 0.25 * (1 + PRIOR_STEP * (weights[id] ?? 0));
          if (weighted > (best.get(id) ?? 0)) best.set(id, weighted);
        }
      }
      return [...best]
        .map(([id, score]) => ({ id, score: Math.min(1, score) }))
        .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id));
    },
  };
}

/**
 * Score 0–1: what part of the question's weight the topic accounts for, against the best that any topic could. Words every topic has weigh little.
 */
function searchIndex(index: MiniSearch<IndexedTopic>, terms: readonly string[], ideas: readonly string[]): Found[] {
  const query = [...terms, ...ideas];
  if (query.length === 0) return [];
  const results = index.search(
    { queries: query, tokenize: (text: string) => [text], ...SEARCH_OPTIONS },
    { tokenize: (text) => [text] },
  );
  const best = results[0]?.score ?? 0;
  if (best === 0) return [];
  const rarity = new Map(query.map((term) => [term, rarityOf(index, term, results)]));
  const total = [...rarity.values()].reduce((sum, value) => sum + value, 0);
  return results.slice(0, 12).map((result) => {
    const covered = result.queryTerms.reduce((sum, term) => sum + (rarity.get(term) ?? 0), 0) / (total || 1);
    return { id: result.id as TopicId, score: (result.score / best) * (0.35 + 0.65 * covered) };
  });
}

/** ln(N/n): a term that half of the topics have says little; one that none has could be anything and weighs as much as a rare one. */
function rarityOf(index: MiniSearch<IndexedTopic>, term: string, results: readonly SearchResult[]): number {
  const holders = results.filter((result) => result.queryTerms.includes(term)).length;
  return Math.log((index.documentCount + 1) / (Math.max(holders, 1) + 0.5));
}
