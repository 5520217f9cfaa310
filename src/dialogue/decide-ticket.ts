import {
  backToBotChoice,
  type Choice,
  composeStaffWords,
  composeTicketWords,
  menuChoice,
  reopenChoice,
  sayDeskOpening,
  solvedChoices,
  type Voice,
} from '../answer/index.ts';
import { type DeskEvent, isDeskOpen, type TicketChange } from '../desk/index.ts';
import { unreachable } from '../result.ts';
import { askForPerson, askPending, deskAt, type Moment, toRoomPath, wayOn } from './decide-intake.ts';
import { chooseAgain, type Decision, decision } from './decision.ts';
import { closedTicketOf, openTicketOf } from './find-ticket.ts';
import type { Heard } from './incoming.ts';
import type { State, TalkTicket } from './state.ts';

/** Somebody who has a ticket wants a person, or a button of their ticket was tapped. */
export type TicketAction = 'person' | 'room' | 'backToBot' | 'cancelTicket' | 'reopenTicket' | 'solved' | 'notSolved';

/** What to do about a button of the ticket. A second tap changes nothing and is answered like the first; one whose ticket is long over leads to the first question again. */
export function decideTicketAction(voice: Voice, action: TicketAction, moment: Moment, state: State): Decision {
  const open = openTicketOf(state);
  const ticket = open ?? closedTicketOf(state, moment.now);
  if (!ticket) return decideWithoutTicket(voice, action, state);
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
  const sayAgain = (key: string): Decision => ({ ...change({ kind: 'backToBot' }, {}, key), changes: [] });
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
          ...(open.state === 'waiting' ? askPending(voice, open, state) : []),
        ],
        'handoff',
      );
    case 'room':
      return ticket.place === 'room' ? giveRoomLink(voice, ticket, moment) : chooseAgain(voice);
    case 'backToBot':
      if (!open) return chooseAgain(voice);
      return open.state === 'active'
        ? change({ kind: 'backToBot' }, { state: 'waiting' }, 'ticket.botAgain')
        : sayAgain('ticket.botAgain');
    case 'cancelTicket':
      return open
        ? change({ kind: 'cancelled' }, { state: 'closed', closedAt: moment.now, intake: null }, 'ticket.cancelled')
        : sayAgain('ticket.cancelled');
    case 'reopenTicket':
    case 'notSolved':
      return open ? decideTicketAction(voice, 'person', moment, state) : reopen(toReopening(action));
    case 'solved':
      return change({ kind: 'solved', solved: true }, {}, 'ticket.solvedThanks');
    default:
      return unreachable(action);
  }
}

/** A button of a ticket that was closed long ago, or that this talk does not know: it is answered as what its words say. */
function decideWithoutTicket(voice: Voice, action: TicketAction, state: State): Decision {
  switch (action) {
    case 'person':
    case 'notSolved':
    case 'reopenTicket':
      return askForPerson(voice, state);
    case 'solved':
      return decision(
        [composeTicketWords(voice, ['ticket.solvedThanks'], { choices: [menuChoice(voice)] })],
        'handoff',
      );
    default:
      return chooseAgain(voice);
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
    openedAt: 0,
    askedAgain: true,
    asked: true,
    passedOn: true,
    quiet: false,
  };
  const isNewer = version > ticket.version;
  const { place, sensitive } = heard.ticket;
  const fields = toFields(word.event, moment.now);
  // A person who is there asks what they need to know; the bot's questions rest, but for the first one.
  const rest = fields.state === 'active' && ticket.intake !== 'safePhone' ? { intake: null } : {};
  const remembered = isNewer ? { ...ticket, place, sensitive, ...fields, ...rest, version } : ticket;
  // One command may come as several events of one version. What is older is no longer true; words and notices are for the resident whenever they come.
  const isStale = version < ticket.version && word.event.kind !== 'message' && word.event.kind !== 'notice';
  const silent = word.silent || ticket.quiet || isStale;
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
    case 'notice':
    case 'reopened':
      return { state: 'active', closedAt: null };
    case 'markedSensitive':
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
    case 'markedSensitive':
      return silently();
  }
}

/** Whether the desk is closed and nobody has said so yet: then it is said once. */
export function passOn(voice: Voice, ticket: TalkTicket, moment: Moment): string | undefined {
  const desk = deskAt(voice, moment);
  if (ticket.passedOn || ticket.quiet || ticket.intake !== null || isDeskOpen(desk, moment.now)) return undefined;
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

const toReopening = (action: 'reopenTicket' | 'notSolved'): TicketChange =>
  action === 'notSolved' ? { kind: 'solved', solved: false } : { kind: 'reopened' };

/** Nothing is said, and nothing recorded. */
export const silently = (): Decision => decision([], 'handoff');

/** Under an answer of the bot to somebody whose ticket was closed lately: the way back to the person. */
export const withReopening = (voice: Voice, decided: Decision): Decision => withChoice(decided, reopenChoice(voice));

/** Under an answer of the bot to a command while a person answers: the way back to the bot. */
export const withBackToBot = (voice: Voice, decided: Decision): Decision => withChoice(decided, backToBotChoice(voice));

/** The same answers, the last one with one more button, before all others. */
const withChoice = (decided: Decision, choice: Choice): Decision => ({
  ...decided,
  answers: decided.answers.map((answer, index) =>
    index === decided.answers.length - 1 ? { ...answer, choices: [choice, ...answer.choices] } : answer,
  ),
});
