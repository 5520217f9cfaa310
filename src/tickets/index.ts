/**
 * The desk's memory in D1: tickets, what was said in them, who did what, who may come in, what the city has set; and the live hub.
 * Knows no LINE and no page; what follows from what is decided in desk/.
 */
export { applyTicketChange, type Companions, withdrawFromTalk } from './apply-change.ts';
export { CRON, listAudit, writeAudit, writeViewed } from './audit.ts';
export type { StoredChange } from './change-statements.ts';
export { commandTicket } from './command-ticket.ts';
export type { TicketsVariables } from './database.ts';
export { type DeskLetter, deliverDeskWords, type TalksVariables, toTalk } from './desk-outbox.ts';
export { findMessage } from './find-message.ts';
export { makeSecret } from './hash.ts';
export {
  announceChange,
  CONSOLE_HUB,
  Hub,
  type HubVariables,
  openSocket,
  SOCKET_EXPIRED,
  SOCKET_REMOVED,
  toRoomHub,
} from './hub.ts';
export { readRounds, saveRound } from './last-rounds.ts';
export { deliverLeftWords, WORDS_GIVEN_UP_MS } from './left-words.ts';
export { findMember, listMembers, saveMember } from './members.ts';
export {
  deletePersonWords,
  listPersonTickets,
  REFUSALS,
  readPersonTickets,
  refuseDeletion,
} from './person.ts';
export { countAttachments, isApplied, listRoomMessages, type RoomMessage, readAttachment } from './read-room.ts';
export {
  countMine,
  countWaiting,
  findTicketOfTalk,
  type HistoryEntry,
  INBOX_LISTS,
  INBOX_PAGE,
  type InboxList,
  listChanges,
  listEarlierTickets,
  listHistory,
  listInbox,
  listMessages,
  readNewestSeq,
  readTicket,
  searchTickets,
  type TicketMessage,
} from './read-tickets.ts';
export { tidyTickets } from './retention.ts';
export { endSession, exchangeLink, findLink, isRoomOpen, ROOM_IDLE_MS, readSession, tidyRooms } from './rooms.ts';
export { DeskSettings, readDeskSettings, SHIPPED_SETTINGS, saveDeskSetting, toDeskHours } from './settings.ts';
export { tellEverybody } from './tell-everybody.ts';
export { claimNotice, escalateTicket, listWaitingTickets, markOpened, releaseNotice } from './waiting.ts';
