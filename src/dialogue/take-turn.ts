import { type Action, type Answer, composeWelcome, composeWords, inLanguage, type Voice } from '../answer/index.ts';
import { type Language, toLanguage } from '../language/index.ts';
import { decideAction, decideLocation, decideMedia } from './decide-action.ts';
import { decideMeaning } from './decide-meaning.ts';
import { decideTicketAction } from './decide-ticket.ts';
import type { Decision } from './decision.ts';
import { FIRST_LANGUAGE, type Reading } from './effect.ts';
import { openTicketOf } from './find-ticket.ts';
import { finish, type Turned } from './finish-turn.ts';
import { followLocation, followMedia } from './follow-media.ts';
import { followWords } from './follow-ticket.ts';
import { hearDesk } from './hear-desk.ts';
import type { Heard, Incoming, Moment } from './incoming.ts';
import type { Library } from './library.ts';
import { type State, TURNS_KEPT } from './state.ts';
import { recallTicket } from './talk-ticket.ts';
import { askLibrary, understand } from './understand.ts';

/**
 * One event of a talk: what it means, what follows, how the talk stands afterwards. Pure: the clock and everything else from outside comes in with
 * `incoming`. Never throws for anything a person can send.
 */
export function takeTurn(incoming: Incoming, stored: State, library: Library): Turned {
  const { heard } = incoming;
  const state = recallTicket(stored, incoming);
  switch (heard.kind) {
    case 'wrote':
      return takeWords(incoming, heard, state, library);
    case 'unsent':
      return takeBack(incoming, heard.messageId, state);
    case 'unfollowed':
    case 'leftGroup':
      return takeLeave(incoming, state);
    default:
      return takeOther(incoming, heard, state, library);
  }
}

function takeWords(incoming: Incoming, heard: Heard & { kind: 'wrote' }, state: State, library: Library): Turned {
  const { meaning, choice, found } = understand(heard.text, state, incoming.profileLanguage, library);
  const voice = voiceOf(library, choice.language, incoming.now);
  const usual = (): Decision => decideMeaning(voice, meaning, heard.text, state, library, incoming);
  const decided =
    incoming.place === 'private'
      ? followWords({ voice, meaning, found, heard, usual, moment: incoming, state })
      : usual();
  const notices = [
    ...(choice.changed ? ['language.changedByMessage'] : []),
    ...(heard.masked.length > 0 ? ['masked.warning'] : []),
  ];
  const turn = { id: heard.messageId, at: incoming.now, text: heard.text };
  const turns = incoming.place === 'private' ? [...state.turns, turn].slice(-TURNS_KEPT) : [];
  const spoken = choice.notServed ? state.spoken : choice.language;
  const reading: Reading = {
    language: choice.notServed ?? choice.language,
    intent: decided.intent,
    ...(meaning.kind === 'inDanger' ? { danger: meaning.danger } : {}),
    topics: found.slice(0, 5),
  };
  return finish(incoming, { ...state, spoken, turns }, decided, voice, notices, reading);
}

function takeOther(
  incoming: Incoming,
  heard: Exclude<Heard, { kind: 'wrote' | 'unsent' | 'unfollowed' | 'leftGroup' }>,
  state: State,
  library: Library,
): Turned {
  const language = settledLanguage(state, incoming.profileLanguage);
  const voice = voiceOf(library, language, incoming.now);
  const before = heard.kind === 'tapped' && !isAboutPerson(heard.action) ? { ...state, asking: null } : state;
  const decided = decideOther(voice, heard, before, library, incoming);
  return finish(incoming, before, decided, voice, [], { language, intent: decided.intent, topics: [] });
}

function decideOther(
  voice: Voice,
  heard: Exclude<Heard, { kind: 'wrote' | 'unsent' | 'unfollowed' | 'leftGroup' }>,
  state: State,
  library: Library,
  moment: Moment,
): Decision {
  const say = (answers: readonly Answer[]): Decision => ({
    answers,
    intent: 'greeting',
    urgency: 'answer',
    entries: [],
    remember: {},
  });
  switch (heard.kind) {
    case 'tapped':
      if (heard.action?.do === 'notEmergency') return answerAfterAll(voice, state, library, moment);
      return decideAction(voice, heard.action, state, moment);
    case 'sentLocation':
      return followLocation(
        heard,
        () => decideLocation(voice, heard.lat, heard.lon),
        () => isInDanger(state, library, moment.now),
        state,
      );
    case 'followed':
      return welcome(voice, heard.again, say, moment, state);
    case 'joinedGroup':
      return say([composeWords(voice, ['greeting.group'], [])]);
    case 'deskDid':
      return hearDesk(voice, heard, moment, state);
    default:
      return followMedia(voice, heard, state) ?? decideMedia(voice, heard.kind);
  }
}

/** "Not an emergency": the same message, read as a question. */
function answerAfterAll(voice: Voice, state: State, library: Library, moment: Moment): Decision {
  const last = state.turns.at(-1);
  if (!last) return decideAction(voice, { do: 'menu' }, state, moment);
  const tag = voice.language === 'ja-easy' ? 'ja' : voice.language;
  const meaning = askLibrary(
    last.text,
    [
      { language: tag, weight: 1 },
      { language: 'en', weight: 0.3 },
    ],
    library,
  );
  const decided = decideMeaning(voice, meaning, last.text, state, library, moment);
  // What somebody wrote in fear, even by mistake, is not for the volunteers to read.
  return { ...decided, entries: [], answers: [composeWords(voice, ['danger.askAnyway'], []), ...decided.answers] };
}

/** How long after a danger card a place that is sent may be an answer to it. */
const DANGER_MS = 15 * 60_000;

function isInDanger(state: State, library: Library, now: number): boolean {
  const last = state.turns.at(-1);
  if (!last || now - last.at > DANGER_MS) return false;
  return understand(last.text, state, null, library).meaning.kind === 'inDanger';
}

/** Whoever comes back while somebody at the desk is waiting for them is told so, and the desk learns of it. */
function welcome(
  voice: Voice,
  isBack: boolean,
  say: (answers: readonly Answer[]) => Decision,
  moment: Moment,
  state: State,
): Decision {
  const greeted = say(isBack ? [composeWords(voice, ['greeting.again'])] : composeWelcome(voice));
  const open = openTicketOf(state);
  if (!open) return greeted;
  const still = open.quiet || open.sensitive ? [] : decideTicketAction(voice, 'person', moment, state).answers;
  return {
    ...greeted,
    answers: [...greeted.answers, ...still],
    changes: [{ ticketId: open.id, change: { kind: 'cameBack' } }],
  };
}

/** Blocked or gone: nobody will read an answer, and what was said is nobody's business any more. Staff must not write to somebody whom nothing reaches. */
function takeLeave(incoming: Incoming, state: State): Turned {
  const open = incoming.place === 'private' ? openTicketOf(state) : undefined;
  const left = open ? [{ kind: 'ticket', ticketId: open.id, change: { kind: 'left' } } as const] : [];
  const turned = silently({ ...state, turns: [], lastShown: null }, incoming);
  return { ...turned, effects: [...left, { kind: 'forget' }] };
}

/** Taps that leave the question "what is a person wanted for?" open. */
const isAboutPerson = (action: Action | null): boolean =>
  action !== null && ['person', 'intake', 'languages', 'speak', 'room'].includes(action.do);

/** Words taken back: the talk forgets them, and so does the desk. */
function takeBack(incoming: Incoming, messageId: string, state: State): Turned {
  const turned = silently({ ...state, turns: state.turns.filter((turn) => turn.id !== messageId) }, incoming);
  const { ticket } = state;
  if (!ticket) return turned;
  return { ...turned, effects: [{ kind: 'ticket', ticketId: ticket.id, change: { kind: 'withdrawn', messageId } }] };
}

const silently = (state: State, incoming: Incoming): Turned => ({
  state,
  effects: [],
  reading: { language: settledLanguage(state, incoming.profileLanguage), intent: 'command', topics: [] },
});

const settledLanguage = (state: State, profileLanguage: string | null): Language =>
  state.chosen ?? state.spoken ?? (profileLanguage ? toLanguage(profileLanguage) : undefined) ?? FIRST_LANGUAGE;

const voiceOf = (library: Library, language: Language, now: number): Voice =>
  inLanguage({ content: library.content, words: library.words, language, now }, language);
