/**
 * The desk's memory in D1: tickets, what was said in them, who did what, who may come in, what the city has set; and the live hub.
 * Knows no LINE and no page; what follows from what is decided in desk/.
 */
export { applyTicketChange, type StoredChange } from './apply-change.ts';
export { type AuditEntry, listAudit, writeAudit } from './audit.ts';
export { commandTicket } from './command-ticket.ts';
export type { TicketsVariables } from './database.ts';
export { type DeskLetter, deliverDeskWords, type Listener, listDeskLetters, removeDeskLetter } from './desk-outbox.ts';
export { makeSecret } from './hash.ts';
export {
  announceChange,
  CONSOLE_HUB,
  Hub,
  type HubVariables,
  type LiveMessage,
  openSocket,
  SOCKET_EXPIRED,
  SOCKET_REMOVED,
  toRoomHub,
} from './hub.ts';
export { lookAtTicket, readNewestSeq } from './look-at-ticket.ts';
export { findMember, listMembers, saveMember } from './members.ts';
export { findMessage, readAttachment } from './read-media.ts';
export {
  countWaiting,
  findOpenTicket,
  type HistoryEntry,
  INBOX_LISTS,
  INBOX_PAGE,
  type InboxList,
  listChanges,
  listEarlierTickets,
  listHistory,
  listInbox,
  listMessages,
  readTicket,
  searchTickets,
  type TicketMessage,
} from './read-tickets.ts';
export { endSession, exchangeLink, isLinkFresh, isRoomOpen, ROOM_IDLE_MS, readSession, tidyRooms } from './rooms.ts';
export { DeskSettings, readDeskSettings, SHIPPED_SETTINGS, saveDeskSetting } from './settings.ts';
