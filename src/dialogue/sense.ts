import type { Language } from '../language/index.ts';
import { createClassifier, type Question, toShares } from '../search/index.ts';
import type { Danger } from '../topics/index.ts';
import type { Command } from './compile-phrases.ts';
import {
  DANGER_THRESHOLDS,
  dangerShareOf,
  guessDanger,
  SENSE_CLASSES,
  toNeeded,
  toNeededOfPart,
  type Weighed,
} from './guess-danger.ts';
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

/** When phrases and the classifier speak of the same thing: set on the tuning half of `test/evaluation`. The classifier gives shares of certainty. */
export const SENSE_THRESHOLDS = {
  /** Letters in a row thank nobody: so much of a message must be known. */
  known: 0.45,
  person: 0.15,
  /** Below this a clear question is answered although a person is mentioned. */
  personSure: 0.3,
  smallTalk: 0.3,
} as const;

/** A greeting or thanks is short; what is longer has something else to say. */
const SMALL_TALK_WORDS = 9;
const SMALL_TALK_LENGTH = 60;

type WeighedPart = { part: string; weighed: Weighed };

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
  /** The parts of a longer message, the likeliest to be about danger first: in the whole, a clause drowns in the story around it. */
  const weighParts = (text: string): WeighedPart[] =>
    splitParts(text)
      .map((part) => ({ part, weighed: weigh(cut(part).features) }))
      .sort((a, b) => dangerShareOf(b.weighed) - dangerShareOf(a.weighed));
  const findPhraseInParts = (parts: readonly WeighedPart[], likely: Likely) => {
    for (const { part, weighed } of parts) {
      const isLikely = dangerShareOf(weighed) >= DANGER_THRESHOLDS.partWithPhrase;
      const phrase = isLikely ? phrases.listen(part, likely).findDanger() : undefined;
      if (phrase) return phrase;
    }
    return undefined;
  };
  return {
    read: ({ text, features }, likely, isTold = false) => {
      const whole = weigh(features);
      const { shares, known } = whole;
      const heard = phrases.listen(text, likely);
      const phrase = dangerShareOf(whole) >= DANGER_THRESHOLDS.withPhrase ? heard.findDanger() : undefined;
      if (phrase) return { kind: 'danger', ...phrase };
      const command = heard.findCommand();
      // A whole message that is a greeting or thanks is that, whatever it looks like to the classifier.
      if (command && isSmallTalk(command.command)) return { kind: 'command', ...command };
      const danger = guessDanger(whole, toNeeded(text, isTold));
      if (danger) return { kind: 'danger', danger };
      const parts = weighParts(text);
      const phraseInPart = findPhraseInParts(parts, likely);
      if (phraseInPart) return { kind: 'danger', ...phraseInPart };
      const wantsPerson = shareOf(shares, 'person');
      const person = heard.findPerson();
      if (person) return { kind: 'person', ...person, isSure: wantsPerson >= SENSE_THRESHOLDS.personSure };
      if (command) return { kind: 'command', ...command };
      if (known >= SENSE_THRESHOLDS.known && wantsPerson >= SENSE_THRESHOLDS.person)
        return { kind: 'person', isSure: wantsPerson >= SENSE_THRESHOLDS.personSure };
      // Whoever asks for a person may use words like these for why; only a phrase, above, makes it a danger.
      const inPart = guessInParts(parts, whole, isTold);
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

function guessInParts(parts: readonly WeighedPart[], whole: Weighed, isTold: boolean): Danger | undefined {
  for (const { part, weighed } of parts) {
    const danger = guessDanger(weighed, toNeededOfPart(part, whole, isTold));
    if (danger) return danger;
  }
  return undefined;
}

const isSmallTalk = (command: Command): boolean => command === 'greeting' || command === 'thanks';
