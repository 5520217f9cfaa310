import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const index = join(import.meta.dirname, '../../src/hours/index.ts');
const script = `import { parseHours, isOpenAt, toWallTime } from '${index}';
const hours = parseHours('Mo-Fr 09:00-17:00').value;
const moments = ['2026-11-23T23:59:00Z', '2026-11-24T00:00:00Z', '2026-11-24T07:59:00Z', '2026-11-24T08:00:00Z'];
console.log(JSON.stringify(moments.map((moment) => isOpenAt(hours, toWallTime(Date.parse(moment), 540), new Set()))));`;

describe('opening hours are those of the city', () => {
  test.each(['UTC', 'Asia/Tokyo', 'America/Sao_Paulo'])('in a process whose zone is %s', (zone) => {
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      env: { ...process.env, TZ: zone },
    });
    expect(JSON.parse(printed)).toEqual([false, true, true, false]);
  });
});
