import english from '../../locales/console/en.json';
import japanese from '../../locales/console/ja.json';

/** The console speaks the staff's languages; residents' languages are the bot's business. */
export const CONSOLE_LANGUAGES = ['ja', 'en'] as const;
export type ConsoleLanguage = (typeof CONSOLE_LANGUAGES)[number];

const WORDS: Readonly<Record<ConsoleLanguage, Readonly<Record<string, string>>>> = { ja: japanese, en: english };
const COOKIE = 'console_language';

/** The language a member has chosen, else what their browser asks for, else Japanese. */
export function toConsoleLanguage(request: Request): ConsoleLanguage {
  const chosen = new RegExp(`(?:^|;\\s*)${COOKIE}=(ja|en)(?:;|$)`).exec(request.headers.get('cookie') ?? '')?.[1];
  if (chosen) return chosen as ConsoleLanguage;
  return /^en\b/.test(request.headers.get('accept-language') ?? '') ? 'en' : 'ja';
}

/** Whether there is a sentence `key`: what comes from the store may be newer than the words for it. */
export const hasConsoleWords = (key: string): boolean => key in WORDS.ja;

/** The sentence `key`; an unknown key throws: it is a mistake in the program. */
export function sayConsole(
  language: ConsoleLanguage,
  key: string,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const sentence = WORDS[language][key];
  if (sentence === undefined) throw new Error(`locales/console/${language}.json has no "${key}"`);
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}
