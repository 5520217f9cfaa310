import {
  backToBotChoice,
  cancelChoice,
  composeStaffWords,
  composeTicketWords,
  menuChoice,
  reopenChoice,
  sayDeskOpening,
  solvedChoices,
  type Voice,
} from '../answer/index.ts';
import { type DeskEvent, isDeskOpen, REOPEN_DAYS, type TicketChange } from '../desk/index.ts';
import { unreachable } from '../result.ts';
import { askForPerson, deskAt, type Moment, openRoomChoice, toRoomPath } from './decide-intake.ts';
import { chooseAgain, type Decision, decision } from './decision.ts';
import type { Heard } from './incoming.ts';
import type { State, TalkTicket } from './state.ts';

const DAY_MS = 86_400_000;

/** The ticket somebody is waiting or talking in; undefined when there is none. */
export const openTicketOf = ({ ticket }: Pick<State, 'ticket'>): TalkTicket | undefined =>
  ticket && ticket.state !== 'closed' ? ticket : undefined;

/** The ticket that was closed so lately that writing opens it again. */
export const closedTicketOf = ({ ticket }: Pick<State, 'ticket'>, now: number): TalkTicket | undefined =>
  ticket?.closedAt && ticket.state === 'closed' && now - ticket.closedAt < REOPEN_DAYS * DAY_MS ? ticket : undefined;

/** Somebody who has a ticket wants a person, or a button of their ticket was tapped. */
export type TicketAction = 'person' | 'room' | 'backToBot' | 'cancelTicket' | 'reopenTicket' | 'solved' | 'notSolved';

/** What to do about a button of the ticket. One whose ticket is over leads to the first question again. */
export function decideTicketAction(voice: Voice, action: TicketAction, moment: Moment, state: State): Decision {
  const open = openTicketOf(state);
  const ticket = open ?? closedTicketOf(state, moment.now);
  if (!ticket) return action === 'person' ? askForPerson(voice, state) : chooseAgain(voice);
  const change = (
    kind: TicketChange,
    fields: Partial<TalkTicket>,
    key: string,
    choices = [menuChoice(voice)],
  ): Decision =>
    decision([composeTicketWords(voice, [key], { params: { number: ticket.number }, choices })], 'handoff', {
      urgency: 'receipt',
      remember: { ticket: { ...ticket, ...fields }, asking: null, misses: 0 },
      changes: [{ ticketId: ticket.id, change: kind }],
    });
  const reopen = (kind: TicketChange): Decision =>
    change(kind, { state: 'waiting', closedAt: null, passedOn: false }, 'ticket.reopened', wayOn(voice, ticket));
  switch (action) {
    case 'person':
      if (!open) return reopen({ kind: 'reopened' });
      return decision(
        [
          composeTicketWords(voice, [open.state === 'active' ? 'ticket.stillActive' : 'ticket.still'], {
            params: { number: open.number },
            choices: wayOn(voice, open),
          }),
        ],
        'handoff',
      );
    case 'room':
      return ticket.place === 'room' ? giveRoomLink(voice, ticket, moment) : chooseAgain(voice);
    case 'backToBot':
      return open ? change({ kind: 'backToBot' }, { state: 'waiting' }, 'ticket.botAgain') : chooseAgain(voice);
    case 'cancelTicket':
      return open
        ? change({ kind: 'cancelled' }, { state: 'closed', closedAt: moment.now, intake: null }, 'ticket.cancelled')
        : chooseAgain(voice);
    case 'reopenTicket':
    case 'notSolved':
      return open ? decideTicketAction(voice, 'person', moment, state) : reopen(toReopening(action));
    case 'solved':
      return change({ kind: 'solved', solved: true }, {}, 'ticket.solvedThanks');
    default:
      return unreachable(action);
  }
}

/** What staff did: how the talk stands now, and what the resident is told, if anything. */
export function hearDesk(voice: Voice, heard: Heard & { kind: 'deskDid' }, moment: Moment, state: State): Decision {
  const { word, version } = heard;
  const known = state.ticket?.id === heard.ticket.id ? state.ticket : undefined;
  const ticket: TalkTicket = known ?? {
    ...heard.ticket,
    state: 'waiting',
    version: 0,
    closedAt: null,
    intake: null,
    passedOn: true,
    quiet: false,
  };
  const isNewer = version > ticket.version;
  const remembered = isNewer ? { ...ticket, ...toFields(word.event, moment.now), version } : ticket;
  const silent = word.silent || ticket.quiet;
  // An older ticket that ends or waits again is not what this talk is about while another one is open.
  if (!known && openTicketOf(state) && !TAKES_OVER.includes(word.event.kind))
    return silent ? silently() : tell(voice, word.event, remembered, moment);
  const told = silent ? silently() : tell(voice, word.event, remembered, moment);
  return { ...told, remember: { ...told.remember, ticket: remembered } };
}

/** A person is there for this ticket now: the talk follows them. */
const TAKES_OVER: readonly DeskEvent['kind'][] = ['taken', 'message', 'reopened'];

function toFields(event: DeskEvent, now: number): Partial<TalkTicket> {
  switch (event.kind) {
    case 'taken':
    case 'message':
    case 'reopened':
      return { state: 'active', closedAt: null };
    case 'notice':
      return {};
    case 'handedBack':
      return { state: 'waiting' };
    case 'waitingAgain':
      return { state: 'waiting', closedAt: null, passedOn: false };
    case 'closed':
      return { state: 'closed', closedAt: now, intake: null };
    case 'overdue':
      return {};
  }
}

function tell(voice: Voice, event: DeskEvent, ticket: TalkTicket, moment: Moment): Decision {
  const { number } = ticket;
  const free = (key: string, params: Record<string, string>, choices = [menuChoice(voice)]): Decision =>
    decision([composeTicketWords(voice, [key], { params: { number, ...params }, choices })], 'handoff', {
      urgency: 'free',
    });
  switch (event.kind) {
    case 'taken':
      return free('ticket.taken', { member: event.member }, [backToBotChoice(voice)]);
    case 'message':
      return decision([composeStaffWords(voice, event.member, event.text)], 'handoff', {
        urgency: 'staff',
        staffMessage: event.messageId,
      });
    case 'notice':
      return { ...giveRoomLink(voice, ticket, moment, 'ticket.newMessage'), urgency: 'staff' };
    case 'handedBack':
      return free('ticket.handedBack', {});
    case 'closed':
      return free('ticket.closed', {}, solvedChoices(voice));
    case 'overdue':
      return free('ticket.overdue', {});
    case 'reopened':
    case 'waitingAgain':
      return silently();
  }
}

/** Whether the desk is closed and nobody has said so yet: then it is said once. */
export function passOn(voice: Voice, ticket: TalkTicket, moment: Moment): string | undefined {
  const desk = deskAt(voice, moment);
  if (ticket.passedOn || ticket.intake !== null || isDeskOpen(desk, moment.now)) return undefined;
  return sayDeskOpening(voice, desk);
}

/** A link that works once. One that was asked for ends everything older; one that comes with a notice leaves whoever has the room open in it. */
function giveRoomLink(
  voice: Voice,
  ticket: TalkTicket,
  moment: Moment,
  key: 'ticket.newRoomLink' | 'ticket.newMessage' = 'ticket.newRoomLink',
): Decision {
  const secret = moment.secret ?? '';
  const change = { kind: 'linked', secret, ...(key === 'ticket.newMessage' ? { sessionsStay: true } : {}) } as const;
  return decision([composeTicketWords(voice, [key], { room: toRoomPath(secret) })], 'handoff', {
    urgency: 'receipt',
    changes: [{ ticketId: ticket.id, change }],
  });
}

const wayOn = (voice: Voice, ticket: TalkTicket) =>
  ticket.place === 'room'
    ? [openRoomChoice(voice), cancelChoice(voice), menuChoice(voice)]
    : [cancelChoice(voice), menuChoice(voice)];

const toReopening = (action: 'reopenTicket' | 'notSolved'): TicketChange =>
  action === 'notSolved' ? { kind: 'solved', solved: false } : { kind: 'reopened' };

/** Nothing is said, and nothing recorded. */
export const silently = (): Decision => decision([], 'handoff');

/** Under an answer of the bot to somebody whose ticket was closed lately: the way back to the person. */
export const withReopening = (voice: Voice, decided: Decision): Decision => ({
  ...decided,
  answers: decided.answers.map((answer, index) =>
    index === decided.answers.length - 1 ? { ...answer, choices: [reopenChoice(voice), ...answer.choices] } : answer,
  ),
});
