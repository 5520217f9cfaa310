import { describe, expect, test } from 'vitest';
import { toSetting } from '../../src/console/settings/to-setting.ts';
import { CATEGORIES } from '../../src/desk/index.ts';

describe('toSetting', () => {
  test('an empty field of hours is the content’s hours', () => {
    expect(toSetting('hours', { hours: '  ' })).toBe(null);
    expect(toSetting('hours', { hours: ' Mo 09:00-10:00 ' })).toBe('Mo 09:00-10:00');
  });

  test('one exceptional day and several are the same to it; lines without a date are left out', () => {
    expect(toSetting('exceptions', { date: '2026-12-28', open: '', note: '' })).toEqual([
      { date: '2026-12-28', open: null },
    ]);
    expect(toSetting('exceptions', { date: ['', '2026-12-28'], open: ['', '10:00-12:00'], note: ['x', 'y'] })).toEqual([
      { date: '2026-12-28', open: '10:00-12:00', note: 'y' },
    ]);
  });

  test('every category has its place', () => {
    const form = Object.fromEntries(CATEGORIES.map((category) => [category, 'room']));
    expect(toSetting('places', form)).toEqual(form);
  });

  test('an empty number is no number, so that it is refused and not taken for 0', () => {
    expect(toSetting('quotaReserve', { quotaReserve: '' })).toBe(undefined);
    expect(toSetting('quotaReserve', { quotaReserve: '30' })).toBe(30);
    expect(toSetting('notify', { webhook: '', mail: '', everyMinutes: '' })).toEqual({
      webhook: null,
      mail: null,
      everyMinutes: undefined,
    });
  });
});
