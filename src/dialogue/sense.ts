import type { Language } from '../language/index.ts';
import { createClassifier, type Question, toShares } from '../search/index.ts';
import { DANGERS, type Danger } from '../topics/index.ts';
import type { Command } from './compile-phrases.ts';
import type { Likely, Phrases } from './phrases.ts';
import { splitParts } from './split-parts.ts';

/** What a message is before it is a question; `language` is known when a phrase of that language was found. */
export type Sensed =
  | { kind: 'danger'; danger: Danger; language?: Language | undefined }
  /** `isSure`: more than a phrase speaks for it. */
  | { kind: 'person'; isSure: boolean; language?: Language | undefined }
  | { kind: 'command'; command: Command; language?: Language | undefined };

/**
 * Tells danger, a wish for a person and commands from questions. `isTold`: somebody is telling a person about their life, in sentences the classifier has not learnt from.
 */
export type Sense = { read: (question: Question, likely: Likely, isTold?: boolean) => Sensed | undefined };

/** The classes of the classifier, in order: the dangers, then these. */
export const SENSE_CLASSES = [...DANGERS, 'person', 'greeting', 'thanks', 'question'] as const;

/**
 * When phrases and the classifier speak of the same thing: set on the tuning half of `test/evaluation`. The classifier gives shares of certainty. A missed
 * emergency is worse than a card too many, so danger leans that way.
 */
export const SENSE_THRESHOLDS = {
  /** A phrase of danger was found: enough, unless the classifier knows such sentences as harmless. */
  dangerWithPhrase: 0.015,
  /** No phrase was found: the classifier must be rather sure … */
  dangerAlone: 0.6,
  /**
   * … surer when somebody tells a person about their life ("he is home at night"): at 0.4 a card came for one sentence of four in such a talk, at 0.9 for one of twenty, for one emergency
   * of a hundred missed, and there a person reads it …
   */
  dangerTold: 0.9,
  /** … and surer still of a word or two, where a chance likeness weighs most … */
  dangerInFewWords: 0.95,
  /** One part of a longer message says it this clearly … */
  dangerInPart: 0.65,
  /** … and the whole does not speak against it: "been here 11 years" begins harmless stories, too. */
  dangerAround: 0.1,
  /** A shout ("FIRE!!") is meant as one. */
  dangerShouted: 0.3,
  /** … and must know enough of the message to be heard at all. */
  dangerKnown: 0.3,
  /** What is no danger must be known better: letters in a row thank nobody. */
  known: 0.45,
  person: 0.15,
  /** Below this a clear question is answered although a person is mentioned. */
  personSure: 0.3,
  smallTalk: 0.3,
} as const;

/** A greeting or thanks is short; what is longer has something else to say. */
const SMALL_TALK_WORDS = 9;
const SMALL_TALK_LENGTH = 60;

/** What a message or a part of it is, as shares of certainty, and what part of its weight the classifier knew at all. */
type Weighed = { shares: Float64Array; known: number };

type SenseParts = { phrases: Phrases; packed: Uint8Array; cut: (text: string) => Pick<Question, 'features'> };

/**
 * Phrases know what they know exactly; the classifier has learnt from sentences (`locales/samples/`) and from the phrases, catches wording nobody
 * has written down, and tells "my house is on fire" from "fire insurance".
 */
export function createSense({ phrases, packed, cut }: SenseParts): Sense {
  const classifier = createClassifier(packed);
  const weigh = (features: Question['features']): Weighed => {
    const { scores, known } = classifier.classify(features);
    return { shares: toShares(scores), known };
  };
  const shareOf = (shares: Float64Array, name: (typeof SENSE_CLASSES)[number]): number =>
    shares[SENSE_CLASSES.indexOf(name)] ?? 0;
  /** The danger one part of a longer message speaks of: in the whole, a clause drowns in the story around it. */
  const guessInParts = (text: string, isTold: boolean): Danger | undefined => {
    const needed = isTold ? SENSE_THRESHOLDS.dangerTold : SENSE_THRESHOLDS.dangerInPart;
    const weighed = splitParts(text).map((part) => weigh(cut(part).features));
    return weighed
      .sort((a, b) => dangerShareOf(b.shares) - dangerShareOf(a.shares))
      .reduce<Danger | undefined>((found, part) => found ?? guessDanger(part, needed), undefined);
  };
  return {
    read: ({ text, features }, likely, isTold = false) => {
      const whole = weigh(features);
      const { shares, known } = whole;
      const heard = phrases.listen(text, likely);
      const phrase = dangerShareOf(shares) >= SENSE_THRESHOLDS.dangerWithPhrase ? heard.findDanger() : undefined;
      if (phrase) return { kind: 'danger', ...phrase };
      const command = heard.findCommand();
      // A whole message that is a greeting or thanks is that, whatever it looks like to the classifier.
      if (command && isSmallTalk(command.command)) return { kind: 'command', ...command };
      const danger = guessDanger(whole, toNeeded(text, isTold));
      if (danger) return { kind: 'danger', danger };
      const wantsPerson = shareOf(shares, 'person');
      const person = heard.findPerson();
      if (person) return { kind: 'person', ...person, isSure: wantsPerson >= SENSE_THRESHOLDS.personSure };
      if (command) return { kind: 'command', ...command };
      if (known >= SENSE_THRESHOLDS.known && wantsPerson >= SENSE_THRESHOLDS.person)
        return { kind: 'person', isSure: wantsPerson >= SENSE_THRESHOLDS.personSure };
      const inPart = dangerShareOf(shares) >= SENSE_THRESHOLDS.dangerAround ? guessInParts(text, isTold) : undefined;
      if (inPart) return { kind: 'danger', danger: inPart };
      if (known < SENSE_THRESHOLDS.known) return undefined;
      if (text.length > SMALL_TALK_LENGTH || heard.words > SMALL_TALK_WORDS) return undefined;
      const smallTalk = (['greeting', 'thanks'] as const).find(
        (name) => shareOf(shares, name) >= SENSE_THRESHOLDS.smallTalk,
      );
      return smallTalk && { kind: 'command', command: smallTalk };
    },
  };
}

/** How sure the classifier must be that a whole message is about danger. */
function toNeeded(text: string, isTold: boolean): number {
  const { dangerInFewWords, dangerAlone, dangerTold, dangerShouted } = SENSE_THRESHOLDS;
  if (!isFewWords(text)) return isTold ? dangerTold : dangerAlone;
  if (isShouted(text)) return dangerShouted;
  // A word or two to a person is an answer to something they asked: a phrase or a shout, not a likeness.
  return isTold ? Infinity : dangerInFewWords;
}

/** The danger the classifier sees by itself, if it is as sure as is `needed`. */
function guessDanger({ shares, known }: Weighed, needed: number): Danger | undefined {
  if (dangerShareOf(shares) < needed || known < SENSE_THRESHOLDS.dangerKnown) return undefined;
  const kinds = shares.subarray(0, DANGERS.length);
  const greatest = Math.max(...kinds);
  // A little of every danger is no danger: one of them must be likelier than a question.
  return greatest >= (shares[SENSE_CLASSES.indexOf('question')] ?? 0) ? DANGERS[kinds.indexOf(greatest)] : undefined;
}

/** How much of the certainty any danger gets. */
const dangerShareOf = (shares: Float64Array): number =>
  shares.subarray(0, DANGERS.length).reduce((sum, one) => sum + one, 0);

const isSmallTalk = (command: Command): boolean => command === 'greeting' || command === 'thanks';

/** With an exclamation mark, or in capitals throughout. */
const isShouted = (text: string): boolean => /[!！]/.test(text) || /^[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*$/u.test(text);

const isFewWords = (text: string): boolean =>
  text.trim().split(/\s+/).length < 3 && (text.match(/\p{L}/gu)?.length ?? 0) < 12;
