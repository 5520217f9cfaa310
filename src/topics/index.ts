/**
 * What we know: topics, their words in every language with fallback marked, contacts, shelters, the city.
 * Knows nothing of questions, talks or LINE.
 */

export { type CompiledContent, type CompiledTexts, type Content, createContent } from './content.ts';
export { fillReferences, type Reference } from './references.ts';
export * from './topic.ts';
