import { describe, expect, test } from 'vitest';
import { decideEscalations, decideNotice, isUnopened, readDesk, type WaitingTicket } from '../../src/desk/index.ts';

/** Monday 2026-11-23 is a holiday; the weekend before it makes three closed days. */
const HOLIDAYS = new Set(['2026-11-23']);
const HOURS = 'Mo-Fr 08:30-12:00,13:00-17:15; PH off';
/** A moment on the city's wall, nine hours ahead of UTC. */
const at = (wall: string): number => Date.parse(`${wall}:00+09:00`);
const deskAt = (now: number) => readDesk({ open: HOURS, exceptions: [] }, HOLIDAYS, 540, now);

const ticket = (since: string, overrides: Partial<WaitingTicket> = {}): WaitingTicket => ({
  id: `t-${since}`,
  talk: 'user:U1',
  place: 'line',
  sensitive: false,
  safePhone: null,
  openedAt: null,
  escalatedAt: null,
  version: 1,
  waitingSince: at(since),
  notifiedAt: null,
  ...overrides,
});

const escalated = (now: string, ...waiting: WaitingTicket[]): string[] =>
  decideEscalations(deskAt(at(now)), waiting, at(now)).map(({ id }) => id);
const notice = (now: string, ...waiting: WaitingTicket[]) => decideNotice(deskAt(at(now)), waiting, 15, at(now));

describe('decideEscalations', () => {
  test('one opening day is counted over a weekend and a holiday', () => {
    const friday = ticket('2026-11-20T10:00');
    expect(escalated('2026-11-24T09:59', friday)).toEqual([]);
    expect(escalated('2026-11-24T10:00', friday)).toEqual([friday.id]);
  });

  test('lunch and nights cost nobody time', () => {
    const tuesday = ticket('2026-11-24T11:59');
    expect(escalated('2026-11-25T11:58', tuesday)).toEqual([]);
    expect(escalated('2026-11-25T11:59', tuesday)).toEqual([tuesday.id]);
  });

  test('an exceptional closing makes the day longer', () => {
    const now = at('2026-11-25T12:00');
    const desk = readDesk({ open: HOURS, exceptions: [{ date: '2026-11-25', open: null }] }, HOLIDAYS, 540, now);
    expect(decideEscalations(desk, [ticket('2026-11-24T11:00')], now)).toEqual([]);
    const later = at('2026-11-26T11:00');
    expect(decideEscalations(desk, [ticket('2026-11-24T11:00')], later)).toHaveLength(1);
  });

  test('what has been escalated is not escalated again', () => {
    expect(escalated('2026-11-27T10:00', ticket('2026-11-20T10:00', { escalatedAt: at('2026-11-24T10:00') }))).toEqual(
      [],
    );
  });

  test('whether somebody looked at it makes no difference: looking is not answering', () => {
    const looked = ticket('2026-11-20T10:00', { openedAt: at('2026-11-20T10:05') });
    expect(escalated('2026-11-24T10:00', looked)).toEqual([looked.id]);
  });
});

describe('decideNotice', () => {
  test('a new ticket is told at once, with how many wait and how long in opening minutes', () => {
    const told = notice('2026-11-24T08:40', ticket('2026-11-20T17:05'), ticket('2026-11-24T08:39'));
    expect(told).toMatchObject({ count: 2, overdue: 0, oldestMinutes: 20, forAdmins: false });
  });

  test.each(['2026-11-24T08:29', '2026-11-24T12:30', '2026-11-24T17:15', '2026-11-22T10:00', '2026-11-23T10:00'])(
    'at %s the desk is closed and nobody is told',
    (now) => expect(notice(now, ticket('2026-11-20T10:00'))).toBeNull(),
  );

  test('it is repeated when the time is up, even if the cron comes some seconds early', () => {
    const told = ticket('2026-11-24T09:00', { notifiedAt: at('2026-11-24T09:01') });
    expect(notice('2026-11-24T09:15', told)).toBeNull();
    const early = at('2026-11-24T09:16') - 5_000;
    expect(decideNotice(deskAt(early), [told], 15, early)).not.toBeNull();
  });

  test('it ends when somebody has opened the ticket, and begins anew with the next wait', () => {
    const opened = ticket('2026-11-24T09:00', { notifiedAt: at('2026-11-24T09:01'), openedAt: at('2026-11-24T09:05') });
    expect(notice('2026-11-24T09:30', opened)).toBeNull();
    const again = { ...opened, waitingSince: at('2026-11-24T10:00') };
    expect(isUnopened(again)).toBe(true);
    expect(notice('2026-11-24T10:01', again)).toMatchObject({ count: 1 });
  });

  test('one new ticket tells of all that nobody has opened', () => {
    const old = ticket('2026-11-24T09:00', { notifiedAt: at('2026-11-24T09:01') });
    const fresh = ticket('2026-11-24T09:05');
    expect(notice('2026-11-24T09:06', old, fresh)?.tickets).toEqual([old.id, fresh.id]);
  });

  test('the admins hear of an overdue ticket when it becomes so and once an opening day, though somebody has opened it', () => {
    const late = ticket('2026-11-20T10:00', {
      openedAt: at('2026-11-20T10:10'),
      escalatedAt: at('2026-11-24T10:00'),
      notifiedAt: at('2026-11-20T10:01'),
    });
    expect(notice('2026-11-24T10:00', late)).toMatchObject({ count: 1, overdue: 1, forAdmins: true });
    const told = { ...late, notifiedAt: at('2026-11-24T10:00') };
    expect(notice('2026-11-24T16:00', told)).toBeNull();
    expect(notice('2026-11-25T09:59', told)).toBeNull();
    expect(notice('2026-11-25T10:00', told)).toMatchObject({ forAdmins: true });
  });

  test('an overdue ticket nobody has opened goes on being told to the desk, not to every admin each time', () => {
    const late = ticket('2026-11-20T10:00', {
      escalatedAt: at('2026-11-24T10:00'),
      notifiedAt: at('2026-11-24T10:00'),
    });
    expect(notice('2026-11-24T10:15', late)).toMatchObject({ overdue: 1, forAdmins: false });
  });
});
