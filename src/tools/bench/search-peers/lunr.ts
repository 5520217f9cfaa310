import lunr from 'lunr';
import spanish from 'lunr-languages/lunr.es.js';
import japanese from 'lunr-languages/lunr.ja.js';
import korean from 'lunr-languages/lunr.ko.js';
import portuguese from 'lunr-languages/lunr.pt.js';
import stemmerSupport from 'lunr-languages/lunr.stemmer.support.js';
import thai from 'lunr-languages/lunr.th.js';
import vietnamese from 'lunr-languages/lunr.vi.js';
import chinese from 'lunr-languages/lunr.zh.js';
import tinySegmenter from 'lunr-languages/tinyseg.js';
import wordcut from 'lunr-languages/wordcut.js';
import { ASKED, FIELDS, openEach, type SearchPeer, segment, storeEach } from './peer.ts';

for (const plugin of [stemmerSupport, tinySegmenter, spanish, japanese, korean, portuguese, vietnamese, chinese])
  plugin(lunr);
(lunr as unknown as { wordcut: unknown }).wordcut = wordcut;
thai(lunr);

/** What a pack adds to `lunr`: a builder plugin, and a tokenizer where words are not written apart. */
type Pack = lunr.Builder.Plugin & { tokenizer?: (text: string) => lunr.Token[] };
const packs = lunr as unknown as Readonly<Record<string, Pack>>;
const PACKS: Readonly<Record<string, string>> = {
  es: 'es',
  ja: 'ja',
  ko: 'ko',
  'pt-BR': 'pt',
  th: 'th',
  vi: 'vi',
  'zh-Hans': 'zh',
  'zh-Hant': 'zh',
};

/** Lunr with the packs of lunr-languages; English is its own. Where there is no pack its English trimmer would empty every word, so the pipeline is. */
export const lunrWithPacks: SearchPeer = {
  setup: 'packs of lunr-languages (es, ja, ko, pt, th, vi, zh), Intl.Segmenter and no stemming elsewhere',
  build: (corpus) =>
    storeEach(corpus, (language, documents) =>
      lunr(function () {
        const pack = packs[PACKS[language] ?? ''];
        if (pack) this.use(pack);
        else if (language !== 'en') {
          this.pipeline.reset();
          this.searchPipeline.reset();
          const cut = (text?: unknown): lunr.Token[] => tokenise(String(text ?? ''), language);
          this.tokenizer = Object.assign(cut, { separator: lunr.tokenizer.separator });
        }
        this.ref('id');
        for (const field of FIELDS) this.field(field);
        for (const document of documents) this.add(document);
      }),
    ),
  open: async (stored) => {
    const indexOf = await openEach(stored, (_, value: object) => lunr.Index.load(value));
    return (question, language) =>
      indexOf(language)
        .query((query) => query.term(tokenise(question, language), {}))
        .slice(0, ASKED)
        .map(({ ref }) => ref);
  },
};

/** Questions are cut like the texts; Lunr's own query language would cut them at spaces. */
function tokenise(text: string, language: string): lunr.Token[] {
  const pack = packs[PACKS[language] ?? ''];
  if (pack?.tokenizer) return pack.tokenizer(text).map((token) => new lunr.Token(String(token), {}));
  if (pack || language === 'en') return lunr.tokenizer(text);
  return segment(text, language).map((word) => new lunr.Token(word, {}));
}
