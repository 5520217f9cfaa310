import {
  type Answer,
  backToBotChoice,
  type Choice,
  cancelChoice,
  composeCategoryQuestion,
  composeIntakeQuestion,
  composePerson,
  composeReceipt,
  composeTicketWords,
  menuChoice,
  type Voice,
} from '../answer/index.ts';
import { type Desk, findNextStep, type IntakeStep, toDesk } from '../desk/index.ts';
import { type Decision, decision, type TicketEffect } from './decision.ts';
import { openTicketOf } from './find-ticket.ts';
import type { Moment } from './incoming.ts';
import { toRoomPath } from './room-link.ts';
import type { State, TalkTicket, Turn } from './state.ts';

/** Enough to understand what somebody asks, and few enough to be shown to them before they agree. */
const SHARED_TURNS = 5;

/**
 * Somebody wants a person: where they are and when, and what it is about, so that the right one reads it. Where the bot only offers one (`isOffered`) a tap is the answer: the
 * next words may well be another question.
 */
export function askForPerson(voice: Voice, state: State, isOffered = false): Decision {
  const last = state.lastShown?.do === 'topic' ? voice.content.findTopic(state.lastShown.topic) : undefined;
  return decision([composePerson(voice), composeCategoryQuestion(voice)], 'handoff', {
    remember: {
      misses: 0,
      lastShown: { do: 'person' },
      asking: { at: isOffered ? 0 : voice.now, sensitive: last?.private === true },
    },
  });
}

/** An answer to one of the questions, or its being left out; the next one follows. */
export function takeIntakeAnswer(
  voice: Voice,
  step: Exclude<IntakeStep, 'category'>,
  answer: string,
  moment: Moment,
  state: State,
): Decision {
  const ticket = openTicketOf(state);
  if (!ticket) return askForPerson(voice, state);
  const changes = toChanges(ticket, step, answer, state);
  if (step === 'safePhone' && answer === 'no')
    return decision(
      [composeTicketWords(voice, ['ticket.unsafe']), { ...composePerson(voice), private: true }],
      'handoff',
      {
        urgency: 'receipt',
        remember: { ticket: { ...ticket, intake: null, quiet: true } },
        changes,
      },
    );
  const isDue = ticket.intake === step;
  // Whoever has said that the phone is read by nobody else is written to again.
  const safe = step === 'safePhone' && answer === 'yes' ? { quiet: false } : {};
  const next = { ...(isDue ? goOn(ticket, step, state) : ticket), ...safe };
  const receipt = step === 'safePhone' && (isDue || ticket.quiet) ? giveReceipt(voice, next, moment) : undefined;
  const rest = next.intake === null ? [sayDone(voice, next)] : askPending(voice, next, state);
  return decision([...(receipt?.answers ?? []), ...rest], 'handoff', {
    urgency: 'receipt',
    remember: { ticket: next },
    changes: [...changes, ...(receipt?.changes ?? [])],
  });
}

/** The desk around this moment, as the city has set it. */
export const deskAt = (voice: Voice, { desk }: Pick<Moment, 'desk'>): Desk =>
  toDesk(voice.content, desk?.hours ?? null, voice.now);

/** The question of the intake that waits for an answer, asked (again): LINE shows buttons only under the newest message. */
export function askPending(voice: Voice, ticket: TalkTicket, state: State): Answer[] {
  const { intake } = ticket;
  if (intake === null || intake === 'category') return [];
  const words = intake === 'share' ? listShared(ticket, state).map(({ text }) => text) : [];
  return [composeIntakeQuestion(voice, intake, words)];
}

/** The receipt; in a room with a link into it. */
export function giveReceipt(
  voice: Voice,
  ticket: TalkTicket,
  moment: Moment,
): { answers: Answer[]; changes: TicketEffect[] } {
  const desk = deskAt(voice, moment);
  const { number, place } = ticket;
  if (place === 'line' || !moment.secret)
    return { answers: [composeReceipt(voice, { number, place, desk })], changes: [] };
  return {
    answers: [composeReceipt(voice, { number, place, desk, room: toRoomPath(moment.secret) })],
    changes: [{ ticketId: ticket.id, change: { kind: 'linked', secret: moment.secret } }],
  };
}

/** The ticket with the question after `step`. */
export function goOn(ticket: TalkTicket, step: IntakeStep, state: State): TalkTicket {
  const facts = { sensitive: ticket.sensitive, hasWords: listShared(ticket, state).length > 0 };
  return { ...ticket, intake: ticket.asked ? null : findNextStep(step, facts) };
}

const sayDone = (voice: Voice, ticket: TalkTicket): Answer =>
  composeTicketWords(voice, [ticket.place === 'room' ? 'ticket.intakeDoneRoom' : 'ticket.intakeDone'], {
    choices: wayOn(voice, ticket).filter((choice) => !('action' in choice) || choice.action.do !== 'menu'),
  });

/** A button that makes a fresh link: links in old messages may be used up. */
export const openRoomChoice = (voice: Voice): Choice => ({
  label: voice.words.say(voice.language, 'ticket.openRoom'),
  action: { do: 'room' },
});

/** What somebody with an open ticket can do next. */
export const wayOn = (voice: Voice, ticket: TalkTicket): Choice[] => [
  ...(ticket.place === 'room' ? [openRoomChoice(voice)] : []),
  ...(ticket.state === 'active' ? [backToBotChoice(voice)] : []),
  cancelChoice(voice),
  menuChoice(voice),
];

function toChanges(
  ticket: TalkTicket,
  step: Exclude<IntakeStep, 'category'>,
  answer: string,
  state: State,
): TicketEffect[] {
  const ticketId = ticket.id;
  if (answer === 'skip') return [];
  if (step !== 'share') return [{ ticketId, change: { kind: 'intake', field: step, answer } }];
  const messages = listShared(ticket, state);
  return answer === 'yes' && messages.length > 0 ? [{ ticketId, change: { kind: 'shared', messages } }] : [];
}

/** What was said last before the ticket was opened: what is shown is what is shared. Words since then go to the desk anyway. */
const listShared = ({ openedAt }: TalkTicket, { turns }: State): readonly Turn[] =>
  turns.filter(({ at }) => at < openedAt).slice(-SHARED_TURNS);
