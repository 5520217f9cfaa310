import type { JapaneseToSay } from '../answer/index.ts';
import { createDetector, createWords, type Language, type LocaleFile } from '../language/index.ts';
import {
  type CompiledGlossary,
  type Concepts,
  createConcepts,
  createSearch,
  cutQuestion,
  type Question,
} from '../search/index.ts';
import { type CompiledContent, type CompiledTexts, createContent } from '../topics/index.ts';
import type { CompiledPhrases } from './compile-phrases.ts';
import type { Library } from './library.ts';
import { createPhrases } from './phrases.ts';
import { createSense } from './sense.ts';

/**
 * Puts the compiled texts on the shelves. `read` gives a text by its name (`content`, `texts.vi`, `phrases.vi` …), `readBytes` a table (`topics`, `index.vi` …); each is called when the text is first
 * needed, so that an isolate that serves three languages carries three.
 */
export function assembleLibrary(
  read: (name: string) => string | undefined,
  readBytes: (name: string) => Uint8Array | undefined,
): Library {
  const parse = <T>(name: string): T => JSON.parse(read(name) ?? missing(name)) as T;
  const content = createContent(parse<CompiledContent>('content'), (language: Language) =>
    parse<CompiledTexts>(`texts.${language}`),
  );
  const phrases = createPhrases((language) => {
    const compiled = read(`phrases.${language}`);
    return compiled === undefined ? undefined : (JSON.parse(compiled) as CompiledPhrases);
  });
  let opened: Concepts | undefined;
  const concepts = (): Concepts => (opened ??= createConcepts(parse<CompiledGlossary>('glossary')));
  const cut = (text: string): Question => cutQuestion(text, concepts());
  return {
    content,
    words: createWords((language) => parse<LocaleFile>(`words.${language}`)),
    cut,
    search: createSearch({
      classifier: readBytes('topics') ?? missing('topics'),
      topics: content.topics,
      loadWords: (language) => readBytes(`index.${language}`),
    }),
    detector: createDetector(read('language-model') ?? missing('language-model')),
    sense: createSense({ phrases, cut, packed: readBytes('sense') ?? missing('sense') }),
    japanese: parse<JapaneseToSay>('japanese'),
  };
}

function missing(name: string): never {
  throw new Error(`src/compiled has no "${name}"; run npm run build`);
}
