import { env, exports } from 'cloudflare:workers';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import * as schema from '../../src/records/schema.ts';
import app from '../../src/worker.ts';
import { post } from './support/send.ts';
import './support/setup.ts';

const get = (path: string): Promise<Response> => exports.default.fetch(new Request(`https://bot.example${path}`));

describe('GET /healthz', () => {
  test('tells version, content, languages and the state of what it depends on', async () => {
    const response = await get('/healthz');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      version: expect.any(String),
      content: { date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), topics: 104 },
      languages: expect.arrayContaining(['ja-easy', 'vi', 'my']),
      dependencies: { line: 'ok', records: 'ok' },
      parked: 0,
    });
  });

  test('counts parked letters', async () => {
    await env.RECORDS.prepare("INSERT INTO parked VALUES ('e/0', 1, 'line.push_403', 'answer', 'r', 'o')").run();
    expect(await (await get('/healthz')).json()).toMatchObject({ parked: 1 });
  });
});

describe('a missing or malformed setting', () => {
  const context = {
    waitUntil: () => undefined,
    passThroughOnException: () => undefined,
    props: {},
  } as unknown as ExecutionContext;
  const ask = async (changes: Record<string, string | undefined>): Promise<{ status: number; text: string }> => {
    const request = new Request('https://bot.example/webhook', { method: 'POST', body: '{}' });
    const response = await app.fetch(request, { ...env, ...changes } as never, context);
    return { status: response.status, text: await response.text() };
  };

  test.each([
    [{ LINE_CHANNEL_SECRET: undefined }, 'LINE_CHANNEL_SECRET'],
    [{ LINE_CHANNEL_ACCESS_TOKEN: '' }, 'LINE_CHANNEL_ACCESS_TOKEN'],
    [{ LINE_API_BASE: 'ftp://secret-host/path' }, 'LINE_API_BASE'],
    [{ LINE_DATA_API_BASE: 'http://elsewhere.example' }, 'LINE_DATA_API_BASE'],
    [{ LINE_API_BASE: 'https://api.line.me/v2' }, 'LINE_API_BASE'],
  ])('%j is named, and its value is not', async (changes, name) => {
    const { status, text } = await ask(changes);
    expect(status).toBe(500);
    expect(text).toContain(name);
    expect(text).not.toMatch(/secret-host|elsewhere|api\.line\.me\/v2/);
  });

  test('the webhook needs no Access settings', async () => expect((await post([])).status).toBe(200));
});

describe('records', () => {
  test('the schema is what the migrations leave behind', async () => {
    for (const table of Object.values(schema)) {
      const { name, columns } = getTableConfig(table);
      const { results } = await env.RECORDS.prepare(`PRAGMA table_info(${name})`).all<{
        name: string;
        type: string;
        notnull: number;
      }>();
      const own = columns.map((column) => ({
        name: column.name,
        type: column.getSQLType().toUpperCase(),
        notnull: column.notNull && !column.primary ? 1 : 0,
      }));
      expect(
        results
          .map(({ name: column, type, notnull }) => ({ name: column, type, notnull }))
          .sort((a, b) => a.name.localeCompare(b.name)),
      ).toEqual(own.sort((a, b) => a.name.localeCompare(b.name)));
    }
  });
});

describe('the public answer page', () => {
  test('escapes, allows no script, and names the other languages', async () => {
    const response = await get('/a/pt-BR/living/garbage');
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).not.toContain('<script');
    expect(html).toContain('hreflang="ja-x-easy"');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test.each(['/a/xx/living/garbage', '/a/en/living/nothing', '/a/en/living/%2e%2e', '/a/en/living/<script>'])(
    '%s is a plain 404',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('<script');
    },
  );
});
