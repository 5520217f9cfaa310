import type { Language } from '../language/index.ts';
import { createClassifier, type Question, toShares } from '../search/index.ts';
import { DANGERS, type Danger } from '../topics/index.ts';
import type { Command } from './compile-phrases.ts';
import type { Likely, Listening, Phrases } from './phrases.ts';

/** What a message is before it is a question; `language` is known when a phrase of that language was found. */
export type Sensed =
  | { kind: 'danger'; danger: Danger; language?: Language | undefined }
  | { kind: 'person'; language?: Language | undefined }
  | { kind: 'command'; command: Command; language?: Language | undefined };

/** Tells danger, a wish for a person and commands from questions. */
export type Sense = { read: (question: Question, likely: Likely) => Sensed | undefined };

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
  dangerAlone: 0.5,
  /** … and surer still of a word or two, where a chance likeness weighs most … */
  dangerInFewWords: 0.85,
  /** … and must know enough of the message to be heard at all. */
  known: 0.45,
  person: 0.3,
  smallTalk: 0.3,
} as const;

/** A greeting or thanks is short; what is longer has something else to say. */
const SMALL_TALK_WORDS = 9;
const SMALL_TALK_LENGTH = 60;

/**
 * Phrases know what they know exactly; the classifier has learnt from sentences (`locales/samples/`) and from the phrases, catches wording nobody
 * has written down, and tells "my house is on fire" from "fire insurance".
 */
export function createSense({ phrases, packed }: { phrases: Phrases; packed: Uint8Array }): Sense {
  const classifier = createClassifier(packed);
  const shareOf = (shares: Float64Array, name: (typeof SENSE_CLASSES)[number]): number =>
    shares[SENSE_CLASSES.indexOf(name)] ?? 0;
  return {
    read: ({ text, features }, likely) => {
      const { scores, known } = classifier.classify(features);
      const shares = toShares(scores);
      const heard = phrases.listen(text, likely);
      const danger = findDanger(text, shares, known, heard);
      if (danger) return danger;
      const person = heard.findPerson();
      if (person) return { kind: 'person', ...person };
      const command = heard.findCommand();
      if (command) return { kind: 'command', ...command };
      if (known < SENSE_THRESHOLDS.known) return undefined;
      if (shareOf(shares, 'person') >= SENSE_THRESHOLDS.person) return { kind: 'person' };
      if (text.length > SMALL_TALK_LENGTH || heard.words > SMALL_TALK_WORDS) return undefined;
      const smallTalk = (['greeting', 'thanks'] as const).find(
        (name) => shareOf(shares, name) >= SENSE_THRESHOLDS.smallTalk,
      );
      return smallTalk && { kind: 'command', command: smallTalk };
    },
  };
}

function findDanger(text: string, shares: Float64Array, known: number, heard: Listening): Sensed | undefined {
  const kinds = [...shares.subarray(0, DANGERS.length)];
  const share = kinds.reduce((sum, one) => sum + one, 0);
  const phrase = share >= SENSE_THRESHOLDS.dangerWithPhrase ? heard.findDanger() : undefined;
  if (phrase) return { kind: 'danger', ...phrase };
  const needed = isFewWords(text) ? SENSE_THRESHOLDS.dangerInFewWords : SENSE_THRESHOLDS.dangerAlone;
  if (share < needed || known < SENSE_THRESHOLDS.known) return undefined;
  return { kind: 'danger', danger: DANGERS[kinds.indexOf(Math.max(...kinds))] ?? 'police' };
}

const isFewWords = (text: string): boolean =>
  text.trim().split(/\s+/).length < 3 && (text.match(/\p{L}/gu)?.length ?? 0) < 12;
