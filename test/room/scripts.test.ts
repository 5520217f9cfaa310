import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

// The bundler that wrangler brings along knows which syntax is how old.
const { transformSync } = createRequire(createRequire(import.meta.url).resolve('wrangler/package.json'))('esbuild') as {
  transformSync: (code: string, options: { target: string }) => { code: string };
};
const folder = join(import.meta.dirname, '../../src/room/page');
const scripts = readdirSync(folder);

/** Nothing had to be rewritten for browsers of 2018. */
const isOldSyntax = (code: string): boolean =>
  transformSync(code, { target: 'es2018' }).code === transformSync(code, { target: 'esnext' }).code;

/** What came to browsers later and is easily written by habit. */
const NEWER =
  /\.(?:flat|flatMap|at|replaceAll|matchAll|findLast|toSorted|toReversed|allSettled|any|trimStart|trimEnd)\(|Object\.(?:fromEntries|hasOwn)|randomUUID|structuredClone|globalThis|queueMicrotask|AbortSignal\.timeout/;

describe('scripts of the room', () => {
  test.each(scripts)('%s runs on phones of 2018', (name) => {
    const code = readFileSync(join(folder, name), 'utf8');
    expect(isOldSyntax(code)).toBe(true);
    expect(NEWER.exec(code)?.[0]).toBeUndefined();
  });

  test.each(['a?.b', 'a ?? b', 'try {} catch {}', 'a ||= b'])('the measure finds %s', (code) =>
    expect(isOldSyntax(code)).toBe(false),
  );
});
