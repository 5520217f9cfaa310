import type { Group } from '../../language/compile/index.ts';

/** A class the trainer tells apart: a language, or one way of typing it. */
export type LanguageClass = {
  /** Also the name of its seed file. */
  readonly name: string;
  readonly tag: string;
  readonly group: Group;
  /** How ready we are to believe it, beside a served language: it decides words that fit several. */
  readonly prior: number;
  /** Folders of the CLDR packages. */
  readonly cldr?: readonly string[];
  /** Key in stopwords-iso. */
  readonly stopwords?: string;
};

/** Few of our writers; the caller knows nothing yet about a first message. */
const NOT_SERVED = 0.25;
/** Nearly every word that is Malay is Indonesian too, and the writer is then nearly always Indonesian. */
const MALAY = 0.12;
/** Likewise for words that Hindi shares with Nepali. */
const HINDI = 0.35;
/** Romanised writing is rare, and its few training words fit much that is not it. */
const ROMANISED = 0.3;

const latin = (name: string, more: Partial<LanguageClass> = {}): LanguageClass => ({
  name,
  tag: name,
  group: 'latin',
  prior: 1,
  cldr: [name],
  stopwords: name,
  ...more,
});
const romanised = (tag: string, prior = ROMANISED): LanguageClass => ({
  name: `${tag}-Latn`,
  tag,
  group: 'latin',
  prior,
});

/** Everything the model learns. `vi-plain` is Vietnamese typed without marks, made from the Vietnamese texts. */
export const CLASSES: readonly LanguageClass[] = [
  latin('en', { cldr: ['en', 'en-GB'] }),
  latin('pt-BR', { cldr: ['pt', 'pt-PT'], stopwords: 'pt' }),
  latin('es', { cldr: ['es', 'es-419'] }),
  latin('vi'),
  { name: 'vi-plain', tag: 'vi', group: 'latin', prior: 1 },
  latin('tl', { cldr: ['fil'] }),
  latin('id'),
  latin('ms', { prior: MALAY }),
  latin('fr', { prior: NOT_SERVED }),
  latin('de', { prior: NOT_SERVED }),
  latin('it', { prior: NOT_SERVED }),
  latin('pl', { prior: NOT_SERVED }),
  latin('tr', { prior: NOT_SERVED }),
  romanised('ne', 0.8),
  romanised('hi'),
  romanised('ja'),
  romanised('mn'),
  romanised('my'),
  romanised('km'),
  romanised('th'),
  romanised('ko'),
  { name: 'mn', tag: 'mn', group: 'cyrillic', prior: 1, cldr: ['mn'] },
  { name: 'ru', tag: 'ru', group: 'cyrillic', prior: NOT_SERVED, cldr: ['ru'], stopwords: 'ru' },
  { name: 'uk', tag: 'uk', group: 'cyrillic', prior: NOT_SERVED, cldr: ['uk'], stopwords: 'uk' },
  { name: 'ne', tag: 'ne', group: 'devanagari', prior: 1, cldr: ['ne'] },
  { name: 'hi', tag: 'hi', group: 'devanagari', prior: HINDI, cldr: ['hi'], stopwords: 'hi' },
  { name: 'ar', tag: 'ar', group: 'arabic', prior: 1, cldr: ['ar'], stopwords: 'ar' },
  { name: 'fa', tag: 'fa', group: 'arabic', prior: 1, cldr: ['fa'], stopwords: 'fa' },
  { name: 'ur', tag: 'ur', group: 'arabic', prior: 1, cldr: ['ur'], stopwords: 'ur' },
  { name: 'ja', tag: 'ja', group: 'cjk', prior: 1, cldr: ['ja'], stopwords: 'ja' },
  { name: 'zh-Hans', tag: 'zh-Hans', group: 'cjk', prior: 1, cldr: ['zh'], stopwords: 'zh' },
  { name: 'zh-Hant', tag: 'zh-Hant', group: 'cjk', prior: 1, cldr: ['zh-Hant', 'zh-Hant-HK'] },
];
