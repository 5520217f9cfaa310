/** Where a sentence or a clause ends, in the marks of our scripts. */
const ENDS = /[.!?;,:…\n。！？、，；：।॥။၊។៕]+/u;

/** What is shorter says too little to be judged by itself. */
const SHORTEST = 8;

/** Words of a window and how far apart windows begin; where a script puts no spaces, characters. */
const WINDOW = { words: 10, wordStep: 4, letters: 20, letterStep: 8 };
/** More parts than this are not looked at: no message may take longer for being longer. */
const MOST_PARTS = 40;

/**
 * The parts of a longer message: its clauses, and windows over those that nobody has punctuated. Whoever tells a story says in one clause of it what matters most, and in the whole
 * that clause drowns. Empty where the message is one part itself.
 */
export function splitParts(text: string): string[] {
  const clauses = text
    .split(ENDS)
    .map((clause) => clause.trim())
    .filter((clause) => [...clause].length >= SHORTEST);
  const parts = clauses.flatMap((clause) => [clause, ...toWindows(clause)]);
  return parts.length > 1 ? parts.slice(0, MOST_PARTS) : [];
}

function toWindows(clause: string): string[] {
  const words = clause.split(/\s+/);
  // A language without spaces has some all the same, after names and numbers.
  return words.length > clause.length / 14
    ? slide(words, WINDOW.words, WINDOW.wordStep).map((part) => part.join(' '))
    : slide([...clause], WINDOW.letters, WINDOW.letterStep).map((part) => part.join(''));
}

/** Windows over a list that is clearly longer than one; the last one ends where the list ends. */
function slide<T>(list: readonly T[], size: number, step: number): T[][] {
  if (list.length <= size + step / 2) return [];
  const windows: T[][] = [];
  for (let start = 0; start < list.length - size + step; start += step) {
    const from = Math.min(start, list.length - size);
    windows.push(list.slice(from, from + size));
  }
  return windows;
}
