import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDetector, LANGUAGES } from '../../../language/index.ts';
import { createConcepts, createSearch } from '../../../search/index.ts';
import type { SearchPeer } from './peer.ts';

/** Our own language detection and search, from a folder of compiled texts. It is not told the language. */
export const ours: SearchPeer = {
  setup: 'finds out the language itself',
  // `npm run build` has stored it; what is handed on is where.
  build: () => join(import.meta.dirname, '../../../compiled'),
  open: (folder) => {
    const read = (name: string): Buffer => readFileSync(join(folder, name));
    // As bytes: what is not open must not lie on the heap, and reading the disk is not what is measured.
    const indexes = new Map(INDEXED.map((language) => [language, read(`index.${language}.txt`)]));
    const detector = createDetector(read('language-model.txt').toString());
    const concepts = createConcepts(JSON.parse(read('glossary.txt').toString()));
    const search = createSearch({
      concepts: () => concepts,
      classifier: new Uint8Array(read('topics.bin')).buffer,
      topics: JSON.parse(read('content.txt').toString()).topics,
      loadIndex: (language) => indexes.get(language)?.toString(),
    });
    for (const language of INDEXED) search.findTopics('xyzzy', [{ language, weight: 1 }]);
    return (question) =>
      search
        .findTopics(
          question,
          detector.detect(question).likelihoods.map(({ tag, probability }) => ({ language: tag, weight: probability })),
        )
        .topics.map(({ id }) => id);
  },
};

const INDEXED: readonly string[] = LANGUAGES.filter((language) => language !== 'ja-easy');
