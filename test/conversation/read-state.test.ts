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
