const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** `text` in at most `limit` UTF-16 units, ended at a sentence where one ends late enough, else at a word, never inside a letter or an emoji. */
export function shortenUnits(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit - 1);
  const sentence = lastEnd(head, /[.!?。！？।။។\n]+["”’」』)）]*(?=\s|$|[^\s\p{P}])/gu);
  if (sentence > limit / 2) return head.slice(0, sentence).trimEnd();
  const word = head.lastIndexOf(' ');
  if (word > limit / 2) return `${head.slice(0, word).trimEnd()}…`;
  let cut = 0;
  // Over the whole text: the head may end inside a letter already.
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > limit - 1) break;
    cut = index + segment.length;
  }
  return `${text.slice(0, cut)}…`;
}

/** `text` in at most `limit` grapheme clusters, as LINE counts labels. */
export function shortenGraphemes(text: string, limit: number): string {
  // Never more graphemes than units: nearly every label is done here, without the segmenter's cost.
  if (text.length <= limit) return text;
  const parts = [...graphemes.segment(text)];
  return parts.length <= limit
    ? text
    : `${parts
        .slice(0, limit - 1)
        .map(({ segment }) => segment)
        .join('')
        .trimEnd()}…`;
}

function lastEnd(text: string, pattern: RegExp): number {
  let end = 0;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}
