import type { Library } from '../../dialogue/index.ts';
import { THRESHOLDS } from '../../dialogue/index.ts';
import { read } from './evaluate.ts';
import { readMessages, readQuestions } from './read-questions.ts';

/** Where the counter would stand with another threshold; shares of 0–1. */
export type CurvePoint = {
  answered: number;
  /** Of questions: answered outright, and of those with a wrong topic. */
  answeredShare: number;
  wrong: number;
  /** Of questions: offered as a choice; said to be unknown. */
  chosen: number;
  abstained: number;
  /** Of messages about something else: answered outright. */
  outOfScopeAnswered: number;
};

const STEPS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** What other values of `THRESHOLDS.answered` would mean, on the tuning half: the curve the value was chosen on. */
export function drawCurve(library: Library): CurvePoint[] {
  const questions = readQuestions('tuning').map(({ text, topic, also }) => ({
    topics: read(library, text).topics,
    right: [topic, ...also] as string[],
  }));
  const others = readMessages('out-of-scope', 'tuning').map(({ text }) => read(library, text));
  const share = <T>(list: readonly T[], fits: (one: T) => boolean): number => list.filter(fits).length / list.length;
  return STEPS.map((answered) => {
    const isAnswered = (topics: readonly { score: number }[]): boolean =>
      (topics[0]?.score ?? 0) >= answered && (topics[0]?.score ?? 0) >= THRESHOLDS.lead * (topics[1]?.score ?? 0);
    const isOffered = (topics: readonly { score: number }[]): boolean => (topics[0]?.score ?? 0) >= THRESHOLDS.offered;
    return {
      answered,
      answeredShare: share(questions, ({ topics }) => isAnswered(topics)),
      wrong: share(questions, ({ topics, right }) => isAnswered(topics) && !right.includes(topics[0]?.id ?? '')),
      chosen: share(questions, ({ topics }) => !isAnswered(topics) && isOffered(topics)),
      abstained: share(questions, ({ topics }) => !isOffered(topics)),
      outOfScopeAnswered: share(others, ({ intent, topics }) => intent !== 'notFound' && isAnswered(topics)),
    };
  });
}
