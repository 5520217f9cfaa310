import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashText } from '../../hash.ts';
import type { Danger, TopicId } from '../../topics/index.ts';

const folder = join(import.meta.dirname, '../../../test/evaluation');

/** tuning: thresholds and ideas are tried on it. heldBack: judges, and is never looked at while trying. */
export type Half = 'tuning' | 'heldBack';

export type Question = { text: string; language: string; topic: TopicId; also: readonly TopicId[] };
export type Message = { text: string; language: string; danger?: Danger; intent?: 'greeting' | 'thanks' };

/** Questions with the topic that must be found, of one half. */
export function readQuestions(half: Half): Question[] {
  const questions = join(folder, 'questions');
  const names = existsSync(questions) ? readdirSync(questions).filter((name) => name.endsWith('.jsonl')) : [];
  return names
    .flatMap((name) => {
      const language = name.replace('.jsonl', '');
      return readLines<Omit<Question, 'language' | 'also'> & { also?: TopicId[] }>(join(questions, name)).map(
        (line) => ({ also: [], ...line, language }),
      );
    })
    .filter(({ text }) => halfOf(text) === half);
}

/** The special sets; those in `second/` are harder, and were written when the first ones had nothing left to find fault with. */
export const MESSAGE_SETS = [
  'danger',
  'not-danger',
  'person',
  'small-talk',
  'out-of-scope',
  'second/danger',
  'second/not-danger',
  'second/person',
] as const;

/** The messages of one of `MESSAGE_SETS`, of one half. */
export function readMessages(set: (typeof MESSAGE_SETS)[number], half: Half): Message[] {
  const path = join(folder, `${set}.jsonl`);
  return existsSync(path) ? readLines<Message>(path).filter(({ text }) => halfOf(text) === half) : [];
}

const readLines = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

/** A question stays in its half for ever, whatever is added around it: the half depends on nothing but its words. */
export const halfOf = (text: string): Half => (((hashText(text) >>> 7) & 1) === 0 ? 'tuning' : 'heldBack');
