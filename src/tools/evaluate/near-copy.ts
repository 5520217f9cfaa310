import { normalise } from '../../language/index.ts';

/** Two questions this alike would measure memory, not understanding. */
const ALIKE = 0.8;
/** Below this length likeness is chance: "gomi" is "gomi". */
const SHORTEST = 14;

/** The first of `examples` that `question` nearly copies, or undefined. Likeness is the share of three-letter pieces the two have in common. */
export function findNearCopy(question: string, examples: readonly string[]): string | undefined {
  const own = toPieces(question);
  if (question.length < SHORTEST) return undefined;
  return examples.find((example) => {
    const other = toPieces(example);
    if (Math.min(own.size, other.size) / Math.max(own.size, other.size, 1) < ALIKE) return false;
    const shared = [...own].filter((piece) => other.has(piece)).length;
    return shared / (own.size + other.size - shared) >= ALIKE;
  });
}

function toPieces(text: string): Set<string> {
  const plain = ` ${normalise(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;
  return new Set(Array.from({ length: Math.max(0, plain.length - 2) }, (_, index) => plain.slice(index, index + 3)));
}
