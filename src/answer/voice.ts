import { type Calendar, toWallTime, type WallTime } from '../hours/index.ts';
import type { Language, Params, Words } from '../language/index.ts';
import type { Content } from '../topics/index.ts';

/** Everything composing needs: what we know, the words, the reader's language, and the moment. */
export type Voice = {
  content: Content;
  words: Words;
  language: Language;
  /** Epoch milliseconds. */
  now: number;
};

/** The bot's own sentence in the voice's language. */
export const say = (voice: Voice, key: string, params?: Params): string => voice.words.say(voice.language, key, params);

/** The same voice in another language. */
export const inLanguage = (voice: Voice, language: Language): Voice => ({ ...voice, language });

/** Now on the city's wall. */
export const localTime = (voice: Voice): WallTime => toWallTime(voice.now, voice.content.city.utcOffsetMinutes);

export const holidaysOf = (voice: Voice): Calendar => voice.content.holidays;
