/** Languages the bot recognises and does not write, in their own names: the reader looks for that word, not for ours. */
const NAMES: Readonly<Record<string, string>> = {
  si: 'සිංහල',
  hi: 'हिन्दी',
  bn: 'বাংলা',
  ur: 'اردو',
  ru: 'Русский',
  uk: 'Українська',
  fr: 'Français',
  de: 'Deutsch',
  tr: 'Türkçe',
  lo: 'ລາວ',
  ms: 'Bahasa Melayu',
  ar: 'العربية',
  fa: 'فارسی',
  ta: 'தமிழ்',
  te: 'తెలుగు',
  it: 'Italiano',
  pl: 'Polski',
  nl: 'Nederlands',
  pa: 'ਪੰਜਾਬੀ',
  gu: 'ગુજરાતી',
  kk: 'Қазақша',
  uz: 'O‘zbekcha',
  ro: 'Română',
};

/** The language's own name, or its tag when we have none. */
export const nameUnserved = (tag: string): string => NAMES[tag] ?? tag;
