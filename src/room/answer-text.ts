import type { Answer } from '../answer/index.ts';

/** Stands before a number that is to be called; the page makes the rest a link. */
export const CALL = '☎ ';

/** Numbers and names of whom to call, one line each. */
const toCalls = ({ contacts }: Answer, most: number): string[] =>
  contacts
    .flatMap(({ name, phones }) => phones.slice(0, 1).map(({ number }) => `${CALL}${number} ${name}`))
    .slice(0, most);

/**
 * An answer as words of a room. A danger card comes whole: whom to call, what to say in Japanese, that nobody watches. Anything else is its short answer and the address of
 * its page, `origin` being where our pages are.
 */
export function toRoomText(answer: Answer, origin: string): string {
  const { title = '', paragraphs, sections, danger, page } = answer;
  if (!danger) return join([title, ...paragraphs, ...toCalls(answer, 1), page ? `${origin}${page}` : '']);
  return join([
    title,
    ...paragraphs,
    ...toCalls(answer, 4),
    ...sections.flatMap((section) => ['', section.title, ...section.lines]),
  ]);
}

const join = (lines: readonly string[]): string => lines.join('\n').trim();
