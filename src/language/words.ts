import i18next from 'i18next';
import { type Language, toBcp47 } from './tags.ts';

/** One language's file of `locales/`: flat keys to sentences. */
export type LocaleFile = Readonly<Record<string, string>>;

export type Params = Readonly<Record<string, string | number>>;

/** The bot's own voice. */
export type Words = {
  /** The sentence `key` in `language`. An unknown key throws: it is a mistake in the program, not in a translation. */
  say: (language: Language, key: string, params?: Params) => string;
  /** A list kept in one sentence (`weekday.short`). */
  list: (language: Language, key: string) => readonly string[];
};

/** Starts i18next with every locale; synchronous, so that the rooms that speak stay pure. `load` is called once per language. */
export function createWords(load: (language: Language) => LocaleFile): Words {
  const i18n = i18next.createInstance();
  // Keys are flat and hold dots; nothing is escaped here, because each surface (LINE, HTML) escapes in its own way.
  void i18n.init({
    initAsync: false,
    lng: 'en',
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: {},
  });
  const speakers = new Map<Language, (key: string, params?: Params) => string>();
  const speakerOf = (language: Language) => {
    let speaker = speakers.get(language);
    if (!speaker) {
      const locale = load(language);
      i18n.addResourceBundle(toBcp47(language), 'translation', locale);
      const translate = i18n.getFixedT(toBcp47(language)) as (key: string, params?: Params) => string;
      // Most sentences hold no parameter; they need not pass through i18next's interpolation.
      speaker = (key, params) => {
        const sentence = locale[key];
        if (sentence === undefined) throw new Error(`locales/${language}.json has no "${key}"`);
        return sentence.includes('{{') ? translate(key, params) : sentence;
      };
      speakers.set(language, speaker);
    }
    return speaker;
  };
  const say: Words['say'] = (language, key, params) => speakerOf(language)(key, params);
  return { say, list: (language, key) => say(language, key).split('|') };
}
