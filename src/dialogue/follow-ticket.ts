import { type Answer, composeTicketWords, toPlainText, type Voice } from '../answer/index.ts';
import type { TicketChange } from '../desk/index.ts';
import type { Language } from '../language/index.ts';
import type { Found } from '../search/index.ts';
import type { Danger } from '../topics/index.ts';
import { askPending, openRoomChoice, takeIntakeAnswer, wayOn } from './decide-intake.ts';
import { decideTicketAction, passOn, withBackToBot, withReopening } from './decide-ticket.ts';
import { type Decision, silently } from './decision.ts';
import { closedTicketOf, isAsking, openTicketOf } from './find-ticket.ts';
import { findTyped, type Typed } from './find-typed.ts';
import type { Heard, Moment } from './incoming.ts';
import { guessSubject, openTicket, takeCategory } from './open-ticket.ts';
import type { State, TalkTicket } from './state.ts';
import { type Meaning, THRESHOLDS } from './understand.ts';

/** Words, and all there is to decide by. */
export type Situation = {
  voice: Voice;
  heard: Heard & { kind: 'wrote' };
  meaning: Meaning;
  /** The topics they come near to, best first. */
  found: readonly Found[];
  /** What the bot would do by itself. */
  usual: () => Decision;
  moment: Moment;
  state: State;
};

/** Commands that are meant for the bot even while a person answers; a greeting or thanks is meant for the person. */
const isForBot = (meaning: Meaning): boolean =>
  meaning.kind === 'commanded' && meaning.command !== 'greeting' && meaning.command !== 'thanks';

const isQuestion = ({ kind }: Meaning): boolean => kind === 'asked' || kind === 'notServed';

/**
 * What becomes of words when there is a ticket, or when somebody was just asked what a person is wanted for. While somebody waits the bot answers and the person at the desk reads along; when a person has taken over, the bot is silent except for danger and
 * commands (design: A person). Whatever the bot makes of them, words in an open ticket reach the person.
 */
export function followWords(situation: Situation): Decision {
  const { voice, meaning, heard, usual, moment, state } = situation;
  const open = openTicketOf(state);
  const typed = meaning.kind === 'inDanger' ? undefined : findTyped(voice, heard.text, state, moment.now);
  if (typed) return takeTyped(typed, situation);
  if (open) return followOpen(open, situation);
  if (meaning.kind === 'inDanger' || meaning.kind === 'commanded') return usual();
  // Whoever says once more that they want a person, in other words, is not asked once more.
  if (isAsking(state, moment.now)) return openByWords(situation);
  const closed = closedTicketOf(state, moment.now);
  if (!closed) return usual();
  if (meaning.kind === 'asked' && meaning.outcome === 'answered') return withReopening(voice, usual());
  const reopened = decideTicketAction(voice, 'reopenTicket', moment, state);
  return { ...reopened, changes: [...(reopened.changes ?? []), said(closed, 'resident', heard.text, heard.messageId)] };
}

function takeTyped(typed: Typed, { voice, moment, state }: Situation): Decision {
  if (typed.do !== 'intake') return decideTicketAction(voice, typed.do, moment, state);
  return typed.step === 'category'
    ? takeCategory(voice, typed.answer, moment, state)
    : takeIntakeAnswer(voice, typed.step, typed.answer, moment, state);
}

/** What is typed instead of a tap on a category says what a person is wanted for. */
function openByWords({ voice, meaning, found, heard, usual, moment, state }: Situation): Decision {
  // What comes near to nothing tells nothing; of what does, the next ones tell where the first is the desk itself.
  const near = (found[0]?.score ?? 0) >= THRESHOLDS.offered ? found.slice(0, 3).map(({ id }) => id) : [];
  const subject = guessSubject(voice, near);
  const words = toSaid('resident', heard.text, heard.messageId);
  const opened = openTicket(voice, { ...subject, words }, moment, state);
  // A clear question gets its answer, too: who waits for a person need not wait for what is known.
  const answered = meaning.kind === 'asked' && meaning.outcome === 'answered' ? usual().answers : [];
  return { ...opened, answers: [...answered, ...opened.answers] };
}

function followOpen(ticket: TalkTicket, situation: Situation): Decision {
  const { voice, meaning, heard, usual, moment, state } = situation;
  const danger = meaning.kind === 'inDanger' ? meaning.danger : undefined;
  const words = said(ticket, 'resident', heard.text, heard.messageId, danger, voice.language);
  if (danger) {
    const decided = usual();
    return withChanges(decided, [words, answeredBy(ticket, decided.answers, danger)]);
  }
  if (isForBot(meaning)) return withChanges(decideOwnCommand(ticket, situation), [words]);
  if (ticket.state === 'active') {
    if (ticket.place === 'line' || ticket.quiet) return withChanges(silently(), [words]);
    const inRoom = composeTicketWords(voice, ['ticket.inRoom'], { choices: [openRoomChoice(voice)] });
    return withChanges({ ...silently(), answers: [inRoom] }, [words]);
  }
  if (meaning.kind === 'wantsPerson') return withChanges(decideTicketAction(voice, 'person', moment, state), [words]);
  return withChanges(answerWaiting(ticket, situation), [words]);
}

/** "Back" and "stop" may be said to the person as well as to the bot: the bot offers its way back and changes nothing by itself. */
function decideOwnCommand(ticket: TalkTicket, { voice, meaning, usual, moment, state }: Situation): Decision {
  if (ticket.state === 'waiting') return usual();
  return meaning.kind === 'commanded' && meaning.command === 'back'
    ? decideTicketAction(voice, 'person', moment, state)
    : withBackToBot(voice, usual());
}

/**
 * The bot answers somebody who waits, and staff read both sides. What it does not know it does not record for the volunteers, because it was said to a person in
 * confidence: it says that it has passed it on.
 */
function answerWaiting(ticket: TalkTicket, { voice, meaning, usual, moment, state }: Situation): Decision {
  const decided = usual();
  const isUnknown = meaning.kind === 'asked' && meaning.outcome === 'notFound' && !ticket.quiet;
  const opening = isQuestion(meaning) ? passOn(voice, ticket, moment) : undefined;
  const choices = wayOn(voice, ticket);
  const passed = opening
    ? [composeTicketWords(voice, ['ticket.passedOn'], { params: { opening }, choices })]
    : isUnknown
      ? [composeTicketWords(voice, ['ticket.file'], { choices })]
      : [];
  const answers = [...passed, ...(isUnknown ? [] : decided.answers)];
  const next = { ...ticket, ...letRest(ticket), ...(opening ? { passedOn: true } : {}) };
  return {
    ...decided,
    answers: [...answers, ...askPending(voice, next, state)],
    entries: [],
    remember: { ...decided.remember, misses: 0, ticket: next },
    changes: [answeredBy(ticket, answers)],
  };
}

/** Words typed instead of an answer: the question is asked once more and then rests. Whether the phone is safe is asked until it is known. */
function letRest({ intake, askedAgain }: TalkTicket): Partial<TalkTicket> {
  if (intake === null || intake === 'safePhone') return {};
  return askedAgain ? { intake: null } : { askedAgain: true };
}

const withChanges = (decided: Decision, changes: NonNullable<Decision['changes']>): Decision => ({
  ...decided,
  changes: [...changes.slice(0, 1), ...(decided.changes ?? []), ...changes.slice(1)],
});

const toSaid = (
  by: 'resident' | 'bot',
  text: string,
  messageId: string | null,
  danger?: Danger,
  language?: Language,
): TicketChange & { kind: 'said' } => ({
  kind: 'said',
  by,
  text,
  messageId,
  ...(danger ? { danger } : {}),
  ...(language ? { language } : {}),
});

const said = (ticket: TalkTicket, ...rest: Parameters<typeof toSaid>) => ({
  ticketId: ticket.id,
  change: toSaid(...rest),
});

/** What the bot said, for staff to read along. */
const answeredBy = (ticket: TalkTicket, answers: readonly Answer[], danger?: Danger) =>
  said(ticket, 'bot', answers.map(toPlainText).join('\n\n'), null, danger);
