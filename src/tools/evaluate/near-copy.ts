import { normalise } from '../../language/index.ts';

/** Two questions this alike would measure memory, not understanding. */
const ALIKE = 0.8;
/** Below this length likeness is chance: "gomi" is "gomi". */
const SHORTEST = 14;

/**
 * Makes the search for an example that a question nearly copies. Likeness is the share of three-letter pieces the two have in common.
 */
export function createCopyFinder(examples: readonly string[]): (question: string) => string | undefined {
  const cut = examples.map((example) => ({ example, pieces: toPieces(example) }));
  return (question) => {
    if (question.length < SHORTEST) return undefined;
    const own = toPieces(question);
    return cut.find(({ pieces }) => isAlike(own, pieces))?.example;
  };
}

function isAlike(own: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (Math.min(own.size, other.size) < Math.max(own.size, other.size) * ALIKE) return false;
  let shared = 0;
  for (const piece of own) if (other.has(piece)) shared++;
  return shared >= ALIKE * (own.size + other.size - shared);
}

function toPieces(text: string): Set<string> {
  const plain = ` ${normalise(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;
  return new Set(Array.from({ length: Math.max(0, plain.length - 2) }, (_, index) => plain.slice(index, index + 3)));
}
