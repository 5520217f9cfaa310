import { fail, ok, type Result } from '../result.ts';
import type { DeskEvent } from './change.ts';
import { isPermitted, type Member, maySee, type Permission } from './roles.ts';
import { isForgotten, type Ticket, type TicketOutcome } from './ticket.ts';

/** A machine's rendering of words of staff; `mark` says so in the reader's language. */
export type Translation = { text: string; engine: string; mark: string };

/** What a member does with a ticket. */
export type Command =
  | { do: 'take' }
  | { do: 'say'; messageId: string; text: string; translation?: Translation }
  | { do: 'note'; messageId: string; text: string }
  /** To another member, who has it from now on. */
  | { do: 'handOver'; to: Member }
  /** Back to the bot; the resident keeps waiting for a person. */
  | { do: 'handBack' }
  | { do: 'close'; outcome: TicketOutcome; summary: string }
  | { do: 'reopen' }
  | { do: 'hold'; hold: boolean }
  | { do: 'markSensitive' };

/** Fields of the ticket that change, what goes to the talk, and how the history names it. */
export type Decided = {
  history: string;
  fields: Partial<
    Pick<
      Ticket,
      | 'state'
      | 'assignee'
      | 'waitingSince'
      | 'closedAt'
      | 'outcome'
      | 'summary'
      | 'legalHold'
      | 'sensitive'
      | 'place'
      | 'escalatedAt'
    >
  >;
  events: readonly DeskWord[];
};

/** An event on its way to the talk; a silent one changes the talk's state and says nothing. */
export type DeskWord = { event: DeskEvent; silent: boolean };

const NEEDS: Readonly<Record<Command['do'], Permission>> = {
  take: 'answerTickets',
  say: 'answerTickets',
  note: 'answerTickets',
  handOver: 'assignTickets',
  handBack: 'answerTickets',
  close: 'answerTickets',
  reopen: 'answerTickets',
  hold: 'decideDeletion',
  markSensitive: 'answerTickets',
};

/** A summary is kept for years: what looks like a number of a person or a telephone has no place in it. */
const NUMBERS = /\d[\d\-\s]{7,}\d/;

/**
 * What follows when `member` gives `command` on a ticket as it stands now. A refusal has a code the console explains. Two members cannot both answer: whoever
 * is not the assignee has to take it over first, in the open.
 */
export function decideCommand(ticket: Ticket, command: Command, member: Member, now: number): Result<Decided> {
  if (!maySee(member, ticket)) return refuse('desk.not_found');
  if (!isPermitted(member, NEEDS[command.do])) return refuse('desk.not_permitted');
  const decided = (fields: Decided['fields'], ...events: DeskEvent[]): Result<Decided> =>
    ok({ history: command.do, fields, events: events.map((event) => ({ event, silent: isSilent(ticket, event) })) });
  const taking = ticket.state === 'active' && ticket.assignee === member.mail ? [] : [taken(member)];
  switch (command.do) {
    case 'take':
      if (ticket.state === 'closed') return refuse('desk.closed');
      return decided({ state: 'active', assignee: member.mail, waitingSince: null }, taken(member));
    case 'say': {
      if (ticket.state === 'closed') return refuse('desk.closed');
      if (command.text.trim() === '') return refuse('desk.empty');
      if (isOthers(ticket, member)) return refuse('desk.taken_by_other');
      if (ticket.leftAt !== null && ticket.place === 'line') return refuse('desk.left');
      const { messageId } = command;
      const text = toShown(command);
      const word: DeskEvent =
        ticket.place === 'line' ? { kind: 'message', messageId, member: member.name, text } : { kind: 'notice' };
      return decided({ state: 'active', assignee: member.mail, waitingSince: null }, ...taking, word);
    }
    case 'note':
      return command.text.trim() === '' ? refuse('desk.empty') : decided({});
    case 'handOver':
      if (ticket.state === 'closed') return refuse('desk.closed');
      if (!maySee(command.to, ticket) || !isPermitted(command.to, 'answerTickets')) return refuse('desk.cannot_take');
      return decided({ assignee: command.to.mail });
    case 'handBack':
      if (ticket.state !== 'active') return refuse('desk.not_active');
      // The wait begins anew, and so does what is late about it.
      return decided(
        { state: 'waiting', assignee: null, waitingSince: now, escalatedAt: null },
        { kind: 'handedBack' },
      );
    case 'close':
      if (ticket.state === 'closed') return refuse('desk.closed');
      if (command.summary.trim() === '') return refuse('desk.summary_missing');
      if (NUMBERS.test(command.summary)) return refuse('desk.summary_has_numbers');
      return decided(
        {
          state: 'closed',
          closedAt: now,
          waitingSince: null,
          outcome: command.outcome,
          summary: command.summary.trim(),
        },
        { kind: 'closed', outcome: command.outcome },
      );
    case 'reopen':
      if (ticket.state !== 'closed') return refuse('desk.not_closed');
      if (isForgotten(ticket)) return refuse('desk.forgotten');
      return decided(
        { state: 'active', assignee: member.mail, closedAt: null, outcome: null, waitingSince: null },
        { kind: 'reopened' },
        taken(member),
      );
    case 'hold':
      return decided({ legalHold: command.hold });
    case 'markSensitive': {
      if (!member.sensitive) return refuse('desk.not_permitted');
      // Whoever has it may not see it any more: then whoever marks it has it, in the open.
      const takesOver = isOthers(ticket, member);
      return decided(
        { sensitive: true, place: 'room', ...(takesOver ? { assignee: member.mail } : {}) },
        ...(ticket.state === 'closed' ? [] : [{ kind: 'markedSensitive' } as const]),
        ...(takesOver ? [taken(member)] : []),
      );
    }
  }
}

/** Whether somebody else is answering. Who waits again keeps whoever had it before in mind; whoever is here answers. */
const isOthers = ({ state, assignee }: Ticket, { mail }: Member): boolean => state === 'active' && assignee !== mail;

/** Whether this member may write to the resident as the ticket stands now, without taking it over first. */
export const mayAnswer = (ticket: Ticket, member: Member): boolean =>
  isPermitted(member, NEEDS.say) && ticket.state !== 'closed' && !isOthers(ticket, member);

/** Words of staff as the chat shows them: with a machine's rendering first, marked, and what was really written under it. */
export const toShown = ({ text, translation }: { text: string; translation?: Translation }): string =>
  translation ? `${translation.text}\n（${translation.mark}）\n\n${text}` : text;

const taken = (member: Member): DeskEvent => ({ kind: 'taken', member: member.name });

/** Where somebody else reads the phone, nothing at all is written there; of a sensitive ticket only what staff themselves send. */
export const isSilent = (ticket: Pick<Ticket, 'sensitive' | 'safePhone'>, event: DeskEvent): boolean =>
  ticket.safePhone === 'no' ||
  event.kind === 'markedSensitive' ||
  (ticket.sensitive && event.kind !== 'message' && event.kind !== 'notice');

const refuse = (code: string): Result<never> => fail({ code, message: code });
