import { LANGUAGES } from '../../src/language/index.ts';
import { createConcepts, cutQuestion } from '../../src/search/index.ts';

/** A line of every text and question, by language: what index and questions are cut from. */
export type Lines = Readonly<Record<string, readonly string[]>>;

declare module 'vitest' {
  interface ProvidedContext {
    /** Everything residents are known to have asked, by language. */
    questionLines: Lines;
    /** How Node, which builds the index, cuts topic texts and questions. */
    cutsInNode: { content: Record<string, string>; questions: Record<string, string> };
  }
}

/** The lines of all topic texts, as compiled. `read` gives a compiled text by its name. */
export function listContentLines(read: (name: string) => string | undefined): Lines {
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, collectStrings(JSON.parse(read(`texts.${language}`) ?? '{}'))]),
  );
}

function collectStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(collectStrings) : [];
}

const noConcepts = createConcepts({});

/** How this runtime cuts the lines, as one SHA-256 per language over every term and every feature, in order. */
export async function fingerprintCuts(lines: Lines): Promise<Record<string, string>> {
  const prints: Record<string, string> = {};
  for (const [language, own] of Object.entries(lines)) {
    const cut = own
      .map((line) => cutQuestion(line, noConcepts))
      .map(({ terms, features }) => `${terms.join(' ')}\t${[...features.keys()].join(' ')}`)
      .join('\n');
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(cut));
    prints[language] = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  return prints;
}
