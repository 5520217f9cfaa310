import {
  type Action,
  composeCollection,
  composeHazardQuestion,
  composeLanguages,
  composeLetterQuestion,
  composeMenu,
  composeNotFound,
  composePerson,
  composeShelters,
  composeUnknownLetter,
  composeWords,
  inLanguage,
  type Voice,
} from '../answer/index.ts';
import { toLanguage } from '../language/index.ts';
import { unreachable } from '../result.ts';
import { COLLECTIONS, type Collection, type TopicId } from '../topics/index.ts';
import { chooseAgain, type Decision, decision, showPerson, showTopic } from './decision.ts';
import type { Entry } from './effect.ts';
import type { State } from './state.ts';

/** What to do about a button. A button whose topic or page no longer exists gets a kind "please choose again". */
export function decideAction(voice: Voice, action: Action | null, state: State): Decision {
  if (!action) return chooseAgain(voice);
  const remember = { lastShown: action, misses: 0 };
  switch (action.do) {
    case 'topic':
      return voice.content.findTopic(action.topic) ? showTopic(voice, action.topic) : chooseAgain(voice);
    case 'japanese':
      return voice.content.findTopic(action.topic)
        ? { ...showTopic(inLanguage(voice, 'ja'), action.topic), remember: {} }
        : chooseAgain(voice);
    case 'menu':
      return decision([composeMenu(voice)], 'command', { remember });
    case 'collection':
      return isCollection(action.collection)
        ? decision([composeCollection(voice, action.collection, action.page)], 'command', { remember })
        : chooseAgain(voice);
    case 'languages':
      return decision([composeLanguages(voice, action.page)], 'command');
    case 'speak':
      return speak(voice, action, state);
    case 'person':
      return showPerson(voice);
    case 'useful':
      return voice.content.findTopic(action.topic)
        ? thankForFeedback(voice, action.topic, action.useful)
        : chooseAgain(voice);
    case 'none':
      return decision([composeNotFound(voice)], 'notFound', { remember: { misses: state.misses + 1 } });
    case 'shelters':
      return decision([composeShelters(voice, action.hazard, action)], 'command', { remember: { lastShown: action } });
    case 'letter':
      return explainLetter(voice, action.about);
    case 'forget':
      return action.sure
        ? decision([composeWords(voice, ['forget.done'], [])], 'command', { forget: true, urgency: 'receipt' })
        : decision([composeWords(voice, ['forget.kept'])], 'command');
    case 'notEmergency':
      // takeTurn reads the last message again; without one there is only the menu.
      return decision([composeMenu(voice)], 'command');
    default:
      return unreachable(action);
  }
}

/** A location answers "where is it safe?" once the hazard is known. */
export const decideLocation = (voice: Voice, lat: number, lon: number): Decision =>
  decision([composeHazardQuestion(voice, { lat, lon })], 'command');

/** A picture, a voice message, a file, a sticker: what the bot can do with it, in a kind sentence. */
export function decideMedia(voice: Voice, kind: 'sentPicture' | 'sentVoice' | 'sentFile' | 'sentSticker'): Decision {
  if (kind === 'sentPicture') return decision([composeLetterQuestion(voice)], 'command');
  const key = { sentVoice: 'voice.reply', sentFile: 'file.reply', sentSticker: 'sticker.reply' }[kind];
  return decision([composeWords(voice, [key])], 'command');
}

/** A language chosen by hand stays; the last answer is shown again in it. */
function speak(voice: Voice, { language }: { language: string }, state: State): Decision {
  const chosen = toLanguage(language);
  if (!chosen || !voice.content.city.languages.includes(chosen)) return chooseAgain(voice);
  const own = inLanguage(voice, chosen);
  const again =
    state.lastShown && state.lastShown.do !== 'speak' ? decideAction(own, state.lastShown, state).answers : [];
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
