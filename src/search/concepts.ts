import { tokenise } from './tokenise.ts';

/** Concept → its words by language (`content/glossary.yaml`). */
export type Glossary = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/**
 * What the build makes of the glossary: the terms of every word → its concepts, and every beginning of such terms → none, so that looking further can stop
 * where no word goes on.
 */
export type CompiledGlossary = Readonly<Record<string, readonly string[]>>;

/** Finds the concepts of residents' life a text speaks of, whatever the language: `gomi`, `lixo` and 垃圾 are all `garbage`. */
export type Concepts = { find: (terms: readonly string[]) => string[] };

/** Longer words of the glossary are titles, which nobody types in full; they would only add beginnings. */
const LONGEST = 8;

/** Cuts the glossary's words. Runs at build. */
export function compileGlossary(glossary: Glossary): CompiledGlossary {
  const compiled = new Map<string, Set<string>>();
  const at = (terms: readonly string[]): Set<string> => {
    const key = terms.join(' ');
    const concepts = compiled.get(key) ?? new Set();
    compiled.set(key, concepts);
    return concepts;
  };
  for (const [concept, languages] of Object.entries(glossary)) {
    for (const word of Object.values(languages).flat()) {
      const terms = tokenise(word);
      if (terms.length === 0 || terms.length > LONGEST) continue;
      at(terms).add(concept);
      for (let end = 1; end < terms.length; end++) at(terms.slice(0, end));
    }
  }
  return Object.fromEntries([...compiled].map(([key, concepts]) => [key, [...concepts]]));
}

/** Makes the lookup: a concept is found where all terms of one of its words follow each other; the longest word wins. */
export function createConcepts(glossary: CompiledGlossary): Concepts {
  const byTerms = new Map(Object.entries(glossary));
  return {
    find: (terms) => {
      const found = new Set<string>();
      for (let start = 0; start < terms.length; start++) {
        let longest: readonly string[] = [];
        let key = terms[start] as string;
        for (let end = start + 1; ; end++) {
          const concepts = byTerms.get(key);
          if (!concepts) break;
          if (concepts.length > 0) longest = concepts;
          if (end === terms.length) break;
          key += ` ${terms[end]}`;
        }
        for (const concept of longest) found.add(concept);
      }
      return [...found];
    },
  };
}
