import {
  backToBotChoice,
  composeStaffWords,
  composeTicketWords,
  menuChoice,
  solvedChoices,
  type Voice,
} from '../answer/index.ts';
import type { DeskEvent } from '../desk/index.ts';
import { type Decision, decision, silently } from './decision.ts';
import { openTicketOf } from './find-ticket.ts';
import type { Heard, Moment } from './incoming.ts';
import { giveRoomLink } from './room-link.ts';
import type { State, TalkTicket } from './state.ts';
import { hearOfTicket } from './talk-ticket.ts';

/** What staff did: how the talk stands now, and what the resident is told, if anything. */
export function hearDesk(voice: Voice, heard: Heard & { kind: 'deskDid' }, moment: Moment, state: State): Decision {
  const { word, version } = heard;
  const known = state.ticket?.id === heard.ticket.id ? state.ticket : undefined;
  const ticket: TalkTicket = known ?? hearOfTicket(heard.ticket);
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
