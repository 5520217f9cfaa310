/**
 * FNV-1a, 32 bits, over a text's code points; 0 to 2³²−1. The same for the same text for ever: halves of the evaluation, numbers of tickets and words of the
 * index hang on it. Not for secrets.
 */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
