import type { Member, Ticket } from '../../src/desk/index.ts';

/** A ticket that waits in the chat, unless told otherwise. */
export const ticket = (overrides: Partial<Ticket> = {}): Ticket => ({
  id: 'event-1',
  number: 'KMR-274',
  talk: `user:U${'0'.repeat(32)}`,
  language: 'vi',
  category: 'classes',
  place: 'line',
  sensitive: false,
  danger: null,
  forWhom: null,
  reach: null,
  interpreter: null,
  safePhone: null,
  state: 'waiting',
  assignee: null,
  createdAt: 0,
  waitingSince: 0,
  openedAt: null,
  closedAt: null,
  outcome: null,
  summary: null,
  lastMessageAt: 0,
  escalatedAt: null,
  deletionAskedAt: null,
  legalHold: false,
  wordsDeletedAt: null,
  version: 3,
  ...overrides,
});

/** A consultant without the right to sensitive tickets, unless told otherwise. */
export const member = (overrides: Partial<Member> = {}): Member => ({
  mail: 'tanaka@city.example',
  name: 'Tanaka',
  role: 'consultant',
  sensitive: false,
  active: true,
  ...overrides,
});
