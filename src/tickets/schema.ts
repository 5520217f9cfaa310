import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DeliveryStatus, Media, Place, Role, TicketOutcome, TicketState } from '../desk/index.ts';

/** The tables as `records/migrations` leaves them; `test/worker/schema.test.ts` holds the two against each other. */
export const tickets = sqliteTable('tickets', {
  id: text().primaryKey(),
  number: text().notNull(),
  talk: text().notNull(),
  language: text().notNull(),
  category: text().notNull(),
  place: text().$type<Place>().notNull(),
  sensitive: integer({ mode: 'boolean' }).notNull(),
  danger: text(),
  forWhom: text('for_whom'),
  reach: text(),
  interpreter: text(),
  safePhone: text('safe_phone'),
  state: text().$type<TicketState>().notNull(),
  assignee: text(),
  createdAt: integer('created_at').notNull(),
  waitingSince: integer('waiting_since'),
  openedAt: integer('opened_at'),
  closedAt: integer('closed_at'),
  outcome: text().$type<TicketOutcome>(),
  summary: text(),
  lastMessageAt: integer('last_message_at').notNull(),
  escalatedAt: integer('escalated_at'),
  notifiedAt: integer('notified_at'),
  deletionAskedAt: integer('deletion_asked_at'),
  legalHold: integer('legal_hold', { mode: 'boolean' }).notNull().default(false),
  wordsDeletedAt: integer('words_deleted_at'),
  version: integer().notNull().default(0),
  forgottenAt: integer('forgotten_at'),
});

/** Who said it. `note`: between staff, never shown to the resident. `event`: the bot tells what happened. */
export type Author = 'resident' | 'bot' | 'staff' | 'note';

export const ticketMessages = sqliteTable('ticket_messages', {
  seq: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull().unique(),
  ticketId: text('ticket_id').notNull(),
  at: integer().notNull(),
  author: text().$type<Author>().notNull(),
  /** The member who wrote it, by mail address. */
  member: text(),
  text: text().notNull(),
  translation: text(),
  /** `picture`, `file` … kept by LINE under `messageId`; `attachment` kept by us under the message's id. */
  media: text().$type<Media | 'attachment'>(),
  messageId: text('message_id'),
  danger: text(),
  delivery: text().$type<DeliveryStatus>(),
  reason: text(),
  withdrawnAt: integer('withdrawn_at'),
});

export const ticketChanges = sqliteTable('ticket_changes', {
  seq: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull().unique(),
  ticketId: text('ticket_id').notNull(),
  version: integer().notNull(),
  at: integer().notNull(),
  kind: text().notNull(),
  member: text(),
  detail: text(),
});

export const deskOutbox = sqliteTable('desk_outbox', {
  id: text().primaryKey(),
  talk: text().notNull(),
  ticketId: text('ticket_id').notNull(),
  ticketVersion: integer('ticket_version').notNull(),
  body: text().notNull(),
  at: integer().notNull(),
  triedAt: integer('tried_at'),
});

export const roomLinks = sqliteTable('room_links', {
  hash: text().primaryKey(),
  ticketId: text('ticket_id').notNull(),
  at: integer().notNull(),
  usedAt: integer('used_at'),
});

export const roomSessions = sqliteTable('room_sessions', {
  hash: text().primaryKey(),
  ticketId: text('ticket_id').notNull(),
  seenAt: integer('seen_at').notNull(),
});

export const attachments = sqliteTable('attachments', {
  id: text().primaryKey(),
  ticketId: text('ticket_id').notNull(),
  at: integer().notNull(),
  type: text().notNull(),
  bytes: blob().notNull(),
});

export const members = sqliteTable('members', {
  mail: text().primaryKey(),
  name: text().notNull(),
  role: text().$type<Role>().notNull(),
  sensitive: integer({ mode: 'boolean' }).notNull().default(false),
  active: integer({ mode: 'boolean' }).notNull().default(true),
  addedAt: integer('added_at').notNull(),
});

export const settings = sqliteTable('settings', {
  name: text().primaryKey(),
  value: text().notNull(),
  at: integer().notNull(),
  member: text().notNull(),
});

export const audit = sqliteTable('audit', {
  seq: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  member: text().notNull(),
  action: text().notNull(),
  ticketId: text('ticket_id'),
  detail: text(),
});

export const rounds = sqliteTable('rounds', {
  name: text().primaryKey(),
  at: integer().notNull(),
  result: text().notNull(),
});
