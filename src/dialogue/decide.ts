import {
  type Action,
  type Answer,
  composeChoice,
  composeCollection,
  composeDanger,
  composeForgetQuestion,
  composeHazardQuestion,
  composeLanguages,
  composeLetterQuestion,
  composeMenu,
  composeNotFound,
  composeNotServed,
  composePerson,
  composeShelters,
  composeTopic,
  composeUnknownLetter,
  composeWords,
  inLanguage,
  type Voice,
} from '../answer/index.ts';
import { toLanguage } from '../language/index.ts';
import { unreachable } from '../result.ts';
import { COLLECTIONS, type Collection, type TopicId } from '../topics/index.ts';
import type { Entry, Outcome, Urgency } from './effect.ts';
import type { Library } from './library.ts';
import { nameUnserved } from './name-unserved.ts';
import type { Command } from './phrases.ts';
import type { State } from './state.ts';
import { listOffered, type Meaning } from './understand.ts';

/** What follows from a meaning: what is said, what the talk remembers, what is recorded. */
export type Decision = {
  answers: readonly Answer[];
  urgency: Urgency;
  intent: Outcome;
  entries: readonly Entry[];
  /** Changes to the talk. */
  remember: Partial<State>;
  /** Erase the talk after this answer. */
  forget?: boolean;
};

const decision = (answers: readonly Answer[], intent: Outcome, rest: Partial<Decision> = {}): Decision => ({ answers, intent, urgency: 'answer', entries: [], remember: {}, ...rest });

/** Misses in a row after which a person is offered without being asked for. */
const PATIENCE = 2;

/** What to do about a message that was understood as `meaning`. */
export function decideMeaning(voice: Voice, meaning: Meaning, text: string, state: State, library: Library): Decision {
  switch (meaning.kind) {
    case 'inDanger':
      return decision([composeDanger(voice, meaning.danger, library.japanese)], 'emergency', { urgency: 'danger' });
    case 'wantsPerson':
      return showPerson(voice);
    case 'commanded':
      return decideCommand(voice, meaning.command, state, library);
    case 'notServed':
      // Both bridges, because nothing tells us which one this reader has.
      return decision([composeNotServed(inLanguage(voice, 'ja-easy'), meaning.tag, nameUnserved), composeNotServed(inLanguage(voice, 'en'), meaning.tag, nameUnserved)], 'notFound', {
        entries: [{ kind: 'unanswered', language: meaning.tag, question: text }],
      });
    case 'asked':
      return decideAsked(voice, meaning, text, state);
  }
}

function decideAsked(voice: Voice, meaning: Meaning & { kind: 'asked' }, text: string, state: State): Decision {
  const topics = listOffered(meaning.found).flatMap(({ id }) => voice.content.findTopic(id) ?? []);
  const [best] = topics;
  if (meaning.outcome === 'answered' && best) return showTopic(voice, best.id, { misses: 0 });
  if (meaning.outcome === 'choose' && topics.length > 1) return decision([composeChoice(voice, topics)], 'choose', { remember: { lastShown: null } });
  const misses = state.misses + 1;
  const person = misses >= PATIENCE ? [composePerson(voice)] : [];
  return decision([composeNotFound(voice), ...person], 'notFound', { remember: { misses, lastShown: null }, entries: [{ kind: 'unanswered', language: voice.language, question: text }] });
}

function decideCommand(voice: Voice, command: Command, state: State, library: Library): Decision {
  switch (command) {
    case 'greeting':
      return decision([composeWords(voice, ['greeting.short'])], 'greeting');
    case 'thanks':
      return decision([composeWords(voice, ['thanks.reply'])], 'thanks');
    case 'menu':
      return decideAction(voice, { do: 'menu' }, state, library);
    case 'language':
      return decideAction(voice, { do: 'languages', page: 0 }, state, library);
    case 'back':
      return decideAction(voice, state.lastShown ?? { do: 'menu' }, state, library);
    case 'forget':
      return decision([composeForgetQuestion(voice)], 'command');
    default:
      return unreachable(command);
  }
}

/** What to do about a button. A button whose topic or page no longer exists gets a kind "please choose again". */
export function decideAction(voice: Voice, action: Action | null, state: State, library: Library): Decision {
  if (!action) return chooseAgain(voice);
  const remember = { lastShown: action, misses: 0 };
  switch (action.do) {
    case 'topic':
      return voice.content.findTopic(action.topic) ? showTopic(voice, action.topic) : chooseAgain(voice);
    case 'japanese':
      return voice.content.findTopic(action.topic) ? { ...showTopic(inLanguage(voice, 'ja'), action.topic), remember: {} } : chooseAgain(voice);
    case 'menu':
      return decision([composeMenu(voice)], 'command', { remember });
    case 'collection':
      return isCollection(action.collection) ? decision([composeCollection(voice, action.collection, action.page)], 'command', { remember }) : chooseAgain(voice);
    case 'languages':
      return decision([composeLanguages(voice, action.page)], 'command');
    case 'speak':
      return speak(voice, action, state, library);
    case 'person':
      return showPerson(voice);
    case 'useful':
      return voice.content.findTopic(action.topic) ? thankForFeedback(voice, action.topic, action.useful) : chooseAgain(voice);
    case 'none':
      return decision([composeNotFound(voice)], 'notFound', { remember: { misses: state.misses + 1 } });
    case 'shelters':
      return decision([composeShelters(voice, action.hazard, action)], 'command', { remember: { lastShown: action } });
    case 'letter':
      return explainLetter(voice, action.about);
    case 'forget':
      return action.sure ? decision([composeWords(voice, ['forget.done'], [])], 'command', { forget: true, urgency: 'receipt' }) : decision([composeWords(voice, ['forget.kept'])], 'command');
    case 'notEmergency':
      // takeTurn reads the last message again; without one there is only the menu.
      return decision([composeMenu(voice)], 'command');
    default:
      return unreachable(action);
  }
}

/** A location answers "where is it safe?" once the hazard is known. */
export const decideLocation = (voice: Voice, lat: number, lon: number): Decision => decision([composeHazardQuestion(voice, { lat, lon })], 'command');

/** A picture, a voice message, a file, a sticker: what the bot can do with it, in a kind sentence. */
export function decideMedia(voice: Voice, kind: 'sentPicture' | 'sentVoice' | 'sentFile' | 'sentSticker'): Decision {
  if (kind === 'sentPicture') return decision([composeLetterQuestion(voice)], 'command');
  const key = { sentVoice: 'voice.reply', sentFile: 'file.reply', sentSticker: 'sticker.reply' }[kind];
  return decision([composeWords(voice, [key])], 'command');
}

function showTopic(voice: Voice, id: TopicId, remember: Partial<State> = {}): Decision {
  const topic = voice.content.findTopic(id);
  if (!topic) return chooseAgain(voice);
  return decision([composeTopic(voice, topic)], 'answered', { remember: { ...remember, lastShown: { do: 'topic', topic: id } } });
}

const showPerson = (voice: Voice): Decision => decision([composePerson(voice)], 'handoff', { remember: { misses: 0, lastShown: { do: 'person' } } });

const chooseAgain = (voice: Voice): Decision => {
  const menu = composeMenu(voice);
  return decision([composeWords(voice, ['button.stale'], []), menu], 'command');
};

/** A language chosen by hand stays; the last answer is shown again in it. */
function speak(voice: Voice, { language }: { language: string }, state: State, library: Library): Decision {
  const chosen = toLanguage(language);
  if (!chosen || !voice.content.city.languages.includes(chosen)) return chooseAgain(voice);
  const own = inLanguage(voice, chosen);
  const again = state.lastShown && state.lastShown.do !== 'speak' ? decideAction(own, state.lastShown, state, library).answers : [];
  const first = composeWords(own, again.length > 0 ? ['language.changed', 'answer.again'] : ['language.changed']);
  return decision([first, ...again], 'command', { remember: { chosen, spoken: chosen } });
}

function thankForFeedback(voice: Voice, topic: TopicId, useful: boolean): Decision {
  const entries: Entry[] = [{ kind: 'feedback', language: voice.language, topic, useful }];
  if (useful) return decision([composeWords(voice, ['feedback.useful'])], 'command', { entries });
  return decision([composeWords(voice, ['feedback.notUseful'], []), composePerson(voice)], 'command', { entries });
}

function explainLetter(voice: Voice, about: string): Decision {
  const letters = voice.content.city.letters;
  if (!Object.hasOwn(letters, about)) return chooseAgain(voice);
  const topic = letters[about];
  return topic ? showTopic(voice, topic) : decision([composeUnknownLetter(voice)], 'command');
}

const isCollection = (name: string): name is Collection => (COLLECTIONS as readonly string[]).includes(name);
