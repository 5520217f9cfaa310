import { describe, expect, test } from 'vitest';
import type { Action } from '../../src/answer/index.ts';
import { parsePostbackData, toPostbackData } from '../../src/line/postback-data.ts';

const actions: Action[] = [
  { do: 'topic', topic: 'living/garbage' },
  { do: 'japanese', topic: 'living/garbage' },
  { do: 'menu' },
  { do: 'collection', collection: 'living', page: 2 },
  { do: 'languages', page: 1 },
  { do: 'speak', language: 'zh-Hans' },
  { do: 'person' },
  { do: 'useful', topic: 'living/garbage', useful: false },
  { do: 'notEmergency' },
  { do: 'none' },
  { do: 'shelters', hazard: 'flood', lat: 36.40189, lon: 138.24908 },
  { do: 'letter', about: 'tax' },
  { do: 'forget', sure: true },
];

describe('postback data', () => {
  test.each(actions.map((action) => [action.do, action] as const))('%s comes back as it went', (_, action) => {
    const data = toPostbackData(action);
    expect(data.length).toBeLessThanOrEqual(300);
    expect(parsePostbackData(data)).toEqual(action);
  });

  test.each([
    '',
    'hello',
    'do=',
    'do=destroy',
    'do=topic',
    'do=topic&topic=../../etc/passwd',
    'do=speak&language=xx',
    'do=shelters&hazard=flood&lat=&lon=',
    'do=shelters&hazard=love&lat=1&lon=1',
    'do=shelters&hazard=flood&lat=999&lon=1',
    'do=collection&collection=living&page=-1',
    'do=useful&topic=living/garbage',
    '{"do":"menu"}',
  ])('forged or stale data (%s) is none of ours', (data) => expect(parsePostbackData(data)).toBeNull());
});
