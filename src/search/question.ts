import { normalise } from '../language/index.ts';
import type { Concepts } from './concepts.ts';
import { type Features, toFeatures } from './features.ts';
import { splitRuns, toTerms } from './tokenise.ts';

/** What a person wrote, cut once for everyone who reads it: its search terms, the concepts it speaks of, and what it is made of. */
export type Question = { text: string; terms: readonly string[]; concepts: readonly string[]; features: Features };

/** Cuts what a person wrote. Texts to learn from are cut by the same hand. */
export function cutQuestion(text: string, concepts: Concepts): Question {
  const runs = splitRuns(normalise(text));
  const terms = toTerms(runs);
  const ideas = concepts.find(terms);
  return { text, terms, concepts: ideas, features: toFeatures(runs, ideas) };
}
