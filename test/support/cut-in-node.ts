import type { TestProject } from 'vitest/node';
import { MESSAGE_SETS, readMessages, readQuestions } from '../../src/tools/evaluate/read-questions.ts';
import { readCompiled } from '../../src/tools/read-compiled.ts';
import { fingerprintCuts, type Lines, listContentLines } from './cuts.ts';

/** Runs in Node before the tests inside workerd. */
export default async function setup(project: TestProject): Promise<void> {
  const questionLines = listQuestionLines();
  project.provide('questionLines', questionLines);
  project.provide('cutsInNode', {
    content: await fingerprintCuts(listContentLines(readCompiled)),
    questions: await fingerprintCuts(questionLines),
  });
}

function listQuestionLines(): Lines {
  const lines: Record<string, string[]> = {};
  for (const half of ['tuning', 'heldBack'] as const)
    for (const { language, text } of [
      ...readQuestions(half),
      ...MESSAGE_SETS.flatMap((set) => readMessages(set, half)),
    ]) {
      const own = lines[language] ?? [];
      lines[language] = own;
      own.push(text);
    }
  return lines;
}
