import type { TestProject } from 'vitest/node';
import { readMessages, readQuestions } from '../../src/tools/evaluate/read-questions.ts';
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
  const sets = ['danger', 'not-danger', 'person', 'small-talk', 'out-of-scope'];
  for (const half of ['tuning', 'heldBack'] as const)
    for (const { language, text } of [...readQuestions(half), ...sets.flatMap((set) => readMessages(set, half))]) {
      const own = lines[language] ?? [];
      lines[language] = own;
      own.push(text);
    }
  return lines;
}
