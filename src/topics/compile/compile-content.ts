import holidays from '@holiday-jp/holiday_jp';
import { LANGUAGES, type Language } from '../../language/index.ts';
import type { CompiledContent, CompiledTexts } from '../content.ts';
import type { TopicId, TopicText } from '../topic.ts';
import type { ContentFiles } from './read-content.ts';

/** Years of public holidays the build carries: this one, to look back from New Year, and two ahead. */
const HOLIDAY_YEARS_AHEAD = 2;

/** The facts as the Worker carries them. `today` decides which years of holidays are carried (内閣府 holidays, by way of holiday_jp). */
export function compileContent(content: ContentFiles, today: Date): CompiledContent {
  const from = new Date(Date.UTC(today.getUTCFullYear() - 1, 11, 1));
  const to = new Date(Date.UTC(today.getUTCFullYear() + HOLIDAY_YEARS_AHEAD, 11, 31));
  return {
    city: content.city,
    contacts: content.contacts,
    topics: content.topics.filter((topic) => content.texts.has(topic.id)),
    shelters: content.shelters,
    holidays: holidays.between(from, to).map(({ date }) => date.toISOString().slice(0, 10)),
    date:
      content.topics
        .map(({ checked }) => checked)
        .sort()
        .at(-1) ?? '',
  };
}

/** The words of every topic in `language`. A gap is filled from the language's fallback chain, here and nowhere else, and marked. */
export function compileTexts(content: ContentFiles, language: Language): CompiledTexts {
  const chain: Language[] = [...content.city.fallbacks[language], 'ja-easy', 'ja', 'en'];
  const entries = content.topics.map(({ id }): [TopicId, TopicText] => {
    const texts = content.texts.get(id) ?? {};
    const own = texts[language];
    if (own) return [id, own];
    const writtenIn = chain.find((other) => texts[other]);
    if (!writtenIn) throw new Error(`${id} has no text that ${language} could fall back on`);
    return [id, { ...(texts[writtenIn] as TopicText), writtenIn }];
  });
  return Object.fromEntries(entries) as CompiledTexts;
}

/** The languages an index is made for: one for Japanese, easy or not. */
export const INDEX_LANGUAGES = LANGUAGES.filter((language) => language !== 'ja-easy');

/** The texts an index of `language` is made of: those really written in it. `label` is the topic's place among all topics. */
export function listIndexedTexts(content: ContentFiles, language: Language): { label: number; texts: TopicText[] }[] {
  const written: Language[] = language === 'ja' ? ['ja', 'ja-easy'] : [language];
  return content.topics
    .map(({ id }, label) => ({ label, texts: written.flatMap((tag) => content.texts.get(id)?.[tag] ?? []) }))
    .filter(({ texts }) => texts.length > 0);
}
