import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMyNumber, maskNumbers } from '../../src/line/mask-numbers.ts';

describe('maskNumbers', () => {
  test.each([
    ['my number is 123456789018', 'my number is [my-number]', 'my-number'],
    ['マイナンバー　１２３４ ５６７８ ９０１８ です', 'マイナンバー　[my-number] です', 'my-number'],
    ['card AB12345678CD lost', 'card [residence-card] lost', 'residence-card'],
    ['meu passaporte FX123456 nao 4111 1111 1111 1111', 'meu passaporte FX123456 nao [bank-card]', 'bank-card'],
    ['passport TK1234567 please', 'passport [passport] please', 'passport'],
  ])('%s → %s', (text, masked, kind) => {
    const result = maskNumbers(text);
    expect(result.text).toBe(masked);
    expect(result.masked).toContain(kind);
  });

  test.each([
    'call 0268-75-2245',
    '0120-279-338 or 119',
    '2026-11-20 10:00',
    '123456789012',
    'room 305, 386-8601',
    '1,117 yen',
    'R8 A0123',
  ])('%s stays', (text) => {
    expect(maskNumbers(text)).toEqual({ text, masked: [] });
  });

  test('every number with a right check digit is masked, however it is grouped', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{11}$/), fc.constantFrom('', ' ', '-'), (body, separator) => {
        const number =
          Array.from({ length: 10 }, (_, digit) => body + digit).find((candidate) => isMyNumber(candidate)) ?? '';
        const grouped = [number.slice(0, 4), number.slice(4, 8), number.slice(8)].join(separator);
        expect(maskNumbers(`it is ${grouped}.`).text).not.toMatch(/\d{4}/);
      }),
    );
  });
});
