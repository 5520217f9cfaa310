import type { TicketBrief } from '../desk/index.ts';
import type { Incoming } from './incoming.ts';
import type { State, TalkTicket } from './state.ts';

/** A ticket as it begins: it waits, nothing has been asked or said. */
export const startTicket = (
  { id, number, category, place, sensitive }: Omit<TicketBrief, 'language'>,
  openedAt: number,
): TalkTicket => ({
  ...{ id, number, category, place, sensitive, openedAt },
  state: 'waiting',
  version: 0,
  closedAt: null,
  intake: null,
  askedAgain: false,
  asked: false,
  passedOn: false,
  quiet: false,
});

/** A ticket that the talk hears of from the desk: whatever had to be asked and said was asked and said in a memory that is lost. */
export const hearOfTicket = (brief: TicketBrief, openedAt = 0): TalkTicket => ({
  ...startTicket(brief, openedAt),
  askedAgain: true,
  asked: true,
  passedOn: true,
});

/** A talk that has lost its memory (erased, unreadable) is told by the desk that somebody is waiting, and in which language they spoke. */
export function recallTicket(state: State, { desk, heard }: Pick<Incoming, 'desk' | 'heard'>): State {
  const told = heard.kind === 'deskDid' ? heard.ticket : desk?.ticket;
  if (state.ticket || !told) return state;
  const spoken = state.chosen ?? state.spoken ?? told.language;
  if (heard.kind === 'deskDid') return { ...state, spoken };
  const ticket = desk?.ticket;
  if (!ticket || ticket.state === 'closed') return state;
  const { version, safePhone, createdAt } = ticket;
  const recalled = {
    ...hearOfTicket(ticket, createdAt),
    ...{ version, state: ticket.state },
    // Whether the phone is safe is asked until it is known.
    intake: ticket.sensitive && safePhone === null ? ('safePhone' as const) : null,
    quiet: safePhone === 'no',
  };
  return { ...state, spoken, ticket: recalled };
}
