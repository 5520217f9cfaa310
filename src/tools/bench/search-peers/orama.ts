import { create, insertMultiple, load, type RawData, save, search, type Tokenizer } from '@orama/orama';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as indonesian } from '@orama/stemmers/indonesian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { createTokenizer as createJapanese } from '@orama/tokenizers/japanese';
import { createTokenizer as createMandarin } from '@orama/tokenizers/mandarin';
import { ASKED, openEach, type PeerDocument, type SearchPeer, segment, storeEach } from './peer.ts';

/** Orama with its official stemmers and tokenizers where there are any, and with the runtime's dictionaries elsewhere. */
export const orama: SearchPeer = {
  setup: 'official stemmers (en, es, id, pt) and tokenizers (ja, zh), Intl.Segmenter elsewhere',
  build: (corpus) =>
    storeEach(corpus, async (language, documents) => {
      const index = createIndex(language);
      await insertMultiple(index, [...documents]);
      return save(index);
    }),
  open: async (stored) => {
    const indexOf = await openEach(stored, (language, value: RawData) => {
      const index = createIndex(language);
      load(index, value);
      return index;
    });
    return async (question, language) => {
      const { hits } = await search(indexOf(language), { term: question, limit: ASKED });
      return hits.map(({ document }) => (document as PeerDocument).id);
    };
  },
};

const STEMMED: Readonly<Record<string, { language: string; stemmer: (word: string) => string }>> = {
  en: { language: 'english', stemmer: english },
  es: { language: 'spanish', stemmer: spanish },
  id: { language: 'indonesian', stemmer: indonesian },
  'pt-BR': { language: 'portuguese', stemmer: portuguese },
};

function createIndex(language: string) {
  return create({
    schema: { id: 'string', title: 'string', keywords: 'string', examples: 'string', text: 'string' } as const,
    components: { tokenizer: toTokenizer(language) },
  });
}

function toTokenizer(language: string) {
  const stemmed = STEMMED[language];
  if (stemmed) return { ...stemmed, stemming: true };
  if (language === 'ja') return createJapanese();
  if (language.startsWith('zh')) return createMandarin();
  return {
    language: 'custom',
    normalizationCache: new Map<string, string>(),
    tokenize: (raw) => [...new Set(segment(raw, language))],
  } satisfies Tokenizer;
}
