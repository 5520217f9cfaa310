import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortenGraphemes, shortenUnits } from '../../src/line/shorten.ts';

describe('shortening', () => {
  test('ends at a sentence when one ends late enough', () => {
    expect(shortenUnits('First sentence here. Second one is longer than that.', 30)).toBe('First sentence here.');
    expect(shortenUnits('最初の文です。次の文はもっと長いです。', 12)).toBe('最初の文です。');
    expect(shortenUnits('पहिलो वाक्य यहाँ छ। दोस्रो वाक्य धेरै लामो छ।', 30)).toBe('पहिलो वाक्य यहाँ छ।');
  });

  test('else at a word, and never inside one', () =>
    expect(shortenUnits('one two three four five six', 16)).toBe('one two three…'));

  test('never inside an emoji or a stacked letter, and never longer than asked', () => {
    const pieces = fc.array(fc.constantFrom('👨‍👩‍👧‍👦', 'ที่', 'क्षि', 'a', ' ', 'é', '漢', '.', '🇧🇷'), {
      minLength: 1,
      maxLength: 80,
    });
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
    fc.assert(
      fc.property(pieces, fc.integer({ min: 20, max: 60 }), (parts, limit) => {
        const text = parts.join('');
        const short = shortenUnits(text, limit);
        expect(short.length).toBeLessThanOrEqual(limit);
        const whole = [...segmenter.segment(text)].map(({ segment }) => segment);
        const kept =
          short === text ? [] : [...segmenter.segment(short.replace(/…$/, ''))].map(({ segment }) => segment);
        expect(kept.every((grapheme) => whole.includes(grapheme))).toBe(true);
      }),
    );
  });

  test('labels are counted in graphemes: a Thai syllable is one', () => {
    expect(shortenGraphemes('ที่ที่ที่', 3)).toBe('ที่ที่ที่');
    expect(shortenGraphemes('ที่ที่ที่ที่', 3)).toBe('ที่ที่…');
  });
});
