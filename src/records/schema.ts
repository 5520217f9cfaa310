import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The tables as the newest of `migrations/` leaves them; `test/worker/schema.test.ts` holds the two against each other. */
export const unanswered = sqliteTable('unanswered', {
  id: text().primaryKey(),
  at: integer().notNull(),
  language: text().notNull(),
  question: text().notNull(),
  messageId: text('message_id'),
});

export const feedback = sqliteTable('feedback', {
  id: text().primaryKey(),
  at: integer().notNull(),
  language: text().notNull(),
  topic: text().notNull(),
  useful: integer({ mode: 'boolean' }).notNull(),
});

export const parked = sqliteTable('parked', {
  id: text().primaryKey(),
  at: integer().notNull(),
  reason: text().notNull(),
  urgency: text().notNull(),
  requestId: text('request_id'),
  object: text().notNull(),
});

export const counters = sqliteTable(
  'counters',
  { name: text().notNull(), day: text().notNull(), count: integer().notNull() },
  (table) => [primaryKey({ columns: [table.name, table.day] })],
);
