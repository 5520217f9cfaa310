/**
 * Which language this is, which one was chosen, and the bot's own words in it.
 * Knows no topic, no talk and no LINE.
 */

export { sayDate, sayDayOfWeek, sayTime } from './dates.ts';
export { createDetector, type Detector, type LanguageGuess } from './detect.ts';
export { normalise } from './normalise.ts';
export { findScript, type Script } from './script.ts';
export { isLanguage, LANGUAGES, type Language, toBcp47, toLanguage } from './tags.ts';
export { createWords, type LocaleFile, type Params, type Words } from './words.ts';
