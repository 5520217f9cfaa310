import {
  backToBotChoice,
  type Choice,
  composeTicketWords,
  menuChoice,
  reopenChoice,
  sayDeskOpening,
  type Voice,
} from '../answer/index.ts';
import { isDeskOpen, type TicketChange } from '../desk/index.ts';
import { unreachable } from '../result.ts';
import { askForPerson, askPending, deskAt, wayOn } from './decide-intake.ts';
import { chooseAgain, type Decision, decision } from './decision.ts';
import { closedTicketOf, openTicketOf } from './find-ticket.ts';
import type { Moment } from './incoming.ts';
import { giveRoomLink } from './room-link.ts';
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

/** Whether the desk is closed and nobody has said so yet: then it is said once. */
export function passOn(voice: Voice, ticket: TalkTicket, moment: Moment): string | undefined {
  const desk = deskAt(voice, moment);
  if (ticket.passedOn || ticket.quiet || ticket.intake !== null || isDeskOpen(desk, moment.now)) return undefined;
  return sayDeskOpening(voice, desk);
}

const toReopening = (action: 'reopenTicket' | 'notSolved'): TicketChange =>
  action === 'notSolved' ? { kind: 'solved', solved: false } : { kind: 'reopened' };

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
