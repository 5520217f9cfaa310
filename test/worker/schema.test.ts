import { env } from 'cloudflare:workers';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import * as records from '../../src/records/schema.ts';
import * as tickets from '../../src/tickets/schema.ts';
import './support/setup.ts';

const TABLES = [...Object.values(records), ...Object.values(tickets)]
  .filter((one) => one instanceof SQLiteTable)
  .map((table) => getTableConfig(table));

type Column = { name: string; type: string; notnull: number; dflt_value: string | null; pk: number };

/** What a column promises, however it is written down. SQLite lets a text key be null unless told otherwise; we never do. */
const stored = async (table: string): Promise<string[]> => {
  const { results } = await env.RECORDS.prepare(`PRAGMA table_info(${table})`).all<Column>();
  return results
    .map(({ name, type, notnull, dflt_value, pk }) =>
      say(name, type, notnull === 1 || pk > 0, pk > 0, dflt_value === null ? null : Number(dflt_value)),
    )
    .toSorted();
};

const declared = ({ columns, primaryKeys }: (typeof TABLES)[number]): string[] => {
  const together = primaryKeys.flatMap((key) => key.columns.map(({ name }) => name));
  return columns
    .map((column) => {
      const isKey = column.primary || together.includes(column.name);
      const fallback = column.default === undefined ? null : Number(column.default);
      return say(column.name, column.getSQLType().toUpperCase(), column.notNull || isKey, isKey, fallback);
    })
    .toSorted();
};

const say = (name: string, type: string, notNull: boolean, isKey: boolean, fallback: number | null): string =>
  [
    name,
    type,
    notNull ? 'not null' : 'nullable',
    ...(isKey ? ['key'] : []),
    ...(fallback === null ? [] : [fallback]),
  ].join(' ');

const uniques = async (table: string): Promise<string[]> => {
  const { results } = await env.RECORDS.prepare(`PRAGMA index_list(${table})`).all<{ name: string; origin: string }>();
  const lists = await Promise.all(
    results
      .filter(({ origin }) => origin === 'u')
      .map(({ name }) => env.RECORDS.prepare(`PRAGMA index_info(${name})`).all<{ name: string }>()),
  );
  return lists.filter((list) => list.results.length === 1).map((list) => list.results[0]?.name ?? '');
};

describe('the tables in the code and in the database are the same', () => {
  test.each(TABLES.map((table) => [table.name, table] as const))('%s', async (name, table) => {
    expect(declared(table)).toEqual(await stored(name));
    const unique = table.columns.filter(({ isUnique }) => isUnique).map((column) => column.name);
    expect(unique.toSorted()).toEqual((await uniques(name)).toSorted());
  });

  test('no table is known to only one of them', async () => {
    const { results } = await env.RECORDS.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all<{
      name: string;
    }>();
    const ours = results
      .map(({ name }) => name)
      // The engine's own, the book of migrations, and the full-text index, for which drizzle has no words.
      .filter((name) => !/^(sqlite_|_cf_|d1_migrations|ticket_words)/.test(name));
    expect(TABLES.map(({ name }) => name).toSorted()).toEqual(ours.toSorted());
  });
});
