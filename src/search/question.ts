import type { Concepts } from './concepts.ts';
import { type Features, toFeatures } from './features.ts';

/** What a person wrote, cut once for everyone who reads it: the concepts it speaks of, and what it is made of. */
export type Question = { text: string; concepts: readonly string[]; features: Features };

/** Cuts what a person wrote. */
export function cutQuestion(text: string, concepts: Concepts): Question {
  const ideas = concepts.find(text);
  return { text, concepts: ideas, features: toFeatures(text, ideas) };
}
