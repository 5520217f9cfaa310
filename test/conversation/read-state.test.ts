import { describe, expect, test } from 'vitest';
import { readState } from '../../src/conversation/read-state.ts';
import { startState } from '../../src/dialogue/index.ts';

describe('readState', () => {
  test('reads what was written', () => {
    const state = {
      ...startState(5),
      chosen: 'vi' as const,
      lastShown: { do: 'topic', topic: 'living/garbage' } as const,
    };
    expect(readState(JSON.stringify(state))).toEqual({ ok: true, value: state });
  });

  test('brings an older version up to today’s', () => {
    const read = readState(JSON.stringify({ version: 0, chosen: 'th' }));
    expect(read.ok && read.value).toMatchObject({ version: 2, ticket: null, chosen: 'th', turns: [], misses: 0 });
  });

  test('a ticket from before it was known when it was opened shares nothing by mistake', () => {
    const ticket = {
      ...{ id: 't', number: 'KMR-274', category: 'tax', place: 'room', sensitive: false, state: 'waiting', version: 1 },
      ...{ closedAt: null, intake: 'share', passedOn: false, quiet: false },
    };
    const read = readState(JSON.stringify({ ...startState(5), ticket }));
    expect(read.ok && read.value.ticket).toEqual({ ...ticket, openedAt: 0, askedAgain: false, asked: false });
  });

  test.each([
    '',
    'null',
    '[]',
    '{}',
    '{"version":99}',
    '{"version":1}',
    '{"version":1,"chosen":"klingon"}',
    '{"version":-1}',
  ])('%s is unreadable, which is a result and no exception', (text) => {
    expect(readState(text)).toMatchObject({ ok: false });
  });
});
