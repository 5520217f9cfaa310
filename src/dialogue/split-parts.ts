/** Where a sentence or a clause ends, in the marks of our scripts. */
const ENDS = /[.!?;,:…\n。！？、，；：।॥။၊។៕]+/u;

/** What is shorter says too little to be judged by itself; a character of Chinese or Japanese says as much as two or three letters. */
const SHORTEST = 8;
const SHORTEST_HAN = 5;
const HAN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

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
    // Who writes without spaces between words sets one where a clause ends.
    .flatMap((clause) => (isSpaced(clause) ? [clause] : clause.split(/\s+/)))
    .map((clause) => clause.trim())
    .filter((clause) => [...clause].length >= (HAN.test(clause) ? SHORTEST_HAN : SHORTEST));
  const parts = clauses.flatMap((clause) => [clause, ...toWindows(clause)]);
  return parts.length > 1 ? parts.slice(0, MOST_PARTS) : [];
}

/** Letters of scripts that put no spaces between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Myanmar}\p{sc=Khmer}]/gu;

/** Whether most of it is written with spaces between words. */
const isSpaced = (text: string): boolean => (text.match(UNSPACED)?.length ?? 0) * 2 < text.replace(/\s/g, '').length;

function toWindows(clause: string): string[] {
  return isSpaced(clause)
    ? slide(clause.split(/\s+/), WINDOW.words, WINDOW.wordStep).map((part) => part.join(' '))
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
