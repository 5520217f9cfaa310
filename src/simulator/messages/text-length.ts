const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How a text is counted: UTF-16 code units, or grapheme clusters as a reader sees them. */
export type Count = 'units' | 'clusters';

/**
 * LINE docs: text-character-count. Units everywhere except labels, what a tap says, and template
 * texts, which count clusters (ที่ is three units and one cluster).
 */
export function lengthOf(text: string, count: Count): number {
  if (count === 'units') return text.length;
  let clusters = 0;
  for (const _ of SEGMENTER.segment(text)) clusters += 1;
  return clusters;
}
