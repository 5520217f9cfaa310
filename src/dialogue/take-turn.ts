import { type Answer, composeWelcome, composeWords, inLanguage, toAnswer, type Voice } from '../answer/index.ts';
import { type Language, toLanguage } from '../language/index.ts';
import { toAnonymous } from './anonymous.ts';
import { toBrief } from './brief.ts';
import { decideAction, decideLocation, decideMedia } from './decide-action.ts';
import { decideMeaning } from './decide-meaning.ts';
import type { Decision } from './decision.ts';
import { type Effect, FIRST_LANGUAGE, type Reading } from './effect.ts';
import type { Heard, Incoming } from './incoming.ts';
import type { Library } from './library.ts';
import { takePace } from './pace.ts';
import { type State, TURNS_KEPT } from './state.ts';
import { askLibrary, understand } from './understand.ts';

export type Turned = { state: State; effects: readonly Effect[]; reading: Reading };

/**
 * One event of a talk: what it means, what follows, how the talk stands afterwards. Pure: the clock and everything else from outside comes in with
 * `incoming`. Never throws for anything a person can send.
 */
export function takeTurn(incoming: Incoming, state: State, library: Library): Turned {
  const { heard } = incoming;
  switch (heard.kind) {
    case 'wrote':
      return takeWords(incoming, heard, state, library);
    case 'unsent':
      return silently({ ...state, turns: state.turns.filter((turn) => turn.id !== heard.messageId) }, incoming);
    case 'unfollowed':
    case 'leftGroup':
      // Blocked or gone: nobody will read an answer, and what was said is nobody's business any more.
      return { ...silently({ ...state, turns: [], lastShown: null }, incoming), effects: [{ kind: 'forget' }] };
    default:
      return takeOther(incoming, heard, state, library);
  }
}

function takeWords(incoming: Incoming, heard: Heard & { kind: 'wrote' }, state: State, library: Library): Turned {
  const { meaning, choice, found } = understand(heard.text, state, incoming.profileLanguage, library);
  const voice = voiceOf(library, choice.language, incoming.now);
  const decided = decideMeaning(voice, meaning, heard.text, state, library);
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
  const decided = decideOther(voice, heard, state, library);
  return finish(incoming, state, decided, voice, [], { language, intent: decided.intent, topics: [] });
}

function decideOther(
  voice: Voice,
  heard: Exclude<Heard, { kind: 'wrote' | 'unsent' | 'unfollowed' | 'leftGroup' }>,
  state: State,
  library: Library,
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
      if (heard.action?.do === 'notEmergency') return answerAfterAll(voice, state, library);
      return decideAction(voice, heard.action, state);
    case 'sentLocation':
      return decideLocation(voice, heard.lat, heard.lon);
    case 'followed':
      return say(heard.again ? [composeWords(voice, ['greeting.again'])] : composeWelcome(voice));
    case 'joinedGroup':
      return say([composeWords(voice, ['greeting.group'], [])]);
    default:
      return decideMedia(voice, heard.kind);
  }
}

/** "Not an emergency": the same message, read as a question. */
function answerAfterAll(voice: Voice, state: State, library: Library): Decision {
  const last = state.turns.at(-1);
  if (!last) return decideAction(voice, { do: 'menu' }, state);
  const tag = voice.language === 'ja-easy' ? 'ja' : voice.language;
  const meaning = askLibrary(
    last.text,
    [
      { language: tag, weight: 1 },
      { language: 'en', weight: 0.3 },
    ],
    library,
  );
  const decided = decideMeaning(voice, meaning, last.text, state, library);
  return { ...decided, answers: [composeWords(voice, ['danger.askAnyway'], []), ...decided.answers] };
}

function finish(
  incoming: Incoming,
  state: State,
  decided: Decision,
  voice: Voice,
  notices: readonly string[],
  reading: Reading,
): Turned {
  const urgent = decided.urgency === 'danger';
  const { pace, allowed, askPatience } = urgent
    ? { pace: state.pace, allowed: true, askPatience: false }
    : takePace(state.pace, incoming.now);
  const records = decided.entries.map(
    (entry): Effect => ({
      kind: 'record',
      entry: entry.kind === 'unanswered' ? { ...entry, question: toAnonymous(entry.question) } : entry,
    }),
  );
  if (!allowed) {
    const effects: Effect[] = askPatience
      ? [{ kind: 'say', answers: [composeWords(voice, ['flood.slow'], [])], urgency: 'answer' }]
      : [];
    return { state: { ...state, pace }, effects, reading };
  }
  const spokenTo =
    incoming.place === 'group' ? decided.answers.map((answer) => toBrief(answer, voice, decided)) : decided.answers;
  // What the person must know first stands behind the danger card and before everything else.
  const notice =
    notices.length > 0
      ? [toAnswer({ language: voice.language, paragraphs: notices.map((key) => voice.words.say(voice.language, key)) })]
      : [];
  const answers = urgent ? [...spokenTo, ...notice] : [...notice, ...spokenTo];
  const next: State = { ...state, ...decided.remember, pace };
  return {
    state: next,
    effects: [
      { kind: 'say', answers, urgency: decided.urgency },
      ...records,
      ...(decided.forget ? [{ kind: 'forget' } as const] : []),
    ],
    reading,
  };
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
