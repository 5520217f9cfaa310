import MiniSearch, { type Options, type SearchOptions } from 'minisearch';
import { fillReferences, type TopicText } from '../topics/index.ts';
import { toConceptTerm } from './concept-term.ts';
import type { Concepts } from './concepts.ts';
import { tokenise } from './tokenise.ts';
import { type IndexedTerm, packWordTable } from './word-table.ts';

type IndexedTopic = {
  /** The topic's place among all topics. */
  id: number;
  title: string;
  examples: string;
  keywords: string;
  text: string;
  concepts: string;
};

/** How index and question are cut. Concepts are ids already and are not cut. */
const INDEX_OPTIONS: Options<IndexedTopic> = {
  fields: ['title', 'examples', 'keywords', 'text', 'concepts'],
  storeFields: [],
  tokenize: (text, field) => (field === 'concepts' ? text.split(' ').filter(Boolean) : tokenise(text)),
  processTerm: (term) => term,
};

const ONE_TERM: SearchOptions = {
  boost: { title: 2.5, keywords: 2.5, examples: 2, concepts: 2.5, text: 0.6 },
  tokenize: (term) => [term],
  prefix: false,
  fuzzy: false,
};

/** The texts of one topic in one language (ja has also ja-easy); `label` is its place among all topics. */
export type IndexedTexts = { label: number; texts: readonly TopicText[] };

/** The packed word table of one language. Runs at build. */
export const buildIndex = (topics: readonly IndexedTexts[], concepts: Concepts): Uint8Array =>
  packWordTable(weighTerms(topics, concepts));

/** Every term of the texts with what MiniSearch (BM25+) gives each topic for it. */
export function weighTerms(topics: readonly IndexedTexts[], concepts: Concepts): IndexedTerm[] {
  const index = new MiniSearch<IndexedTopic>(INDEX_OPTIONS);
  index.addAll(topics.map((topic) => toIndexed(topic, concepts)));
  return index.toJSON().index.map(([term]) => ({
    term,
    topics: index.search(term, ONE_TERM).map(({ id, score }) => ({ label: Number(id), weight: score })),
  }));
}

function toIndexed({ label, texts }: IndexedTexts, concepts: Concepts): IndexedTopic {
  const join = (pick: (text: TopicText) => readonly string[]): string => texts.flatMap(pick).join('\n');
  const titles = join((text) => [text.title, text.label]);
  const examples = join((text) => text.examples);
  const keywords = join((text) => text.keywords);
  // Steps and notes are left out: they are long and say little about the question.
  const body = join((text) => [text.answer]);
  return {
    id: label,
    title: titles,
    examples,
    keywords,
    text: fillReferences(body, () => ' '),
    concepts: concepts
      .find(tokenise(`${titles}\n${keywords}\n${examples}`))
      .map(toConceptTerm)
      .join(' '),
  };
}
