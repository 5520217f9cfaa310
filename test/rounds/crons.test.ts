import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MINUTE_CRON, NIGHTLY_CRON } from '../../src/rounds/crons.ts';

test('the crons of wrangler.toml are those the rounds know', () => {
  const config = readFileSync(join(import.meta.dirname, '../../wrangler.toml'), 'utf8');
  expect(JSON.parse(/^crons = (\[.*\])$/m.exec(config)?.[1] ?? '[]')).toEqual([MINUTE_CRON, NIGHTLY_CRON]);
});
