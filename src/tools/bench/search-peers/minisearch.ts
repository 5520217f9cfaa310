import MiniSearch, { type AsPlainObject, type Options, type SearchOptions } from 'minisearch';
import { ASKED, FIELDS, openEach, type PeerDocument, type SearchPeer, segment, storeEach } from './peer.ts';

/** MiniSearch as it comes. */
export const miniSearch = create('defaults', () => ({}), {});

/** MiniSearch as its documentation recommends for people who type in a hurry, and with the runtime's dictionaries for scripts without spaces. */
export const miniSearchTuned = create(
  'Intl.Segmenter, prefixes and 20 % typing mistakes in words of four and five letters on',
  (language) => ({ tokenize: (text) => segment(text, language) }),
  { prefix: (term) => term.length > 3, fuzzy: (term) => (term.length > 4 ? 0.2 : false) },
);

function create(
  setup: string,
  options: (language: string) => Partial<Options<PeerDocument>>,
  search: SearchOptions,
): SearchPeer {
  const optionsOf = (language: string): Options<PeerDocument> => ({ fields: [...FIELDS], ...options(language) });
  return {
    setup,
    build: (corpus) =>
      storeEach(corpus, (language, documents) => {
        const index = new MiniSearch<PeerDocument>(optionsOf(language));
        index.addAll(documents);
        return index;
      }),
    open: async (stored) => {
      const indexOf = await openEach(stored, (language, value: AsPlainObject) =>
        MiniSearch.loadJS<PeerDocument>(value, optionsOf(language)),
      );
      return (question, language) =>
        indexOf(language)
          .search(question, search)
          .slice(0, ASKED)
          .map(({ id }) => String(id));
    },
  };
}
