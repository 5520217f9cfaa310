import { FIRST_HAN, type Standards, toRuns } from '../../language/compile/index.ts';
import { CLASSES } from './classes.ts';
import type { Phrase } from './phrase.ts';

/** Texts of the project's own files quote other languages on purpose; word lists and seeds do not. */
const QUOTING: readonly Phrase['source'][] = ['questions', 'content', 'glossary', 'locales', 'samples', 'patterns'];

/** Languages whose texts are full of English words. */
export const BORROWERS = ['tl', 'id', 'ms', 'ne-Latn', 'hi-Latn', 'mn-Latn'];

/** What stands word for word in the files of this many languages belongs to none of them. */
const EVERYBODYS = 4;
const QUOTATION = /[(（“"「『][^)）”"」』]*[)）”"」』]/g;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const CHINESE_GRAMMAR = /[的了吗嗎呢吧我你是不要有怎么麼哪什办辦这這那没沒和在请請到给給]/u;

/** Leaves out what would teach a class the words of another: quotations, names, English lists, Japanese terms in Chinese. */
export function clean(phrases: readonly Phrase[], standards: Standards): Phrase[] {
  const owners = new Map<string, Set<string>>();
  for (const { name, text, source } of phrases)
    if (QUOTING.includes(source)) owners.set(text, (owners.get(text) ?? new Set()).add(name));
  const english = listEnglish(phrases);
  return phrases.map(dropQuotations).filter((phrase) => {
    const { name, text, source } = phrase;
    if (BORROWERS.includes(name) && source !== 'seed' && source !== 'stopwords' && isEnglish(text, english))
      return false;
    if (!QUOTING.includes(source)) return true;
    return (owners.get(text)?.size ?? 0) < EVERYBODYS && !(name.startsWith('zh-') && isJapaneseTerm(phrase, standards));
  });
}

function dropQuotations(phrase: Phrase): Phrase {
  const latin = CLASSES.find(({ name }) => name === phrase.name)?.group === 'latin';
  return latin && QUOTING.includes(phrase.source) ? { ...phrase, text: phrase.text.replace(QUOTATION, ' ') } : phrase;
}

/** The words of English texts, as the runs of `toRuns` spell them. */
export const listEnglish = (phrases: readonly Phrase[]): Set<string> =>
  new Set(
    phrases
      .filter(({ name, source }) => name === 'en' && source !== 'names')
      .flatMap(({ text }) => toRuns(text).map(({ letters }) => letters)),
  );

const isEnglish = (text: string, english: ReadonlySet<string>): boolean =>
  toRuns(text).every(({ letters }) => english.has(letters));

/** A term in kana, or in characters that this Chinese writing does not use. */
function isJapaneseTerm({ name, text }: Phrase, standards: Standards): boolean {
  if (CHINESE_GRAMMAR.test(text)) return false;
  const bit = 1 << CLASSES.filter(({ group }) => group === 'cjk').findIndex((one) => one.name === name);
  const isStranger = (character: string) => {
    const users = standards[(character.codePointAt(0) ?? 0) - FIRST_HAN] ?? 0;
    return users !== 0 && (users & bit) === 0;
  };
  return KANA.test(text) || [...text].some(isStranger);
}
