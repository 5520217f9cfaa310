/**
 * The languages the bot speaks, as BCP 47 tags. `test/language/tags.test.ts` holds this list against the files
 * of `locales/`; nothing else in the project spells it out.
 */
export const LANGUAGES = [
  'ja-easy',
  'pt-BR',
  'zh-Hans',
  'vi',
  'id',
  'tl',
  'es',
  'th',
  'en',
  'my',
  'ne',
  'ko',
  'zh-Hant',
  'km',
  'mn',
  'ja',
] as const;

export type Language = (typeof LANGUAGES)[number];

/** Whether the bot writes in `tag`. */
export const isLanguage = (tag: string): tag is Language => (LANGUAGES as readonly string[]).includes(tag);

/**
 * The tag for places that need a registered BCP 47 language: `<html lang>`, Intl, i18next. やさしい日本語 has no
 * registered tag, so it travels as a private use subtag; i18next would silently turn `ja-easy` into `ja`.
 */
export const toBcp47 = (language: Language): string => (language === 'ja-easy' ? 'ja-x-easy' : language);

/**
 * Our language for a tag that a LINE profile or a browser names (`pt-PT`, `zh-TW`, `fil`, `in`), or undefined when we
 * do not serve it. LINE sends the app's language as BCP 47 (LINE reference: get-profile).
 */
export function toLanguage(tag: string): Language | undefined {
  const [primary, ...rest] = tag.toLowerCase().replaceAll('_', '-').split('-');
  if (primary === 'zh') return rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-Hant' : 'zh-Hans';
  if (primary === 'ja') return rest.includes('easy') ? 'ja-easy' : 'ja';
  const aliases: Record<string, Language> = { pt: 'pt-BR', fil: 'tl', in: 'id' };
  const own = aliases[primary ?? ''] ?? primary ?? '';
  return isLanguage(own) ? own : undefined;
}
