import { type Member, mayAnswer } from '../../desk/index.ts';
import type { WholeTicket } from '../api/ticket-routes.ts';
import type { Translator } from '../context.ts';
import type { Row } from '../inbox/to-row.ts';
import type { Screen } from '../page/screen.ts';

/** What went wrong with the last thing a member tried, and what they had written. */
export type Failed = { code: string; command: string; text?: string; summary?: string };

/** A ticket as the page shows it. */
export type TicketView = {
  screen: Screen;
  whole: WholeTicket;
  row: Row;
  members: readonly Member[];
  translator: Translator | undefined;
  /** Names the next message; stays the same while somebody writes it. */
  key: string;
  failed?: Failed;
};

/** The address of something a page does with a ticket. */
export const toAddress = (id: string, what = ''): string =>
  `/staff/tickets/${encodeURIComponent(id)}${what ? `/${what}` : ''}`;

/** A member's name; who is none any more keeps the address. */
export const nameOf = (members: readonly Member[], mail: string | null): string =>
  members.find((one) => one.mail === mail)?.name ?? mail ?? '';

/** Whether this member may write to the resident now. */
export const mayWrite = ({ screen, whole: { ticket } }: Pick<TicketView, 'screen' | 'whole'>): boolean =>
  mayAnswer(ticket, screen.member);
