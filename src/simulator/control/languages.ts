/** A language a LINE profile may carry. */
export interface ProfileLanguage {
  tag: string;
  name: string;
}

/**
 * What the page offers for a new resident: languages a city may serve, some it may not, and none (no
 * consent to the privacy policy, LINE reference: get-profile). Any other tag can be set by the API.
 */
export const PROFILE_LANGUAGES: readonly ProfileLanguage[] = [
  { tag: 'ja', name: '日本語 Japanese' },
  { tag: 'ja', name: 'やさしい日本語 Easy Japanese (LINE says ja)' },
  { tag: 'en', name: 'English' },
  { tag: 'zh-Hans', name: '简体中文 Chinese, simplified' },
  { tag: 'zh-Hant', name: '繁體中文 Chinese, traditional' },
  { tag: 'ko', name: '한국어 Korean' },
  { tag: 'pt-BR', name: 'Português (Brasil)' },
  { tag: 'es', name: 'Español' },
  { tag: 'vi', name: 'Tiếng Việt' },
  { tag: 'tl', name: 'Tagalog' },
  { tag: 'id', name: 'Bahasa Indonesia' },
  { tag: 'th', name: 'ไทย Thai' },
  { tag: 'ne', name: 'नेपाली Nepali' },
  { tag: 'my', name: 'မြန်မာ Burmese' },
  { tag: 'km', name: 'ខ្មែរ Khmer' },
  { tag: 'mn', name: 'Монгол Mongolian' },
  { tag: 'si', name: 'සිංහල Sinhala' },
  { tag: 'hi', name: 'हिन्दी Hindi' },
  { tag: 'bn', name: 'বাংলা Bengali' },
  { tag: 'ur', name: 'اردو Urdu' },
  { tag: 'ru', name: 'Русский Russian' },
  { tag: 'uk', name: 'Українська Ukrainian' },
  { tag: 'fr', name: 'Français' },
  { tag: 'de', name: 'Deutsch' },
  { tag: 'tr', name: 'Türkçe' },
  { tag: '', name: 'none (no consent)' },
];
