import {
  type Action,
  composeCollection,
  composeHazardQuestion,
  composeLanguages,
  composeLetterQuestion,
  composeMenu,
  composeNotFound,
  composeShelters,
  composeTicketWords,
  composeUnknownLetter,
  composeWords,
  inLanguage,
  type Voice,
} from '../answer/index.ts';
import { toLanguage } from '../language/index.ts';
import { unreachable } from '../result.ts';
import { COLLECTIONS, type Collection, type Danger, type TopicId } from '../topics/index.ts';
import { askForPerson, askPending, takeIntakeAnswer } from './decide-intake.ts';
import { decideTicketAction } from './decide-ticket.ts';
import { chooseAgain, type Decision, decision, showTopic } from './decision.ts';
import type { Entry } from './effect.ts';
import { openTicketOf } from './find-ticket.ts';
import type { Moment } from './incoming.ts';
import { concern, openForDanger, takeCategory } from './open-ticket.ts';
import type { State } from './state.ts';

/** What to do about a button. A button whose topic or page no longer exists gets a kind "please choose again". */
export function decideAction(voice: Voice, action: Action | null, state: State, moment: Moment): Decision {
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
      return speak(voice, action, state, moment);
    case 'person':
      return action.danger
        ? helpInDanger(voice, action.danger, moment, state)
        : decideTicketAction(voice, 'person', moment, state);
    case 'intake':
      return action.step === 'category'
        ? takeCategory(voice, action.answer, moment, state)
        : takeIntakeAnswer(voice, action.step, action.answer, moment, state);
    case 'solved':
      return decideTicketAction(voice, action.solved ? 'solved' : 'notSolved', moment, state);
    case 'room':
    case 'backToBot':
    case 'cancelTicket':
    case 'reopenTicket':
      return decideTicketAction(voice, action.do, moment, state);
    case 'useful':
      return voice.content.findTopic(action.topic)
        ? thankForFeedback(voice, action.topic, action.useful, moment, state)
        : chooseAgain(voice);
    case 'none':
      return decision([composeNotFound(voice)], 'notFound', { remember: { misses: state.misses + 1 } });
    case 'shelters':
      return decision([composeShelters(voice, action.hazard, action)], 'command', { remember: { lastShown: action } });
    case 'letter':
      return explainLetter(voice, action.about);
    case 'forget':
      return action.sure ? forget(voice, moment, state) : decision([composeWords(voice, ['forget.kept'])], 'command');
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

/** A person is wanted from a danger card. Somebody who has a ticket gets no second one: staff see in the first one that it is urgent. */
function helpInDanger(voice: Voice, danger: Danger, moment: Moment, state: State): Decision {
  const open = openTicketOf(state);
  return open ? concern(voice, { danger }, moment, state, open) : openForDanger(voice, danger, moment, state);
}

/** A language chosen by hand stays; the last answer is shown again in it, and so is a question that waits for an answer. Staff learn of it, too. */
function speak(voice: Voice, { language }: { language: string }, state: State, moment: Moment): Decision {
  const chosen = toLanguage(language);
  if (!chosen || !voice.content.city.languages.includes(chosen)) return chooseAgain(voice);
  const own = inLanguage(voice, chosen);
  const again =
    state.lastShown && state.lastShown.do !== 'speak' ? decideAction(own, state.lastShown, state, moment).answers : [];
  const first = composeWords(own, again.length > 0 ? ['language.changed', 'answer.again'] : ['language.changed']);
  const open = openTicketOf(state);
  const pending = open?.state === 'waiting' && state.lastShown?.do !== 'person' ? askPending(own, open, state) : [];
  return decision([first, ...again, ...pending], 'command', {
    remember: { chosen, spoken: chosen },
    changes: open ? [{ ticketId: open.id, change: { kind: 'spoke', language: chosen } }] : [],
  });
}

/** The bot's memory goes at once; what the desk has, its people decide on: public records, and a phone that another may hold (design: A person). */
function forget(voice: Voice, { desk }: Moment, state: State): Decision {
  const ticket = state.ticket ?? desk?.ticket;
  const done = composeWords(voice, ['forget.done'], []);
  if (!ticket) return decision([done], 'command', { forget: true, urgency: 'receipt' });
  return decision([composeTicketWords(voice, ['ticket.forgetAsked', 'person.askHere'])], 'command', {
    forget: true,
    urgency: 'receipt',
    changes: [{ ticketId: ticket.id, change: { kind: 'deletionAsked' } }],
  });
}

function thankForFeedback(voice: Voice, topic: TopicId, useful: boolean, moment: Moment, state: State): Decision {
  const entries: Entry[] = [{ kind: 'feedback', language: voice.language, topic, useful }];
  if (useful) return decision([composeWords(voice, ['feedback.useful'])], 'command', { entries });
  const { answers, remember } = openTicketOf(state)
    ? decideTicketAction(voice, 'person', moment, state)
    : askForPerson(voice, state, true);
  return decision([composeWords(voice, ['feedback.notUseful'], []), ...answers], 'command', { entries, remember });
}

function explainLetter(voice: Voice, about: string): Decision {
  const letters = voice.content.city.letters;
  if (!Object.hasOwn(letters, about)) return chooseAgain(voice);
  const topic = letters[about];
  return topic ? showTopic(voice, topic) : decision([composeUnknownLetter(voice)], 'command');
}

const isCollection = (name: string): name is Collection => (COLLECTIONS as readonly string[]).includes(name);
