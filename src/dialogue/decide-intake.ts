import {
  type Answer,
  cancelChoice,
  composeCategoryQuestion,
  composeIntakeQuestion,
  composePerson,
  composeReceipt,
  composeTicketWords,
  type Voice,
} from '../answer/index.ts';
import {
  type Category,
  categoryOfDanger,
  type Desk,
  findNextStep,
  type IntakeStep,
  isSensitive,
  SHIPPED_PLACES,
  toDesk,
  toTicketNumber,
} from '../desk/index.ts';
import type { Danger, TopicId } from '../topics/index.ts';
import { type Decision, decision, type TicketEffect } from './decision.ts';
import type { Incoming } from './incoming.ts';
import type { State, TalkTicket, Turn } from './state.ts';

/** What opening and asking depend on besides the talk itself. */
export type Moment = Pick<Incoming, 'id' | 'now' | 'desk' | 'secret'>;

/** Words typed this long after the question "what is it about?" are its answer. */
const ASKING_MS = 3_600_000;

/** Somebody wants a person: where they are and when, and what it is about, so that the right one reads it. */
export function askForPerson(voice: Voice, state: State): Decision {
  const last = state.lastShown?.do === 'topic' ? voice.content.findTopic(state.lastShown.topic) : undefined;
  return decision([composePerson(voice), composeCategoryQuestion(voice)], 'handoff', {
    remember: {
      misses: 0,
      lastShown: { do: 'person' },
      asking: { at: voice.now, sensitive: last?.private === true },
    },
  });
}

/** Whether the next words answer the question what a person is wanted for. */
export const isAsking = (state: State, now: number): boolean =>
  state.asking !== null && now - state.asking.at < ASKING_MS;

/** What is typed instead of a tap on a category says what it is about by the topic it comes nearest to. */
export function guessCategory(voice: Voice, topics: readonly TopicId[]): Category {
  const [nearest] = topics;
  const found = Object.entries(voice.content.city.categories).find(([, ids]) => nearest && ids.includes(nearest));
  return (found?.[0] as Category | undefined) ?? 'other';
}

/** Opens a ticket for a danger whose card was shown: what it is about is known. */
export const openForDanger = (voice: Voice, danger: Danger, moment: Moment, state: State): Decision =>
  openTicket(voice, { category: categoryOfDanger(danger), danger, words: undefined }, moment, state);

/**
 * Opens a ticket. It exists from the first answer on, so that nobody is lost who does not get to the end of the questions. Where writing may bring harm the
 * first question is whether this phone is safe, and the receipt comes after it.
 */
export function openTicket(
  voice: Voice,
  { category, danger, words }: { category: Category; danger: Danger | null; words: TicketEffect['change'] | undefined },
  moment: Moment,
  state: State,
): Decision {
  const sensitive = isSensitive(category, danger, state.asking?.sensitive === true);
  const place = sensitive ? 'room' : (moment.desk?.places ?? SHIPPED_PLACES)[category];
  const id = moment.id;
  const ticket: TalkTicket = {
    id,
    number: toTicketNumber(id),
    category,
    place,
    sensitive,
    state: 'waiting',
    version: 0,
    closedAt: null,
    intake: null,
    passedOn: false,
    quiet: false,
  };
  const { number } = ticket;
  const opened = { kind: 'opened', number, language: voice.language, category, place, sensitive, danger } as const;
  const changes: TicketEffect[] = [opened, ...(words ? [words] : [])].map((change) => ({ ticketId: id, change }));
  const begun = { ...state, ticket };
  const next = ask(voice, 'category', begun, moment);
  const receipt = sensitive ? undefined : giveReceipt(voice, ticket, moment);
  return decision([...(receipt?.answers ?? []), ...next.answers], 'handoff', {
    urgency: 'receipt',
    remember: { asking: null, misses: 0, lastShown: null, ticket: { ...ticket, intake: next.step } },
    changes: [...changes, ...(receipt?.changes ?? [])],
  });
}

/** An answer to one of the questions, or its being left out; the next one follows. */
export function takeIntakeAnswer(
  voice: Voice,
  step: IntakeStep,
  answer: string,
  moment: Moment,
  state: State,
): Decision {
  if (step === 'category') {
    const category = answer === 'skip' ? 'other' : (answer as Category);
    return openTicket(voice, { category, danger: null, words: undefined }, moment, state);
  }
  const { ticket } = state;
  if (!ticket || ticket.state === 'closed') return askForPerson(voice, state);
  const changes = toChanges(ticket.id, step, answer, state);
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
  const receipt = step === 'safePhone' && ticket.intake === step ? giveReceipt(voice, ticket, moment) : undefined;
  const next = ticket.intake === step ? ask(voice, step, state, moment) : { step: ticket.intake, answers: [] };
  const done = next.step === null ? [sayDone(voice, ticket)] : [];
  return decision([...(receipt?.answers ?? []), ...next.answers, ...done], 'handoff', {
    urgency: 'receipt',
    remember: { ticket: { ...ticket, intake: next.step } },
    changes: [...changes, ...(receipt?.changes ?? [])],
  });
}

/** The desk around this moment, as the city has set it. */
export const deskAt = (voice: Voice, { desk }: Pick<Moment, 'desk'>): Desk =>
  toDesk(voice.content, desk?.hours ?? null, voice.now);

/** The path of a room's link. */
export const toRoomPath = (secret: string): string => `/r/${secret}`;

function giveReceipt(voice: Voice, ticket: TalkTicket, moment: Moment): { answers: Answer[]; changes: TicketEffect[] } {
  const desk = deskAt(voice, moment);
  const { number, place } = ticket;
  if (place === 'line' || !moment.secret)
    return { answers: [composeReceipt(voice, { number, place, desk })], changes: [] };
  return {
    answers: [composeReceipt(voice, { number, place, desk, room: toRoomPath(moment.secret) })],
    changes: [{ ticketId: ticket.id, change: { kind: 'linked', secret: moment.secret } }],
  };
}

/** The question after `step`; no answers and no step when all is asked. */
function ask(
  voice: Voice,
  step: IntakeStep,
  state: State,
  moment: Moment,
): { step: IntakeStep | null; answers: Answer[] } {
  const words = listShared(state, moment);
  const next = findNextStep(step, { sensitive: state.ticket?.sensitive === true, hasWords: words.length > 0 });
  if (next === null || next === 'category') return { step: null, answers: [] };
  return {
    step: next,
    answers: [
      composeIntakeQuestion(
        voice,
        next,
        words.map(({ text }) => text),
      ),
    ],
  };
}

const sayDone = (voice: Voice, { place }: TalkTicket): Answer =>
  place === 'room'
    ? composeTicketWords(voice, ['ticket.intakeDoneRoom'], { choices: [openRoomChoice(voice), cancelChoice(voice)] })
    : composeTicketWords(voice, ['ticket.intakeDone'], { choices: [cancelChoice(voice)] });

/** A button that makes a fresh link: links in old messages may be used up. */
export const openRoomChoice = (voice: Voice): { label: string; action: { do: 'room' } } => ({
  label: voice.words.say(voice.language, 'ticket.openRoom'),
  action: { do: 'room' },
});

function toChanges(
  ticketId: string,
  step: Exclude<IntakeStep, 'category'>,
  answer: string,
  state: State,
): TicketEffect[] {
  if (answer === 'skip') return [];
  if (step !== 'share') return [{ ticketId, change: { kind: 'intake', field: step, answer } }];
  return answer === 'yes' ? [{ ticketId, change: { kind: 'shared', messages: state.turns } }] : [];
}

/** What was said before this event: the event's own words go to the desk anyway. */
const listShared = (state: State, { now }: Moment): Turn[] => state.turns.filter(({ at }) => at < now);
