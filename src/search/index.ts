/**
 * Question + likely languages → ranked topics. Cuts every script, folds spelling, knows the glossary, has learnt from the example questions.
 * Knows nothing of talks, answers or thresholds: how sure is sure enough is for the dialogue to say.
 */
export { buildIndex } from './build-index.ts';
export { createClassifier, packClassifier } from './classifier.ts';
export { collectSamples } from './collect-samples.ts';
export { type CompiledGlossary, type Concepts, compileGlossary, createConcepts } from './concepts.ts';
export {
  createSearch,
  type Found,
  type LanguageWeight,
  type Search,
} from './find-topics.ts';
export { cutQuestion, type Question } from './question.ts';
export { toShares } from './shares.ts';
export { type Sample, trainClassifier } from './train-classifier.ts';
export { tokenise } from './tokenise.ts';
