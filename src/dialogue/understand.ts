import { type LanguageGuess, toLanguage } from '../language/index.ts';
import type { Found, LanguageWeight, Question } from '../search/index.ts';
import type { Danger } from '../topics/index.ts';
import { chooseLanguage, type LanguageChoice } from './choose-language.ts';
import type { Command } from './compile-phrases.ts';
import { openTicketOf } from './find-ticket.ts';
import type { Library } from './library.ts';
import type { Likely } from './phrases.ts';
import type { Sensed } from './sense.ts';
import type { State } from './state.ts';

/** What a message means to us. */
export type Meaning =
  | { kind: 'inDanger'; danger: Danger }
  | { kind: 'wantsPerson' }
  | { kind: 'commanded'; command: Command }
  | { kind: 'notServed'; tag: string }
  | { kind: 'asked'; outcome: 'answered' | 'choose' | 'notFound'; found: readonly Found[] };

/**
 * Where the counter answers, offers a choice, or says that it does not know; set on the tuning half of `test/evaluation` (README, Measured). `score` is the share
 * of certainty a topic gets.
 */
export const THRESHOLDS = {
  /** From here on one topic is clearly meant … */
  answered: 0.5,
  /** … when it is this many times as likely as the next. */
  lead: 2,
  /** From here on a topic that stands alone is answered; below, it is offered beside the next one. */
  alone: 0.35,
  /** From here on a question is clear whatever else it mentions. */
  clear: 0.9,
  /** From here on topics are worth offering. */
  offered: 0.15,
  /** A question with less than this known to any of our texts is about something else. */
  known: 0.45,
} as const;
const OFFERED = 4;
/** Offered topics may be this far behind the first. */
const NEAR_ENOUGH = 0.25;

/** Reads a message, in the order of the design: language, danger, a person, a command, a question. `isTold`: to a person, who reads it in any case. */
export function understand(
  text: string,
  state: State,
  profileLanguage: string | null,
  library: Library,
  isTold = openTicketOf(state) !== undefined,
): { meaning: Meaning; choice: LanguageChoice; found: readonly Found[] } {
  const guess = library.detector.detect(text);
  const question = library.cut(text.slice(0, QUESTION_LENGTH));
  const sensed = library.sense.read(question, listLikely(guess, state, profileLanguage), isTold);
  const sureness = guess.decidable ? (guess.likelihoods[0]?.probability ?? 0) : 0;
  const written = chooseLanguage(guess, text, state, profileLanguage);
  const choice = preferHeard(written, sensed?.language, state, profileLanguage, sureness);
  const asked = askQuestion(question, choice.weights, library);
  return { meaning: toMeaning(sensed, choice, asked), choice, found: asked.found };
}

/** A language less likely than this is not listened for: the classifier of danger hears it all the same. */
const WORTH_LISTENING = 0.02;

/** The languages whose phrases may stand in the message: what it looks like, what the talk is in, and English, which is mixed into everything. */
function listLikely({ likelihoods, decidable }: LanguageGuess, state: State, profileLanguage: string | null): Likely {
  if (!decidable) return null;
  const likely = likelihoods.filter(({ probability }) => probability >= WORTH_LISTENING).map(({ tag }) => tag);
  const settled = [state.chosen, state.spoken, profileLanguage ? toLanguage(profileLanguage) : undefined].flatMap(
    (language) => language ?? [],
  );
  return new Set([...likely, ...settled.map((language) => (language === 'ja-easy' ? 'ja' : language)), 'en', 'ja']);
}

/** A question this clear is answered although it mentions a person ("an interpreter at the hospital"). */
const isClear = ({ outcome, found }: Meaning & { kind: 'asked' }): boolean =>
  outcome === 'answered' && (found[0]?.score ?? 0) >= THRESHOLDS.clear;

function toMeaning(sensed: Sensed | undefined, choice: LanguageChoice, asked: Meaning & { kind: 'asked' }): Meaning {
  switch (sensed?.kind) {
    case 'danger':
      return { kind: 'inDanger', danger: sensed.danger };
    case 'person':
      return !sensed.isSure && isClear(asked) ? asked : { kind: 'wantsPerson' };
    case 'command':
      return { kind: 'commanded', command: sensed.command };
    default:
      return choice.notServed ? { kind: 'notServed', tag: choice.notServed } : asked;
  }
}

/** Whoever tells a long story says what it is about in its beginning; no message may take longer for being longer. */
const QUESTION_LENGTH = 600;

/** The question alone: which topics it may be about, and how sure that is. */
export const askLibrary = (
  text: string,
  weights: readonly LanguageWeight[],
  library: Library,
): Meaning & { kind: 'asked' } => askQuestion(library.cut(text.slice(0, QUESTION_LENGTH)), weights, library);

function askQuestion(
  question: Question,
  weights: readonly LanguageWeight[],
  library: Library,
): Meaning & { kind: 'asked' } {
  const { topics: found, known } = library.search.findTopics(question, weights);
  const [first, second] = found;
  if (!first || first.score < THRESHOLDS.offered || known < THRESHOLDS.known)
    return { kind: 'asked', outcome: 'notFound', found };
  const lead = first.score / (second?.score ?? 0);
  if (first.score >= THRESHOLDS.answered && lead >= THRESHOLDS.lead)
    return { kind: 'asked', outcome: 'answered', found };
  const isAlone = listOffered(found).length === 1 && first.score >= THRESHOLDS.alone;
  return { kind: 'asked', outcome: isAlone ? 'answered' : 'choose', found };
}

/** The topics that are offered as buttons: those that are not far behind the first, and always two, because one is no choice. */
export function listOffered(found: readonly Found[]): readonly Found[] {
  const first = found[0]?.score ?? 0;
  return found.filter(
    ({ score }, index) =>
      index < OFFERED && (score >= first * NEAR_ENOUGH || (index === 1 && first < THRESHOLDS.alone)),
  );
}

/**
 * A phrase we know word for word tells the language of a first message better than statistics over two words do; a settled talk keeps its own.
 */
function preferHeard(
  choice: LanguageChoice,
  heardIn: LanguageChoice['language'] | undefined,
  state: State,
  profileLanguage: string | null,
  sureness: number,
): LanguageChoice {
  if (!heardIn || state.chosen || state.spoken || sureness >= 0.8) return choice;
  if (profileLanguage && !choice.notServed && sureness < 0.5) return choice;
  const { notServed: _, ...rest } = choice;
  return { ...rest, language: heardIn === 'ja' ? 'ja-easy' : heardIn };
}
