import { isLanguage, type Language, type LanguageGuess, toLanguage } from '../language/index.ts';
import { FIRST_LANGUAGE } from './effect.ts';
import type { State } from './state.ts';

/** In which language to answer, in which ones to search, and whether the talk has just changed. */
export type LanguageChoice = {
  language: Language;
  /** How likely the message is in each language, talk and profile considered. */
  weights: readonly { language: string; weight: number }[];
  /** The talk was in another language until now, and the person should be told. */
  changed: boolean;
  /** Recognised, and not one of ours. */
  notServed?: string;
};

/** A message this sure starts a talk in its language, whatever the profile says. */
const SURE_FIRST = 0.6;
/** A talk changes its language only for a message that could hardly be anything else … */
const SURE_CHANGE = 0.9;
/** … and is a sentence: one "OK", one pasted word is none. */
const SENTENCE_WORDS = 3;
const SENTENCE_CHARACTERS = 6;
const SURE_NOT_SERVED = 0.8;

/** What the talk and the profile add to the message's own likelihood. */
const TALK_PRIOR = 0.5;
const PROFILE_PRIOR = 0.35;
const FLOOR = 0.02;

/** Choice > this message > talk so far > profile (design, Languages). */
export function chooseLanguage(
  guess: LanguageGuess,
  text: string,
  state: State,
  profileLanguage: string | null,
): LanguageChoice {
  const profile = profileLanguage ? toLanguage(profileLanguage) : undefined;
  const settled = state.chosen ?? state.spoken;
  const weights = weigh(guess, settled, profile);
  const settledChoice = (language: Language): LanguageChoice => ({ language, weights, changed: false });
  if (state.chosen) return settledChoice(state.chosen);

  const own = guess.likelihoods[0];
  const notServed = findNotServed(guess, text);
  if (notServed && !state.spoken) return { language: FIRST_LANGUAGE, weights, changed: false, notServed };
  if (state.spoken) {
    const next =
      own && guess.decidable && own.probability >= SURE_CHANGE && isSentence(text)
        ? toAnswerLanguage(own.tag, profile)
        : undefined;
    if (notServed && isSentence(text)) return { language: state.spoken, weights, changed: false, notServed };
    const stays = !next || sameLanguage(next, state.spoken) || isPasted(own?.tag, text, state.spoken);
    return stays ? settledChoice(state.spoken) : { language: next, weights, changed: true };
  }
  const best = weights[0];
  const written =
    guess.decidable && best && best.weight >= SURE_FIRST ? toAnswerLanguage(best.language, profile) : undefined;
  const guessed = best && guess.decidable ? toAnswerLanguage(best.language, profile) : undefined;
  return settledChoice(written ?? profile ?? guessed ?? bridgeFor(text));
}

/** Nothing tells the language: who types Latin letters reads them, and English is what most of them share. */
const bridgeFor = (text: string): Language => (/\p{Script=Latin}/u.test(text) ? 'en' : FIRST_LANGUAGE);

/** Writers of Japanese are answered in easy Japanese, unless their phone speaks Japanese (design, Languages). */
function toAnswerLanguage(tag: string, profile: Language | undefined): Language | undefined {
  if (tag === 'ja') return profile === 'ja' ? 'ja' : 'ja-easy';
  return isLanguage(tag) ? tag : undefined;
}

function weigh(
  { likelihoods, decidable }: LanguageGuess,
  settled: Language | null,
  profile: Language | undefined,
): LanguageChoice['weights'] {
  const tagOf = (language: Language | null | undefined): string | undefined =>
    language === 'ja-easy' ? 'ja' : (language ?? undefined);
  const prior = (tag: string): number =>
    FLOOR + (tag === tagOf(settled) ? TALK_PRIOR : 0) + (tag === tagOf(profile) ? PROFILE_PRIOR : 0);
  const raw = likelihoods.map(({ tag, probability }) => ({
    language: tag,
    weight: (decidable ? probability : 1 / likelihoods.length) * prior(tag),
  }));
  for (const language of [tagOf(settled), tagOf(profile)])
    if (language && !raw.some((one) => one.language === language))
      raw.push({ language, weight: 0.001 * prior(language) });
  const total = raw.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return raw.map(({ language, weight }) => ({ language, weight: weight / total })).sort((a, b) => b.weight - a.weight);
}

function findNotServed({ likelihoods, decidable }: LanguageGuess, text: string): string | undefined {
  const best = likelihoods[0];
  if (!decidable || !best || best.probability < SURE_NOT_SERVED || !/\p{L}{2}/u.test(text)) return undefined;
  return best.tag === 'ja' || isLanguage(best.tag) ? undefined : best.tag;
}

const sameLanguage = (a: Language, b: Language): boolean => a === b || (a.startsWith('ja') && b.startsWith('ja'));

const isSentence = (text: string): boolean =>
  (text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0) >= SENTENCE_WORDS ||
  [
    ...text.matchAll(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Myanmar}\p{Script=Khmer}]/gu,
    ),
  ].length >= SENTENCE_CHARACTERS;

/**
 * Japanese or Chinese characters in a talk that was in another language are most often copied from a letter or a sign: without the grammar of a
 * spoken sentence they say nothing about their reader.
 */
function isPasted(tag: string | undefined, text: string, spoken: Language): boolean {
  if (spoken.startsWith('ja') || spoken.startsWith('zh')) return false;
  if (tag !== 'ja' && !tag?.startsWith('zh')) return false;
  const hiragana = [...text.matchAll(/\p{Script=Hiragana}/gu)].length;
  const han = [...text.matchAll(/\p{Script=Han}/gu)].length;
  return tag === 'ja' ? hiragana <= han : han < 8;
}
