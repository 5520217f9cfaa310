import MiniSearch, { type Options } from 'minisearch';
import { fillReferences, type TopicId, type TopicText } from '../topics/index.ts';
import type { Concepts } from './concepts.ts';
import { tokenise } from './tokenise.ts';

export type IndexedTopic = {
  id: TopicId;
  title: string;
  examples: string;
  keywords: string;
  text: string;
  concepts: string;
};

/** How index and question are cut; both sides must use this very object. Concepts are ids already and are not cut. */
export const INDEX_OPTIONS: Options<IndexedTopic> = {
  fields: ['title', 'examples', 'keywords', 'text', 'concepts'],
  storeFields: [],
  tokenize: (text, field) => (field === 'concepts' ? text.split(' ').filter(Boolean) : tokenise(text)),
  processTerm: (term) => term,
};

/** The mark that keeps a concept (`§garbage`) apart from a word. */
export const toConceptTerm = (concept: string): string => `§${concept}`;

/** The index of one language as JSON text. A topic may have several texts (ja and ja-easy). Runs at build. */
export function buildIndex(texts: readonly { id: TopicId; texts: readonly TopicText[] }[], concepts: Concepts): string {
  const index = new MiniSearch<IndexedTopic>(INDEX_OPTIONS);
  index.addAll(texts.map((topic) => toIndexed(topic, concepts)));
  return JSON.stringify(index);
}

function toIndexed({ id, texts }: { id: TopicId; texts: readonly TopicText[] }, concepts: Concepts): IndexedTopic {
  const join = (pick: (text: TopicText) => readonly string[]): string => texts.flatMap(pick).join('\n');
  const titles = join((text) => [text.title, text.label]);
  const examples = join((text) => text.examples);
  const keywords = join((text) => text.keywords);
  // Steps and notes are left out: they are long, say little about the question, and would triple what an isolate has to hold.
  const body = join((text) => [text.answer]);
  return {
    id,
    title: titles,
    examples,
    keywords,
    text: fillReferences(body, () => ' '),
    concepts: concepts.find(`${titles}\n${keywords}\n${examples}`).map(toConceptTerm).join(' '),
  };
}
