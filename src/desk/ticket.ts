import { hashText } from '../hash.ts';
import type { Language } from '../language/index.ts';
import type { Danger } from '../topics/index.ts';

/** What a ticket is about, in the words of the one-stop center; the order is that of the buttons. */
export const CATEGORIES = [
  'insurance',
  'pension',
  'tax',
  'residence',
  'work',
  'school',
  'medical',
  'housing',
  'disaster',
  'violence',
  'classes',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Where the words of a ticket live: on a page of our own, or in the chat itself (design: A person). */
export const PLACES = ['room', 'line'] as const;
export type Place = (typeof PLACES)[number];

/**
 * What the city has decided for each category. Shipped: a room for everything personal, the chat for general questions
 * (Japan's guideline of 30 April 2021 for public bodies: confidential consultation stays outside LINE).
 */
export type Places = Readonly<Record<Category, Place>>;
export const SHIPPED_PLACES: Places = {
  insurance: 'room',
  pension: 'room',
  tax: 'room',
  residence: 'room',
  work: 'room',
  school: 'room',
  medical: 'room',
  housing: 'room',
  disaster: 'line',
  violence: 'room',
  classes: 'line',
  other: 'line',
};

export const TICKET_STATES = ['waiting', 'active', 'closed'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** How a ticket ended; staff choose when they close it. `cancelled`: the resident needed it no longer. */
export const OUTCOMES = ['answered', 'referred', 'accompanied', 'noReply', 'cancelled', 'duplicate', 'other'] as const;
export type TicketOutcome = (typeof OUTCOMES)[number];

/** A ticket as staff work with it. Times are epoch milliseconds. */
export type Ticket = {
  id: string;
  /** What residents and staff call it, `KMR-274`. */
  number: string;
  /** The talk it belongs to, `user:U…`. */
  talk: string;
  language: Language;
  category: Category;
  place: Place;
  /** Only members with that right may see it, every viewing is logged, nothing is sent by itself. */
  sensitive: boolean;
  danger: Danger | null;
  forWhom: string | null;
  reach: string | null;
  interpreter: string | null;
  safePhone: string | null;
  state: TicketState;
  /** The member who has taken it, by mail address. */
  assignee: string | null;
  createdAt: number;
  /** Since when the resident waits for a person; null while nobody waits. */
  waitingSince: number | null;
  /** When a member looked at it first. */
  openedAt: number | null;
  closedAt: number | null;
  outcome: TicketOutcome | null;
  summary: string | null;
  lastMessageAt: number;
  /** Since when the resident has the account blocked; null while LINE reaches them. */
  leftAt: number | null;
  escalatedAt: number | null;
  /** The resident asked for deletion; staff decide. */
  deletionAskedAt: number | null;
  /** Kept whatever the retention says (a dispute, a request under the information law). */
  legalHold: boolean;
  wordsDeletedAt: number | null;
  /** Counts every change; a command is written only on the version it was decided on. */
  version: number;
};

/** What stands in place of the talk when the record period is over: nobody can be found by it, and no two tickets share it. */
const FORGOTTEN = 'forgotten/';
export const toForgottenTalk = (ticketId: string): string => FORGOTTEN + ticketId;

/** Whether the ticket no longer knows whose it was; nobody can be answered in it. */
export const isForgotten = ({ talk }: Pick<Ticket, 'talk'>): boolean => talk.startsWith(FORGOTTEN);

/** What a talk is told of a ticket it may not remember. */
export type TicketBrief = Pick<Ticket, 'id' | 'number' | 'category' | 'place' | 'sensitive' | 'language'>;

/** After closing the same ticket is opened again by writing for this long. */
export const REOPEN_DAYS = 7;

/** Dangers whose tickets are sensitive, and topics that are (design: A person). */
const SENSITIVE_DANGERS: readonly Danger[] = ['violence', 'self-harm', 'child', 'exploitation'];

/** Whether a ticket about this may be seen only by members with the right to sensitive tickets. */
export const isSensitive = (category: Category, danger: Danger | null, isPrivateTopic: boolean): boolean =>
  category === 'violence' || isPrivateTopic || (danger !== null && SENSITIVE_DANGERS.includes(danger));

/** The category a danger card leads to. */
export function categoryOfDanger(danger: Danger): Category {
  switch (danger) {
    case 'medical':
    case 'self-harm':
      return 'medical';
    case 'fire':
    case 'disaster':
      return 'disaster';
    case 'violence':
    case 'child':
    case 'police':
      return 'violence';
    case 'exploitation':
      return 'work';
  }
}

/**
 * A ticket's number from the event that opened it: three letters and three digits, without those that are mistaken for others on the telephone. Made
 * from the id alone, so that the receipt can name it before any database has heard of it; two tickets may share one, the id never.
 */
export function toTicketNumber(id: string): string {
  let hash = hashText(id);
  const take = (alphabet: string): string => {
    const letter = alphabet[hash % alphabet.length] ?? '';
    hash = Math.imul(Math.floor(hash / alphabet.length) ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
    return letter;
  };
  const letters = Array.from({ length: 3 }, () => take('ACEFHKLMNPRTWXY')).join('');
  const digits = Array.from({ length: 3 }, () => take('23456789')).join('');
  return `${letters}-${digits}`;
}
