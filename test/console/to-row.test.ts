import { describe, expect, test } from 'vitest';
import { toRows } from '../../src/console/inbox/to-row.ts';
import { sayDay, sayMinutes, sayWhen } from '../../src/console/page/say-time.ts';
import { readDesk, type Ticket } from '../../src/desk/index.ts';
import { library as readShelves } from '../support/library.ts';

const library = readShelves();

const at = (iso: string): number => Date.parse(`${iso}+09:00`);
const ticket = (overrides: Partial<Ticket>): Ticket =>
  ({ id: 't', state: 'waiting', assignee: null, waitingSince: null, ...overrides }) as Ticket;

/** 2026-11-20 is a Friday; Monday the 23rd is a holiday. */
const now = at('2026-11-24T10:00');
const desk = readDesk(
  { open: 'Mo-Fr 09:00-12:00,13:00-17:00; PH off', exceptions: [] },
  library.content.holidays,
  library.content.city.utcOffsetMinutes,
  now,
);
const row = (overrides: Partial<Ticket>) =>
  toRows([ticket(overrides)], desk, [{ mail: 'sato@x', name: 'Sato' }], 'sato@x', now)[0];

describe('toRows', () => {
  test('a night, a weekend, a holiday and lunch are no waiting time', () => {
    expect(row({ waitingSince: at('2026-11-20T16:50') })).toMatchObject({ minutes: 70, age: 'waiting' });
    expect(row({ waitingSince: at('2026-11-20T11:30') })).toMatchObject({ minutes: 330, age: 'late' });
    expect(row({ waitingSince: at('2026-11-24T07:00') })).toMatchObject({ minutes: 60 });
    expect(row({ waitingSince: at('2026-11-24T09:45') })).toMatchObject({ minutes: 15, age: 'fresh' });
    expect(row({ waitingSince: at('2026-11-19T09:00') })).toMatchObject({ age: 'overdue' });
  });

  test('nobody waits in a ticket that somebody has', () => {
    expect(row({ state: 'active', assignee: 'sato@x' })).toMatchObject({
      minutes: null,
      age: null,
      assignee: 'Sato',
      isMine: true,
    });
  });

  test('a member who is none any more keeps their address', () =>
    expect(row({ assignee: 'gone@x' })).toMatchObject({ assignee: 'gone@x', isMine: false }));
});

describe('times', () => {
  test('are those of the city’s wall, with the day where it is not today', () => {
    expect(sayWhen({ now, library }, at('2026-11-24T00:05'))).toBe('00:05');
    expect(sayWhen({ now, library }, at('2026-11-23T23:59'))).toBe('11/23 23:59');
    expect(sayWhen({ now, library }, at('2025-11-24T09:00'))).toBe('2025/11/24 09:00');
    expect(sayDay({ library }, at('2026-01-02T00:00'))).toBe('2026/1/2');
  });

  test('lengths are minutes under an hour', () => {
    const say = (key: string, params = {}): string => `${key} ${JSON.stringify(params)}`;
    expect(sayMinutes({ say }, 59)).toBe('time.minutes {"minutes":59}');
    expect(sayMinutes({ say }, 125)).toBe('time.hours {"hours":2,"minutes":5}');
  });
});
