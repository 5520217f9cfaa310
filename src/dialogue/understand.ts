import type { Found, LanguageWeight } from '../search/index.ts';
import type { Danger } from '../topics/index.ts';
import { chooseLanguage, type LanguageChoice } from './choose-language.ts';
import type { Library } from './library.ts';
import type { Command } from './phrases.ts';
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
  answered: 0.42,
  /** … when it is this many times as likely as the next. */
  lead: 1.8,
  /** From here on topics are worth offering. */
  offered: 0.1,
  /** A question with less than this known to any of our texts is about something else. */
  known: 0.35,
} as const;
const OFFERED = 4;
/** Offered topics may be this far behind the first. */
const NEAR_ENOUGH = 0.25;

/** Reads a message, in the order of the design: language, danger, a person, a command, a question. */
export function understand(
  text: string,
  state: State,
  profileLanguage: string | null,
  library: Library,
): { meaning: Meaning; choice: LanguageChoice } {
  const guess = library.detector.detect(text);
  const sensed = library.sense.read(text);
  const sureness = guess.decidable ? (guess.likelihoods[0]?.probability ?? 0) : 0;
  const written = chooseLanguage(guess, text, state, profileLanguage);
  const choice = preferHeard(written, sensed?.language, state, profileLanguage, sureness);
  if (sensed?.kind === 'danger') return { meaning: { kind: 'inDanger', danger: sensed.danger }, choice };
  if (sensed?.kind === 'person') return { meaning: { kind: 'wantsPerson' }, choice };
  if (sensed?.kind === 'command') return { meaning: { kind: 'commanded', command: sensed.command }, choice };
  if (choice.notServed) return { meaning: { kind: 'notServed', tag: choice.notServed }, choice };
  return { meaning: askLibrary(text, choice.weights, library), choice };
}

/** The question alone: which topics it may be about, and how sure that is. */
export function askLibrary(
  text: string,
  weights: readonly LanguageWeight[],
  library: Library,
): Meaning & { kind: 'asked' } {
  const { topics: found, known } = library.search.findTopics(text, weights);
  const [first, second] = found;
  if (!first || first.score < THRESHOLDS.offered || known < THRESHOLDS.known)
    return { kind: 'asked', outcome: 'notFound', found };
  const lead = first.score / (second?.score ?? 0);
  if (first.score >= THRESHOLDS.answered && lead >= THRESHOLDS.lead)
    return { kind: 'asked', outcome: 'answered', found };
  return { kind: 'asked', outcome: listOffered(found).length > 1 ? 'choose' : 'answered', found };
}

/** The topics that are offered as buttons: those that are not far behind the first. */
export function listOffered(found: readonly Found[]): readonly Found[] {
  const first = found[0]?.score ?? 0;
  return found.filter(({ score }, index) => index < OFFERED && score >= first * NEAR_ENOUGH);
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
