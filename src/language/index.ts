/**
 * Which language this is, which one was chosen, and the bot's own words in it.
 * Knows no topic, no talk and no LINE.
 */
export { LANGUAGES, type Language, isLanguage, toBcp47, toLanguage } from './tags.ts';
export { type LocaleFile, type Params, type Words, createWords } from './words.ts';
export { sayDate, sayDayOfWeek, sayTime } from './dates.ts';
export { normalise } from './normalise.ts';
export { createDetector, type Detector, type LanguageGuess } from './stub-detect.ts';
