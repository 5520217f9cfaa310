import { REOPEN_DAYS } from '../desk/index.ts';
import type { State, TalkTicket } from './state.ts';

const DAY_MS = 86_400_000;
/** Words typed this long after the question "what is it about?" are its answer. */
const ASKING_MS = 3_600_000;

/** The ticket somebody is waiting or talking in; undefined when there is none. */
export const openTicketOf = ({ ticket }: Pick<State, 'ticket'>): TalkTicket | undefined =>
  ticket && ticket.state !== 'closed' ? ticket : undefined;

/** The ticket that was closed so lately that writing opens it again. */
export const closedTicketOf = ({ ticket }: Pick<State, 'ticket'>, now: number): TalkTicket | undefined =>
  ticket?.closedAt && ticket.state === 'closed' && now - ticket.closedAt < REOPEN_DAYS * DAY_MS ? ticket : undefined;

/** Whether the next words answer the question what a person is wanted for. */
export const isAsking = (state: Pick<State, 'asking'>, now: number): boolean =>
  state.asking !== null && now - state.asking.at < ASKING_MS;

/** Whether the desk may have something to say to the next turn of this talk: only then is it asked, and nobody else's turn is slower for it. */
export const isNearDesk = (state: Pick<State, 'ticket' | 'asking'>, now: number): boolean =>
  openTicketOf(state) !== undefined || closedTicketOf(state, now) !== undefined || isAsking(state, now);
