import type { Language } from '../language/index.ts';
import { createClassifier, createConcepts, type Glossary, toFeatures } from '../search/index.ts';
import { DANGERS, type Danger } from '../topics/index.ts';
import type { Phrases } from './phrases.ts';

/** A danger that is happening now; `language` is known when a phrase of that language was found. */
export type FoundDanger = { danger: Danger; language?: Language };

export type DangerSense = { find: (text: string) => FoundDanger | undefined };

/**
 * When phrases and the classifier together speak of danger: set on the tuning half of `test/evaluation`. The classifier gives the share of certainty that
 * the message is of somebody in danger. A missed emergency is worse than a card too many: both numbers lean that way.
 */
export const DANGER_THRESHOLDS = {
  /** A phrase was found: enough, unless the classifier knows such sentences as harmless. */
  withPhrase: 0.08,
  /** No phrase was found: the classifier must be rather sure. */
  alone: 0.55,
} as const;

/**
 * Phrases know what they know exactly; the classifier has learnt from sentences (`locales/danger-samples/`) and catches wording nobody has written down, and
 * tells "my house is on fire" from "fire insurance".
 */
export function createDangerSense({
  phrases,
  glossary,
  packed,
}: {
  phrases: Phrases;
  glossary: Glossary;
  packed: ArrayBuffer;
}): DangerSense {
  const classifier = createClassifier(packed);
  const concepts = createConcepts(glossary);
  return {
    find: (text) => {
      const phrase = phrases.findDanger(text);
      const { scores } = classifier.classify(toFeatures(text, concepts.find(text)));
      const shares = toShares(scores);
      const share = 1 - (shares[DANGERS.length] ?? 0);
      const likeliest = findLikeliest(shares);
      if (phrase && share >= DANGER_THRESHOLDS.withPhrase) return phrase;
      return share >= DANGER_THRESHOLDS.alone ? { danger: likeliest } : undefined;
    },
  };
}

function findLikeliest(shares: Float64Array): Danger {
  const kinds = [...shares.subarray(0, DANGERS.length)];
  return DANGERS[kinds.indexOf(Math.max(...kinds))] ?? 'police';
}

function toShares(scores: Float64Array): Float64Array {
  const highest = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - highest));
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
}
