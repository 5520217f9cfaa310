import type { TopicId } from '../topics/index.ts';
import { createClassifier } from './classifier.ts';
import type { Question } from './question.ts';
import { toShares } from './shares.ts';
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

export type Search = { findTopics: (question: Question, languages: readonly LanguageWeight[]) => Ranking };

export type SearchSource = {
  /** The packed classifier; its classes are `topics`, in this order, and then "about something else". */
  classifier: Uint8Array;
  topics: readonly { id: TopicId; weight: number }[];
  /** The packed word table of a language, or undefined when it has none; asked for when a question first needs it. */
  loadWords: (language: string) => Uint8Array | undefined;
};

/** What word search adds where the classifier hesitates: it forgives typing mistakes and knows every word of the texts. */
const WORD_SEARCH_SHARE = 0.25;
/** From here on the classifier needs no second opinion. */
const DECIDED = 0.4;
/** A weak prior: one step of a topic's `weight` moves a tie, never a clear winner. */
const PRIOR_STEP = 0.03;
const SHOWN = 12;

/** Makes the search. Everything is opened when first needed and kept. */
export function createSearch({ classifier: packed, topics, loadWords }: SearchSource): Search {
  const classifier = createClassifier(packed);
  const words = createWordSearch(topics.length, loadWords);
  return {
    findTopics: ({ terms, concepts, features }, languages) => {
      const { scores, known } = classifier.classify(features);
      const shares = toShares(scores.map((score, label) => score + PRIOR_STEP * (topics[label]?.weight ?? 0)));
      const isDecided = shares.some((share) => share >= DECIDED);
      const opinions = isDecided ? undefined : words.find(terms, concepts, languages);
      const ranked = opinions
        ? shares.map((share, label) => (1 - WORD_SEARCH_SHARE) * share + WORD_SEARCH_SHARE * (opinions[label] ?? 0))
        : shares;
      return { topics: listBest(ranked, topics), known };
    },
  };
}

/** The topics with the highest scores, best first. The class "about something else" is no topic. */
function listBest(scores: Float64Array, topics: SearchSource['topics']): Found[] {
  const best: Found[] = [];
  for (const [label, { id }] of topics.entries()) {
    const score = scores[label] as number;
    if (best.length === SHOWN && score <= (best[SHOWN - 1] as Found).score) continue;
    const place = best.findIndex((one) => one.score < score);
    best.splice(place < 0 ? best.length : place, 0, { id, score });
    best.length = Math.min(best.length, SHOWN);
  }
  return best;
}
