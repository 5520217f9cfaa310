import { DANGERS, type Danger } from '../topics/index.ts';

/** The classes of the classifier, in order: the dangers, then these. */
export const SENSE_CLASSES = [...DANGERS, 'person', 'greeting', 'thanks', 'question'] as const;

/** What a message or a part of it is, as shares of certainty, and what part of its weight the classifier knew at all. */
export type Weighed = { shares: Float64Array; known: number };

/**
 * How much of the certainty any danger must have; set on the tuning half of `test/evaluation` and on messages written for the purpose. A missed emergency is worse than a card too many, so
 * danger leans that way.
 */
export const DANGER_THRESHOLDS = {
  /** A phrase of danger was found: enough, unless the classifier knows such sentences as harmless. */
  withPhrase: 0.06,
  /** No phrase was found: a danger must be likelier than everything else … */
  alone: 0.6,
  /** … likelier in a short sentence, where one likeness weighs more ("my daughter is 15") … */
  inShort: 0.8,
  /** … and likelier still in a word or two … */
  inFewWords: 0.95,
  /** … but a shout ("FIRE!!") is meant as one. */
  shouted: 0.3,
  /**
   * Somebody tells a person about their life ("he is home at night"): at 0.4 a card came for one sentence of four in such a talk, at 0.9 for one of twenty, for one emergency of a
   * hundred missed, and there a person reads it.
   */
  told: 0.9,
  /** A phrase in one part of a longer message: the part must look a little like danger … */
  partWithPhrase: 0.15,
  /** … without a phrase it must look much like it, and the whole a little (`around`): "been here 11 years" begins harmless stories, too … */
  inPart: 0.65,
  around: 0.15,
  /** … unless the part leaves no doubt. */
  partAlone: 0.9,
  /** What is not known this well is not judged. */
  known: 0.3,
} as const;

/** How much of the certainty any danger gets. */
export const dangerShareOf = ({ shares }: Weighed): number =>
  shares.subarray(0, DANGERS.length).reduce((sum, one) => sum + one, 0);

/** The danger the classifier sees by itself, if it is as sure as is `needed`. */
export function guessDanger(weighed: Weighed, needed: number): Danger | undefined {
  const { shares, known } = weighed;
  if (dangerShareOf(weighed) < needed || known < DANGER_THRESHOLDS.known) return undefined;
  const kinds = shares.subarray(0, DANGERS.length);
  const greatest = Math.max(...kinds);
  // A little of every danger is no danger: one of them must be likelier than a question.
  return greatest >= (shares[SENSE_CLASSES.indexOf('question')] ?? 0) ? DANGERS[kinds.indexOf(greatest)] : undefined;
}

/** How sure the classifier must be that a whole message is about danger. `isTold`: to a person. */
export function toNeeded(text: string, isTold: boolean): number {
  const { inFewWords, inShort, alone, told, shouted } = DANGER_THRESHOLDS;
  if (!isFewWords(text)) return isTold ? told : isShort(text) ? inShort : alone;
  if (isShouted(text)) return shouted;
  // A word or two to a person is an answer to something they asked: a phrase or a shout, not a likeness.
  return isTold ? Infinity : inFewWords;
}

/** How sure it must be of one part of a message, when the whole looks like `whole`. */
export function toNeededOfPart(part: string, whole: Weighed, isTold: boolean): number {
  const { inFewWords, inPart, partAlone, around, told } = DANGER_THRESHOLDS;
  if (isFewWords(part)) return inFewWords;
  if (dangerShareOf(whole) >= around) return isTold ? told : inPart;
  return isShort(part) ? inFewWords : partAlone;
}

/** With an exclamation mark, or in capitals throughout. */
const isShouted = (text: string): boolean => /[!！]/.test(text) || /^[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*$/u.test(text);

const countWords = (text: string): number => text.trim().split(/\s+/).length;
/** A character of Chinese or Japanese says as much as two letters. */
const countLetters = (text: string): number =>
  (text.match(/\p{L}/gu)?.length ?? 0) + (text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu)?.length ?? 0);

const isFewWords = (text: string): boolean => countWords(text) < 3 && countLetters(text) < 12;

/** Up to five words; in a script without spaces, about as much. */
const isShort = (text: string): boolean => {
  const [words, letters] = [countWords(text), countLetters(text)];
  return words > letters / 10 ? words <= 5 : letters <= 22;
};
