import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  evaluateIntents,
  evaluateLanguage,
  evaluateTopics,
  type TopicQuality,
} from '../../src/tools/evaluate/evaluate.ts';
import { listCopyFinders } from '../../src/tools/evaluate/near-copy.ts';
import { MESSAGE_SETS, readMessages, readQuestions } from '../../src/tools/evaluate/read-questions.ts';
import { library } from '../support/library.ts';

/** Dangers that are not heard every time yet, and what has been reached: the goal is all of them, and these only ever rise. */
const REACHED: Readonly<Record<string, number>> = {
  'danger.child': 0.94,
  'second.danger.disaster': 0.8,
  'second.danger.child': 0.94,
  'second.danger.exploitation': 0.94,
};

/** On the held-back half, which nobody looks at while tuning. A gate is never loosened to let a change pass. */
describe('the counter understands', () => {
  const { all: _, ...languages } = evaluateTopics(library(), 'heldBack');
  const intents = evaluateIntents(library(), 'heldBack');
  const languageShares = evaluateLanguage(library(), 'heldBack');
  const mean = (pick: (quality: TopicQuality) => number): number => {
    const rows = Object.values(languages);
    const questions = rows.reduce((sum, row) => sum + row.questions, 0);
    return rows.reduce((sum, row) => sum + pick(row) * row.questions, 0) / questions;
  };

  test('questions: the right topic first for nine in ten, in the worst language for 85 in a hundred', () => {
    expect(Object.keys(languages).length).toBe(15);
    expect(mean(({ top1 }) => top1)).toBeGreaterThanOrEqual(0.9);
    for (const [language, { top1 }] of Object.entries(languages)) expect(top1, language).toBeGreaterThanOrEqual(0.85);
  });

  test('questions: the right topic among the first three', () => {
    expect(mean(({ top3 }) => top3)).toBeGreaterThanOrEqual(0.97);
    for (const [language, { top3 }] of Object.entries(languages)) expect(top3, language).toBeGreaterThanOrEqual(0.93);
  });

  test('when it would be wrong, and then it does not answer', () =>
    expect(mean(({ wrong }) => wrong)).toBeLessThanOrEqual(0.04));

  test('danger, nearly always, and seldom where there is none', () => {
    const recalls = Object.entries(intents).filter(([name]) => name.startsWith('danger.'));
    expect(recalls.length).toBe(8);
    for (const [kind, recall] of recalls) expect(recall, kind).toBeGreaterThanOrEqual(REACHED[kind] ?? 1);
    expect(intents.falseAlarms).toBeLessThanOrEqual(0.02);
  });

  test('danger in the second, harder set: each kind, and seldom where there is none', () => {
    const recalls = Object.entries(intents).filter(([name]) => name.startsWith('second.danger.'));
    expect(recalls.length).toBe(8);
    for (const [kind, recall] of recalls) expect(recall, kind).toBeGreaterThanOrEqual(REACHED[kind] ?? 1);
    expect(intents['second.falseAlarms']).toBeLessThanOrEqual(0.033);
    expect(intents['second.person']).toBeGreaterThanOrEqual(0.95);
  });

  test('the wish for a person, and small talk', () => {
    expect(intents.person).toBeGreaterThanOrEqual(0.98);
    expect(intents.greeting).toBeGreaterThanOrEqual(0.95);
    expect(intents.thanks).toBeGreaterThanOrEqual(0.95);
  });

  test('what no counter knows, and does not answer it', () =>
    expect(intents.outOfScopeNotAnswered).toBeGreaterThanOrEqual(0.95));

  test('the language of a sentence, of two words, and mostly of one', () => {
    const { sentences, twoWords, short } = languageShares;
    expect(sentences).toBeGreaterThanOrEqual(0.985);
    expect(twoWords).toBeGreaterThanOrEqual(0.93);
    // Lower, because "hoken" alone belongs to every resident's language.
    expect(short).toBeGreaterThanOrEqual(0.9);
  });
});

describe('the evaluation set', () => {
  test('nearly copies nothing the counter has learnt from (src/tools/evaluate/prune.ts takes such lines out)', () => {
    const { examples, samples } = listCopyFinders(join(import.meta.dirname, '../..'));
    const halves = ['tuning', 'heldBack'] as const;
    const questions = halves.flatMap(readQuestions).filter(({ text, language }) => examples(text, language));
    const messages = MESSAGE_SETS.flatMap((name) => halves.flatMap((half) => readMessages(name, half))).filter(
      ({ text, language }) => samples(text, language),
    );
    expect([...questions, ...messages].map(({ text }) => text)).toEqual([]);
  }, 120_000);

  test('holds only lines that can be read', () => {
    for (const name of MESSAGE_SETS) {
      const lines = readFileSync(join(import.meta.dirname, `${name}.jsonl`), 'utf8')
        .trim()
        .split('\n');
      expect(lines.length, name).toBeGreaterThanOrEqual(name === 'second/person' ? 80 : 200);
      for (const line of lines)
        expect(JSON.parse(line)).toMatchObject({ text: expect.any(String), language: expect.any(String) });
    }
  });
});
