import { join } from 'node:path';
import { createDetector, LANGUAGES } from '../../../language/index.ts';
import { createConcepts, createSearch, cutQuestion } from '../../../search/index.ts';
import { openCompiled } from '../../read-compiled.ts';
import type { SearchPeer } from './peer.ts';

/** Our own language detection and search, from a folder of compiled texts. It is not told the language. */
export const ours: SearchPeer = {
  setup: 'finds out the language itself',
  // `npm run build` has stored it; what is handed on is where.
  build: () => join(import.meta.dirname, '../../../compiled'),
  open: (folder) => {
    const { readText, readBytes } = openCompiled(folder);
    const read = (name: string): string => readText(name) ?? '{}';
    const detector = createDetector(read('language-model'));
    const concepts = createConcepts(JSON.parse(read('glossary')));
    const search = createSearch({
      classifier: readBytes('topics') ?? new Uint8Array(),
      topics: JSON.parse(read('content')).topics,
      loadWords: (language) => readBytes(`index.${language}`),
    });
    // Unknown to the classifier and with a mistake in it: every language's words are opened.
    const unknown = cutQuestion('xyzzyplugh', concepts);
    for (const language of INDEXED) search.findTopics(unknown, [{ language, weight: 1 }]);
    return (question) =>
      search
        .findTopics(
          cutQuestion(question, concepts),
          detector.detect(question).likelihoods.map(({ tag, probability }) => ({ language: tag, weight: probability })),
        )
        .topics.map(({ id }) => id);
  },
};

const INDEXED: readonly string[] = LANGUAGES.filter((language) => language !== 'ja-easy');
