import { type Library, type Reading, startState, takeTurn } from '../../dialogue/index.ts';
import { DANGERS } from '../../topics/index.ts';
import { type Half, type Question, readMessages, readQuestions } from './read-questions.ts';

/** A fixed clock: measuring must not depend on the day. */
const NOW = Date.parse('2026-11-24T10:00:00+09:00');

/** How the counter understands a first message of somebody unknown. */
export function read(library: Library, text: string, profileLanguage: string | null = null): Reading {
  const heard = { kind: 'wrote', text, messageId: '1', masked: [] } as const;
  return takeTurn({ id: '1', now: NOW, place: 'private', profileLanguage, heard }, startState(NOW), library).reading;
}

export type TopicQuality = {
  questions: number;
  top1: number;
  top3: number;
  meanReciprocalRank: number;
  wrong: number;
  abstained: number;
};

/** Ranks questions with `rank`, best first; shares are 0–1. `answered` says whether the first topic would be given as the answer. */
export function rateRanking(
  questions: readonly Question[],
  rank: (question: Question) => { topics: readonly string[]; answered: boolean; abstained: boolean },
): TopicQuality {
  const sums = { top1: 0, top3: 0, meanReciprocalRank: 0, wrong: 0, abstained: 0 };
  for (const question of questions) {
    const { topics, answered, abstained } = rank(question);
    const right = [question.topic, ...question.also] as string[];
    const place = topics.findIndex((topic) => right.includes(topic));
    if (place === 0) sums.top1++;
    if (place >= 0 && place < 3) sums.top3++;
    if (place >= 0) sums.meanReciprocalRank += 1 / (place + 1);
    if (answered && place !== 0) sums.wrong++;
    if (abstained) sums.abstained++;
  }
  const count = questions.length || 1;
  return {
    questions: questions.length,
    ...(Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / count])) as typeof sums),
  };
}

/** Topic quality of the counter itself, overall and by language. */
export function evaluateTopics(library: Library, half: Half): Record<string, TopicQuality> {
  const questions = readQuestions(half);
  const readings = new Map(questions.map((question) => [question, read(library, question.text)]));
  const rate = (some: readonly Question[]): TopicQuality =>
    rateRanking(some, (question) => {
      const { topics, intent } = readings.get(question) as Reading;
      return { topics: topics.map(({ id }) => id), answered: intent === 'answered', abstained: intent === 'notFound' };
    });
  const languages = [...new Set(questions.map(({ language }) => language))];
  return {
    all: rate(questions),
    ...Object.fromEntries(
      languages.map((language) => [language, rate(questions.filter((one) => one.language === language))]),
    ),
  };
}

const shareOf = <T>(items: readonly T[], isRight: (item: T) => boolean): number =>
  items.length === 0 ? Number.NaN : items.filter(isRight).length / items.length;

/**
 * Danger by kind (recall) and how often its kind is right, false alarms, a person wanted: shares of messages understood rightly. `set` is `''` for the first messages, `'second/'` for the
 * harder ones written later.
 */
function evaluateDanger(library: Library, half: Half, set: '' | 'second/'): Record<string, number> {
  const danger = readMessages(`${set}danger`, half);
  return {
    ...Object.fromEntries(
      DANGERS.map((kind) => [
        `danger.${kind}`,
        shareOf(
          danger.filter((one) => one.danger === kind),
          ({ text }) => read(library, text).intent === 'emergency',
        ),
      ]),
    ),
    dangerKindRight: shareOf(danger, ({ text, danger: kind }) => read(library, text).danger === kind),
    falseAlarms: shareOf(
      readMessages(`${set}not-danger`, half),
      ({ text }) => read(library, text).intent === 'emergency',
    ),
    person: shareOf(readMessages(`${set}person`, half), ({ text }) => read(library, text).intent === 'handoff'),
  };
}

/** Danger and the wish for a person (in the second set: `second.…`), greetings, thanks, and what should not be answered: shares of messages understood rightly. */
export function evaluateIntents(library: Library, half: Half): Record<string, number> {
  const smallTalk = readMessages('small-talk', half);
  const others = readMessages('out-of-scope', half);
  return {
    ...evaluateDanger(library, half, ''),
    ...Object.fromEntries(
      (['greeting', 'thanks'] as const).map((wanted) => [
        wanted,
        shareOf(
          smallTalk.filter(({ intent }) => intent === wanted),
          ({ text }) => read(library, text).intent === wanted,
        ),
      ]),
    ),
    outOfScopeNotAnswered: shareOf(others, ({ text }) => read(library, text).intent !== 'answered'),
    outOfScopeNotFound: shareOf(others, ({ text }) => read(library, text).intent === 'notFound'),
    ...Object.fromEntries(
      Object.entries(evaluateDanger(library, half, 'second/')).map(([name, share]) => [`second.${name}`, share]),
    ),
  };
}

/**
 * Whether the language of questions is recognised: of sentences, of short messages, and of those that are two words. Easy Japanese counts as
 * Japanese.
 */
export function evaluateLanguage(library: Library, half: Half): Record<string, number> {
  const questions = readQuestions(half);
  const isRight = ({ text, language }: Question): boolean =>
    read(library, text).language.replace('ja-easy', 'ja') === language;
  const words = (text: string): number => text.trim().split(/\s+/).length;
  const share = (some: readonly Question[]): number =>
    some.length === 0 ? Number.NaN : some.filter(isRight).length / some.length;
  return {
    sentences: share(questions.filter(({ text }) => words(text) > 3 || text.length > 18)),
    short: share(questions.filter(({ text }) => words(text) <= 3 && text.length <= 18)),
    twoWords: share(questions.filter(({ text }) => words(text) === 2)),
  };
}
