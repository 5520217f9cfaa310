import { Charset, Encoder, type EncoderOptions, Index } from 'flexsearch';
import { ASKED, FIELDS, openEach, type SearchPeer, segment, storeEach } from './peer.ts';

/** FlexSearch: one index per language over all fields, the most telling first, because it weighs words by how early they stand. */
export const flexSearch: SearchPeer = {
  setup: 'Charset.Default for Latin letters, Intl.Segmenter elsewhere, tokenize strict, suggest',
  build: (corpus) =>
    storeEach(corpus, (language, documents) => {
      const index = createIndex(language);
      for (const document of documents) index.add(document.id, FIELDS.map((field) => document[field]).join('\n'));
      const parts: Record<string, string> = {};
      index.export((key, part) => {
        parts[key] = part;
      });
      return parts;
    }),
  open: async (stored) => {
    const indexOf = await openEach(stored, (language, parts: Record<string, string>) => {
      const index = createIndex(language);
      for (const [key, part] of Object.entries(parts)) index.import(key, part);
      return index;
    });
    // Without `suggest` only topics that hold every word of the question would be found.
    return (question, language) => indexOf(language).search(question, { limit: ASKED, suggest: true }).map(String);
  },
};

const LATIN = ['en', 'es', 'id', 'pt-BR', 'tl', 'vi'];

function createIndex(language: string): Index {
  // An encoder of one's own is any object with `encode`; the library's types do not say so.
  const encoder = LATIN.includes(language)
    ? new Encoder(Charset.Default as EncoderOptions)
    : ({ encode: (text: string) => segment(text, language) } as Encoder);
  return new Index<false, false>({ tokenize: 'strict', encoder });
}
