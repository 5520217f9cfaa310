import { describe, expect, test } from 'vitest';
import {
  countWaitingMinutes,
  findDeskOpening,
  isDeskOpen,
  openMinutesADay,
  readDesk,
  toAge,
} from '../../src/desk/index.ts';

const OFFSET = 540;
/** A moment on the wall in Japan. */
const at = (text: string): number => Date.parse(`${text}:00+09:00`);
const holidays = new Set(['2026-11-23']);
const usual = { open: 'Mo-Fr 09:00-12:00,13:00-17:00; PH off', exceptions: [] };
const deskAt = (now: number, hours: Parameters<typeof readDesk>[0] = usual) => readDesk(hours, holidays, OFFSET, now);

describe('the desk', () => {
  test('is closed over lunch, at weekends and on holidays', () => {
    const open = [
      '2026-11-20T10:00',
      '2026-11-20T12:30',
      '2026-11-21T10:00',
      '2026-11-23T10:00',
      '2026-11-24T16:59',
    ].map((moment) => isDeskOpen(deskAt(at(moment)), at(moment)));
    expect(open).toEqual([true, false, false, false, true]);
  });

  test('keeps exceptional days: closed, or other hours, and only in their own year', () => {
    const exceptions = [
      { date: '2026-11-24', open: null },
      { date: '2026-11-28', open: '10:00-12:00' },
    ];
    const hours = { ...usual, exceptions };
    const isOpen = (moment: string) => isDeskOpen(deskAt(at(moment), hours), at(moment));
    expect(['2026-11-24T10:00', '2026-11-28T10:30', '2026-11-28T13:30', '2027-11-24T10:00'].map(isOpen)).toEqual([
      false,
      true,
      false,
      true,
    ]);
    const friday = at('2026-11-20T18:00');
    expect(findDeskOpening(deskAt(friday, hours), friday)).toMatchObject({ days: 5, minute: 540 });
  });

  test('counts waiting only while it is open: a long weekend costs nobody an hour', () => {
    const now = at('2026-11-24T09:30');
    expect(countWaitingMinutes(deskAt(now), at('2026-11-20T16:30'), now)).toBe(60);
    expect(countWaitingMinutes(deskAt(now), at('2026-11-21T08:00'), at('2026-11-23T22:00'))).toBe(0);
    const noon = at('2026-11-20T14:00');
    expect(countWaitingMinutes(deskAt(noon), at('2026-11-20T11:00'), noon)).toBe(120);
  });

  test('tells age by opening hours, up to one opening day', () => {
    expect(openMinutesADay(deskAt(at('2026-11-20T10:00')))).toBe(420);
    expect([0, 29, 30, 119, 120, 419, 420].map((minutes) => toAge(minutes, 420))).toEqual([
      'fresh',
      'fresh',
      'waiting',
      'waiting',
      'late',
      'late',
      'overdue',
    ]);
  });
});
