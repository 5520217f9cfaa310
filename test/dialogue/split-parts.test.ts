import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitParts } from '../../src/dialogue/index.ts';

const WORDS = 'w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 w13 w14 w15 w16 w17 w18 w19 w20';

describe('splitParts', () => {
  test.each(['help', 'where do i put the garbage', 'ゴミはいつ出しますか'])(
    '"%s" is one part: there is nothing to split',
    (text) => {
      expect(splitParts(text)).toEqual([]);
    },
  );

  test('clauses, in every script’s own marks; what is too short to be judged is left out', () => {
    expect(splitParts('i came home late, ok. he locked the door and took my phone')).toEqual([
      'i came home late',
      'he locked the door and took my phone',
    ]);
    expect(splitParts('昨日から熱があります。朝起きたら息ができません')).toEqual([
      '昨日から熱があります',
      '朝起きたら息ができません',
    ]);
    expect(splitParts('हामी घरमा थियौं। अहिले पानी भित्र आयो')).toHaveLength(2);
  });

  test('windows over what nobody has punctuated: words, and characters where there are no spaces', () => {
    const [whole, ...windows] = splitParts(WORDS);
    expect(whole).toBe(WORDS);
    expect(windows[0]).toBe('w1 w2 w3 w4 w5 w6 w7 w8 w9 w10');
    expect(windows.at(-1)?.endsWith('w20')).toBe(true);
    expect(
      splitParts('仕事が終わって寮に帰ったら社長が部屋の前に立っていて電話を取り上げられた').length,
    ).toBeGreaterThan(2);
  });

  test('every word of a clause that can be judged is in some part', () => {
    for (const word of WORDS.split(' ')) expect(splitParts(WORDS).slice(1).join(' ').split(' ')).toContain(word);
  });

  test('never throws, never takes long, and every part stands in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        const parts = splitParts(text);
        expect(parts.length).toBeLessThanOrEqual(40);
        const plain = text.replace(/\s+/g, ' ');
        for (const part of parts) expect(plain).toContain(part.replace(/\s+/g, ' '));
      }),
    );
  });
});
