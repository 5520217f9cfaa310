import { tokenise } from './tokenise.ts';

/** Concept → its words by language (`content/glossary.yaml`). */
export type Glossary = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Finds the concepts of residents' life a text speaks of, whatever the language: `gomi`, `lixo` and 垃圾 are all `garbage`. */
export type Concepts = { find: (text: string) => string[] };

const LONGEST = 8;

/** Makes the lookup from the glossary: a concept is found where all terms of one of its words follow each other. */
export function createConcepts(glossary: Glossary): Concepts {
  const byTerms = new Map<string, Set<string>>();
  for (const [concept, languages] of Object.entries(glossary)) {
    for (const word of Object.values(languages).flat()) {
      const key = tokenise(word).join(' ');
      if (key === '') continue;
      const concepts = byTerms.get(key) ?? new Set();
      byTerms.set(key, concepts.add(concept));
    }
  }
  return {
    find: (text) => {
      const terms = tokenise(text);
      const found = new Set<string>();
      for (let start = 0; start < terms.length; start++) {
        for (let end = Math.min(terms.length, start + LONGEST); end > start; end--) {
          const concepts = byTerms.get(terms.slice(start, end).join(' '));
          if (!concepts) continue;
          for (const concept of concepts) found.add(concept);
          break;
        }
      }
      return [...found];
    },
  };
}
