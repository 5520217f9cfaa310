import type { TopicId } from '../topics/index.ts';
import { createClassifier } from './classifier.ts';
import type { Concepts } from './concepts.ts';
import { toFeatures } from './features.ts';
import { createWordSearch } from './word-search.ts';

/** A topic and how well it fits: the share of certainty it gets, 0–1; all topics together get at most 1. */
export type Found = { id: TopicId; score: number };

/** How likely the question is in a language, 0–1. */
export type LanguageWeight = { language: string; weight: number };

export type Ranking = {
  /** Best first; topics that hardly fit are left out. */
  topics: readonly Found[];
  /** What part of the question consists of words and word pieces that any text of ours has, 0–1. Low: it is about something else. */
  known: number;
};

export type Search = { findTopics: (question: string, languages: readonly LanguageWeight[]) => Ranking };

export type SearchSource = {
  /** Given as a function: the glossary is opened when a question first needs it. */
  concepts: () => Concepts;
  /** The packed classifier; its classes are `topics`, in this order, and then "about something else". */
  classifier: ArrayBuffer;
  topics: readonly { id: TopicId; weight: number }[];
  /** Index JSON of a language, or undefined when it has none; asked for when a question first needs it. */
  loadIndex: (language: string) => string | undefined;
};

/** Turns raw scores into shares: higher is more decided. Set on the tuning half of test/evaluation. */
const SHARPNESS = 1;
/** What word search adds where the classifier hesitates: it forgives typing mistakes and knows every word of the texts. */
const WORD_SEARCH_SHARE = 0.25;
/** From here on the classifier needs no second opinion. */
const DECIDED = 0.4;
/** A weak prior: one step of a topic's `weight` moves a tie, never a clear winner. */
const PRIOR_STEP = 0.03;
const SHOWN = 12;

/** Makes the search. Everything is opened when first needed and kept. */
export function createSearch({ concepts, classifier: packed, topics, loadIndex }: SearchSource): Search {
  const classifier = createClassifier(packed);
  const words = createWordSearch(loadIndex);
  return {
    findTopics: (question, languages) => {
      const ideas = concepts().find(question);
      const { scores, known } = classifier.classify(toFeatures(question, ideas));
      const shares = toShares(
        scores.map((score, label) => score * SHARPNESS + PRIOR_STEP * (topics[label]?.weight ?? 0)),
      );
      const best = Math.max(...shares);
      const opinions = best >= DECIDED ? new Map<string, number>() : words.find(question, ideas, languages);
      const said = opinions.size > 0 ? WORD_SEARCH_SHARE : 0;
      const ranked = topics.map(({ id }, label) => ({
        id,
        score: (1 - said) * (shares[label] ?? 0) + said * (opinions.get(id) ?? 0),
      }));
      ranked.sort((a, b) => b.score - a.score || a.id.localeCompare(b.id));
      return { topics: ranked.slice(0, SHOWN), known };
    },
  };
}

/** Softmax. */
function toShares(scores: Float64Array): Float64Array {
  const highest = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - highest));
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
}
