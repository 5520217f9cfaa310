/** A topic in one language as a search library gets it; the same fields as our own index has. */
export type PeerDocument = { id: string; title: string; keywords: string; examples: string; text: string };
export const FIELDS = ['title', 'keywords', 'examples', 'text'] as const satisfies readonly (keyof PeerDocument)[];

/** The documents by language. */
export type Corpus = ReadonlyMap<string, readonly PeerDocument[]>;

/** Ranks topics for a question, best first. Peers are told its true language: a favour, because ours has to find it out. */
export type Rank = (question: string, language: string) => readonly string[] | Promise<readonly string[]>;

/** A search library, set up as its own documentation would have it for these languages: one index per language. */
export type SearchPeer = {
  /** What was chosen where the library leaves a choice, for the report. */
  setup: string;
  /** What a build would store. */
  build: (corpus: Corpus) => string | Promise<string>;
  /** Makes what was stored ready for questions. */
  open: (stored: string) => Rank | Promise<Rank>;
};

/** Topics asked of a peer: no measure looks further. */
export const ASKED = 10;

const segmenters = new Map<string, Intl.Segmenter>();

/** The words of a text, as the runtime's own dictionaries cut it; for languages written without spaces that a library has no tokenizer for. */
export function segment(text: string, language: string): string[] {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return [...segmenter.segment(text.toLowerCase())]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment: word }) => word);
}

/** Builds one value per language and stores them together. */
export async function storeEach(
  corpus: Corpus,
  store: (language: string, documents: readonly PeerDocument[]) => unknown,
): Promise<string> {
  const stored: Record<string, unknown> = {};
  for (const [language, documents] of corpus) stored[language] = await store(language, documents);
  return JSON.stringify(stored);
}

/** Opens what `storeEach` has stored. */
export async function openEach<Index>(
  stored: string,
  open: (language: string, value: never) => Index | Promise<Index>,
): Promise<(language: string) => Index> {
  const indexes = new Map<string, Index>();
  for (const [language, value] of Object.entries(JSON.parse(stored)))
    indexes.set(language, await open(language, value as never));
  return (language) => {
    const index = indexes.get(language);
    if (!index) throw new Error(`no index of ${language}`);
    return index;
  };
}
