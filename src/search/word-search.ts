import { toConceptTerm } from './concept-term.ts';
import type { LanguageWeight } from './find-topics.ts';
import { listNearTerms } from './near-terms.ts';
import { openWordTable, type WordTable } from './word-table.ts';

/** Word search over titles, examples, keywords and answers, forgiving typing mistakes. */
export type WordSearch = {
  /** How well each topic's words fit, as shares that add up to 1; undefined when no word is known. */
  find: (
    terms: readonly string[],
    concepts: readonly string[],
    languages: readonly LanguageWeight[],
  ) => Float64Array | undefined;
};

/** Only the languages the question is likely in: each costs time, and far ones bring only chance hits. */
const LANGUAGES_SEARCHED = 2;
const LEAST_WEIGHT = 0.15;
/** Only the best of a language say something. */
const TOPICS_HEARD = 6;

const ALPHABETIC = /^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u;
/** What a word that only begins like the one asked for is worth, and one with typing mistakes. */
const BEGINNING = { worth: 0.5, leastLength: 4, fading: 0.3 };
const MISTAKES = { worth: 0.35, leastLength: 5, twoFromLength: 9 };

export function createWordSearch(topics: number, loadTable: (language: string) => Uint8Array | undefined): WordSearch {
  const tables = new Map<string, WordTable | undefined>();
  const tableOf = (language: string): WordTable | undefined => {
    if (!tables.has(language)) {
      const packed = loadTable(language);
      tables.set(language, packed && openWordTable(packed));
    }
    return tables.get(language);
  };
  return {
    find: (words, concepts, languages) => {
      const terms = [...new Set([...words, ...concepts.map(toConceptTerm)])];
      const shares = new Float64Array(topics);
      const top = languages[0]?.weight ?? 0;
      for (const { language, weight } of languages.slice(0, LANGUAGES_SEARCHED)) {
        const table = weight >= top * LEAST_WEIGHT ? tableOf(language) : undefined;
        if (!table) continue;
        for (const { label, score } of searchTable(table, terms, topics))
          shares[label] = Math.max(shares[label] as number, score * weight);
      }
      const total = shares.reduce((sum, score) => sum + score, 0);
      return total > 0 ? shares.map((score) => score / total) : undefined;
    },
  };
}

/** The topics that fit best. What fits several terms counts as often; being far better than the others counts more than twice. */
function searchTable(table: WordTable, terms: readonly string[], topics: number): { label: number; score: number }[] {
  const sums = new Float64Array(topics);
  const fitting = new Uint16Array(topics);
  const fittedLast = new Uint16Array(topics);
  for (const [index, term] of terms.entries())
    forFittingTerms(table, term, (n, worth) =>
      table.forTopics(n, (label, weight) => {
        sums[label] = (sums[label] as number) + worth * weight;
        if (fittedLast[label] !== index + 1) fitting[label] = (fitting[label] as number) + 1;
        fittedLast[label] = index + 1;
      }),
    );
  return Array.from(sums, (sum, label) => ({ label, score: (sum * (fitting[label] as number)) ** 2 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, TOPICS_HEARD);
}

/** The term itself; only a word that no text has is looked for as a beginning and with mistakes, because that is what costs. */
function forFittingTerms(table: WordTable, term: string, visit: (n: number, worth: number) => void): void {
  const exact = table.find(term);
  if (exact >= 0) visit(exact, 1);
  if (exact >= 0 || term.length < BEGINNING.leastLength || !ALPHABETIC.test(term)) return;
  const [first, last] = table.findRange(term);
  for (let n = first; n < last; n++) {
    const length = (table.begins[n + 1] as number) - (table.begins[n] as number);
    visit(n, (BEGINNING.worth * length) / (length + BEGINNING.fading * (length - term.length)));
  }
  if (term.length < MISTAKES.leastLength) return;
  for (const { n, length, edits } of listNearTerms(table, term, term.length >= MISTAKES.twoFromLength ? 2 : 1))
    if (n < first || n >= last) visit(n, (MISTAKES.worth * length) / (length + edits));
}
