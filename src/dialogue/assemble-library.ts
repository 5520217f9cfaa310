import type { JapaneseToSay } from '../answer/index.ts';
import { createDetector, createWords, type Language, type LocaleFile } from '../language/index.ts';
import { type Concepts, createConcepts, createSearch, type Glossary } from '../search/index.ts';
import { type CompiledContent, type CompiledTexts, createContent } from '../topics/index.ts';
import type { Library } from './library.ts';
import { createPhrases, type PhraseFiles } from './phrases.ts';
import { createSense } from './sense.ts';

/**
 * Puts the compiled texts on the shelves. `read` gives a text by its name (`content`, `texts.vi`, `index.vi` …), `readBytes` a table (`topics`); each is called when the text is first
 * needed, so that an isolate that serves three languages carries three.
 */
export function assembleLibrary(
  read: (name: string) => string | undefined,
  readBytes: (name: string) => ArrayBuffer | undefined,
): Library {
  const parse = <T>(name: string): T => JSON.parse(read(name) ?? missing(name)) as T;
  const content = createContent(parse<CompiledContent>('content'), (language: Language) =>
    parse<CompiledTexts>(`texts.${language}`),
  );
  const phrases = createPhrases(parse<PhraseFiles>('phrases'));
  let opened: Concepts | undefined;
  const concepts = (): Concepts => (opened ??= createConcepts(parse<Glossary>('glossary')));
  return {
    content,
    words: createWords((language) => parse<LocaleFile>(`words.${language}`)),
    search: createSearch({
      concepts,
      classifier: readBytes('topics') ?? missing('topics'),
      topics: content.topics,
      loadIndex: (language) => read(`index.${language}`),
    }),
    detector: createDetector(read('language-model') ?? missing('language-model')),
    sense: createSense({ phrases, concepts, packed: readBytes('sense') ?? missing('sense') }),
    japanese: parse<JapaneseToSay>('japanese'),
  };
}

function missing(name: string): never {
  throw new Error(`src/compiled has no "${name}"; run npm run build`);
}
