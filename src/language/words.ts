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
  const locales = new Map<Language, LocaleFile>();
  const localeOf = (language: Language): LocaleFile => {
    const locale = locales.get(language) ?? load(language);
    locales.set(language, locale);
    return locale;
  };
  const say: Words['say'] = (language, key, params = {}) => {
    const sentence = localeOf(language)[key];
    if (sentence === undefined) throw new Error(`locales/${language}.json has no "${key}"`);
    // Only filled in: our sentences have neither plurals nor nesting, and looking for those is most of what i18next's `t` does.
    return sentence.includes('{{')
      ? i18n.services.interpolator.interpolate(sentence, params, toBcp47(language), {})
      : sentence;
  };
  const lists = new Map<string, readonly string[]>();
  return {
    say,
    list: (language, key) => {
      const name = `${language} ${key}`;
      const list = lists.get(name) ?? say(language, key).split('|');
      lists.set(name, list);
      return list;
    },
  };
}
