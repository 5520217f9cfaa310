type Anchor = { word: string; phrase: number };

const BUCKETS = 4096;

/**
 * Finds the phrases one of whose anchors stands in a message; their numbers, ascending. Anchors lie in buckets by their first two letters, so that each
 * place of a message is looked at once, however many phrases there are.
 */
export function createAnchorFinder(anchors: readonly (readonly string[])[]): (plain: string) => number[] {
  const buckets: Anchor[][] = Array.from({ length: BUCKETS }, () => []);
  for (const [phrase, words] of anchors.entries())
    for (const word of words) buckets[toBucket(word.charCodeAt(0), word.charCodeAt(1))]?.push({ word, phrase });
  return (plain) => {
    const found = new Set<number>();
    const look = (bucket: number, place: number): void => {
      for (const { word, phrase } of buckets[bucket] ?? []) if (plain.startsWith(word, place)) found.add(phrase);
    };
    for (let place = 0; place < plain.length; place++) {
      const letter = plain.charCodeAt(place);
      look(toBucket(letter, plain.charCodeAt(place + 1)), place);
      look(toBucket(letter, Number.NaN), place);
    }
    return [...found].sort((a, b) => a - b);
  };
}

/** `next` is not a number where a word ends after one letter. */
const toBucket = (letter: number, next: number): number => (letter * 31 + (next || 0)) % BUCKETS;
