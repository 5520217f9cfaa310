import { countWaitingMinutes, type Desk, isDeskOpen, openMinutesADay } from './desk-hours.ts';
import type { Ticket } from './ticket.ts';

/** A ticket nobody has taken, as the desk's rounds see it: no words, no category, no number. Times are epoch milliseconds. */
export type WaitingTicket = Pick<
  Ticket,
  'id' | 'talk' | 'place' | 'sensitive' | 'safePhone' | 'openedAt' | 'escalatedAt' | 'version'
> & {
  waitingSince: number;
  /** When staff were last told of it. */
  notifiedAt: number | null;
};

/**
 * What staff are told of those who wait: how many, and how long in opening minutes. `forAdmins`: something has become overdue, or has been for another day. `tickets`:
 * their ids, for our own book.
 */
export type Notice = {
  count: number;
  overdue: number;
  oldestMinutes: number;
  forAdmins: boolean;
  tickets: readonly string[];
};

const MINUTE_MS = 60_000;
/** The cron comes every minute, a little early or late; a notice must not slip by a whole minute each time. */
const SLACK_MS = MINUTE_MS / 2;

/** Whether nobody who could answer has looked at the ticket since this wait began. */
export const isUnopened = ({
  openedAt,
  waitingSince,
}: Pick<Ticket, 'openedAt'> & { waitingSince: number | null }): boolean =>
  openedAt === null || (waitingSince !== null && openedAt < waitingSince);

/** The tickets that have waited one opening day and go to the admins now (design: A person). */
export const decideEscalations = (desk: Desk, waiting: readonly WaitingTicket[], now: number): WaitingTicket[] =>
  waiting.filter(
    ({ escalatedAt, waitingSince }) =>
      escalatedAt === null && countWaitingMinutes(desk, waitingSince, now) >= openMinutesADay(desk),
  );

/**
 * What staff are to be told now, or null. Told of a new ticket at once, then every `everyMinutes` until someone opens it; of an overdue one when it becomes so
 * and, though opened, every opening day after. Outside opening hours there is nobody to tell.
 */
export function decideNotice(
  desk: Desk,
  waiting: readonly WaitingTicket[],
  everyMinutes: number,
  now: number,
): Notice | null {
  if (!isDeskOpen(desk, now)) return null;
  const told = waiting.filter((ticket) => isUnopened(ticket) || ticket.escalatedAt !== null);
  const overdue = told.filter(({ escalatedAt }) => escalatedAt !== null);
  const forAdmins = overdue.some((ticket) => isOverdueNews(desk, ticket, now));
  if (!forAdmins && !told.some((ticket) => isDue(ticket, everyMinutes, now))) return null;
  return {
    count: told.length,
    overdue: overdue.length,
    oldestMinutes: Math.max(...told.map(({ waitingSince }) => countWaitingMinutes(desk, waitingSince, now))),
    forAdmins,
    tickets: told.map(({ id }) => id),
  };
}

const isDue = (ticket: WaitingTicket, everyMinutes: number, now: number): boolean =>
  isUnopened(ticket) && (!wasTold(ticket) || now - (ticket.notifiedAt ?? 0) >= everyMinutes * MINUTE_MS - SLACK_MS);

/** Nobody was told since it became overdue, or the last time is an opening day ago. */
const isOverdueNews = (desk: Desk, ticket: WaitingTicket, now: number): boolean =>
  ticket.notifiedAt === null ||
  ticket.notifiedAt < (ticket.escalatedAt ?? 0) ||
  countWaitingMinutes(desk, ticket.notifiedAt, now) >= openMinutesADay(desk);

/** Whether staff were told of this wait, and not only of an earlier one. */
const wasTold = ({ notifiedAt, waitingSince }: WaitingTicket): boolean =>
  notifiedAt !== null && notifiedAt >= waitingSince;
