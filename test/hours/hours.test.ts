import fc from 'fast-check';
import OpeningHours from 'opening_hours';
import { describe, expect, test } from 'vitest';
import {
  findClosing,
  findNextOpening,
  isOpenAt,
  parseHours,
  type Schedule,
  toWallTime,
} from '../../src/hours/index.ts';

const JAPAN = 540;
const NO_HOLIDAYS: ReadonlySet<string> = new Set();
// 2026: 敬老の日 and 秋分の日 make the 22nd between them a 国民の休日; 2026-05-06 is a 振替休日.
const HOLIDAYS: ReadonlySet<string> = new Set(['2026-09-21', '2026-09-22', '2026-09-23', '2026-05-06', '2026-11-23']);

const read = (text: string): Schedule => {
  const parsed = parseHours(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};
const at = (text: string) => toWallTime(Date.parse(`${text}+09:00`), JAPAN);
const DESK = read('Mo-Fr 09:00-12:00,13:00-17:00; PH off; Dec 29-Jan 03 off');

describe('opening hours', () => {
  test.each([
    ['2026-11-24T08:59', false],
    ['2026-11-24T09:00', true],
    ['2026-11-24T12:00', false],
    ['2026-11-24T12:59', false],
    ['2026-11-24T13:00', true],
    ['2026-11-24T17:00', false],
    ['2026-11-21T10:00', false],
    ['2026-11-23T10:00', false],
    ['2026-09-22T10:00', false],
    ['2026-05-06T10:00', false],
    ['2026-12-29T10:00', false],
    ['2027-01-02T10:00', false],
    ['2027-01-04T10:00', true],
  ])('a desk with a lunch break is open at %s: %s', (time, open) => {
    expect(isOpenAt(DESK, at(time), HOLIDAYS)).toBe(open);
  });

  test('the next opening passes over weekend, holiday and year-end', () => {
    expect(findNextOpening(DESK, at('2026-11-21T10:00'), HOLIDAYS)).toMatchObject({
      days: 3,
      minute: 540,
      date: { month: 11, day: 24 },
    });
    expect(findNextOpening(DESK, at('2026-12-28T18:00'), HOLIDAYS)).toMatchObject({
      date: { year: 2027, month: 1, day: 4 },
    });
    expect(findNextOpening(DESK, at('2026-11-24T12:10'), HOLIDAYS)).toMatchObject({ days: 0, minute: 780 });
  });

  test('a night line closes in the morning of the next day', () => {
    const night = read('Mo-Fr 19:00-08:00');
    expect(isOpenAt(night, at('2026-11-25T03:00'), NO_HOLIDAYS)).toBe(true);
    expect(isOpenAt(night, at('2026-11-21T07:59'), NO_HOLIDAYS)).toBe(true);
    expect(isOpenAt(night, at('2026-11-22T03:00'), NO_HOLIDAYS)).toBe(false);
    expect(findClosing(night, at('2026-11-24T20:00'), NO_HOLIDAYS)).toBe(1440 + 480);
  });

  test('a line that never closes has no closing time', () => {
    expect(findClosing(read('24/7'), at('2026-11-24T20:00'), NO_HOLIDAYS)).toBeUndefined();
  });

  test('the first and third Wednesday are counted in their month', () => {
    const centre = read('Mo-Fr 10:00-18:00; We[1],We[3] off; Sa[1],Sa[3] 10:00-18:00');
    expect(isOpenAt(centre, at('2026-11-04T11:00'), NO_HOLIDAYS)).toBe(false);
    expect(isOpenAt(centre, at('2026-11-11T11:00'), NO_HOLIDAYS)).toBe(true);
    expect(isOpenAt(centre, at('2026-11-07T11:00'), NO_HOLIDAYS)).toBe(true);
    expect(isOpenAt(centre, at('2026-11-14T11:00'), NO_HOLIDAYS)).toBe(false);
  });

  test.each(['Mo-Fr 9-17', 'weekdays', 'Mo-Fr 25:00-26:00', 'Xx 09:00-17:00', '', 'sunrise-sunset'])(
    '"%s" is refused with what to write instead',
    (text) => {
      const parsed = parseHours(text);
      expect(parsed.ok).toBe(false);
      expect(!parsed.ok && parsed.error.message).toMatch(/write for example|leave the key out/);
    },
  );
});

describe('beside opening_hours.js, in this machine’s own zone', () => {
  const place = { lat: 36.4, lon: 138.25, address: { country_code: 'jp', state: 'Nagano' } } as never;
  const samples = [
    'Mo-Fr 09:00-12:00,13:00-17:00',
    'Mo-Fr 19:00-08:00; Sa,Su 00:00-24:00',
    'Mo-Fr 10:00-18:00; We[1],We[3] off; Sa[1],Sa[3] 10:00-18:00',
    'Mo-Su 08:00-22:00; Dec 29-Jan 03 off',
    'Tu-Fr 09:00-18:30; Sa,Su 09:00-17:00; Mo off',
  ];

  test.each(samples)('%s says the same at any moment', (text) => {
    const theirs = new OpeningHours(text, place);
    const ours = read(text);
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2026, 0, 5), max: Date.UTC(2028, 11, 20) }), (epoch) => {
        const wall = toWallTime(epoch, JAPAN);
        // The same clock on their wall, whatever zone this process runs in (TZ=UTC and TZ=Asia/Tokyo are both run).
        const local = new Date(wall.year, wall.month - 1, wall.day, Math.floor(wall.minute / 60), wall.minute % 60);
        expect(isOpenAt(ours, wall, NO_HOLIDAYS)).toBe(theirs.getState(local));
      }),
      { numRuns: 300 },
    );
  });
});
