import type { Question } from '../evaluate/read-questions.ts';

/** One question of each language after the other, as people write: nobody gains by keeping only the last language at hand. */
export function mixLanguages(questions: readonly Question[]): Question[] {
  const places = new Map<string, number>();
  const placed = questions.map((question) => {
    const place = places.get(question.language) ?? 0;
    places.set(question.language, place + 1);
    return { question, place };
  });
  return placed.sort((a, b) => a.place - b.place).map(({ question }) => question);
}
