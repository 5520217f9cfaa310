import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const config = readFileSync(join(import.meta.dirname, '../wrangler.toml'), 'utf8');
const [usual = '', translation = ''] = config.split('[env.translation]');

/** The lines under every header of this name, one text for each. */
const tablesOf = (text: string, header: string): string[] =>
  text
    .split(/^(?=\[)/m)
    .filter((table) => table.startsWith(`[[${header}]]`))
    .map((table) =>
      table
        .split('\n')
        .slice(1)
        .filter((line) => /^\w+ =/.test(line))
        .join('\n'),
    );

test.each(['durable_objects.bindings', 'd1_databases', 'ratelimits'])(
  'the environment with machine translation has the same %s as the usual one',
  (header) => {
    expect(tablesOf(usual, header).length).toBeGreaterThan(0);
    expect(tablesOf(translation, `env.translation.${header}`)).toEqual(tablesOf(usual, header));
  },
);

test('the usual environment has no machine to translate', () => expect(usual).not.toMatch(/^\[ai\]/m));
