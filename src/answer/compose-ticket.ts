import {
  CATEGORIES,
  type Desk,
  findDeskOpening,
  INTAKE_ANSWERS,
  type IntakeStep,
  isDeskOpen,
  type Place,
  REOPEN_DAYS,
} from '../desk/index.ts';
import { isOpenAt } from '../hours/index.ts';
import { isLanguage, type Params } from '../language/index.ts';
import { type Action, type Answer, type Choice, toAnswer } from './answer.ts';
import { languageChoice, menuChoice } from './compose-choices.ts';
import { composeContact, findPhone } from './contact-card.ts';
import { readHours, sayHours, sayMoment } from './say-hours.ts';
import { holidaysOf, localTime, say, type Voice } from './voice.ts';

/** Words shown back to somebody who is asked whether they may be shared are cut here: enough to know which ones are meant. */
const QUOTED_LENGTH = 80;

/** Everything of a ticket is private: a lock screen says only who writes. */
const privately = (voice: Voice, parts: Partial<Answer>): Answer =>
  toAnswer({ language: voice.language, private: true, ...parts });

/** The first question of the intake: what is it about? It names nobody's trouble, so it may stand in the open. */
export function composeCategoryQuestion(voice: Voice): Answer {
  return toAnswer({
    language: voice.language,
    title: say(voice, 'ticket.ask'),
    paragraphs: [say(voice, 'ticket.askNote')],
    options: listCategoryChoices(voice),
    choices: [menuChoice(voice), languageChoice(voice)],
  });
}

/** What somebody may want a person for. */
export const listCategoryChoices = (voice: Voice): { label: string; action: Action }[] =>
  CATEGORIES.map((category) => ({
    label: say(voice, `category.${category}`),
    action: { do: 'intake', step: 'category', answer: category },
  }));

/** What can be answered to a later question of the intake, leaving it out among it. */
export function listIntakeChoices(
  voice: Voice,
  step: Exclude<IntakeStep, 'category'>,
): { label: string; action: Action }[] {
  const name = { safePhone: 'safe', share: 'share', forWhom: 'for', reach: 'reach', interpreter: 'interpreter' }[step];
  return [...INTAKE_ANSWERS[step], 'skip'].map((answer) => ({
    label: say(voice, answer === 'skip' ? 'ticket.skip' : `ticket.${name}.${answer}`),
    action: { do: 'intake', step, answer },
  }));
}

/** A later question of the intake, with what can be answered; each can be left out, and so can the whole. `words` are what sharing is asked for. */
export function composeIntakeQuestion(
  voice: Voice,
  step: Exclude<IntakeStep, 'category'>,
  words: readonly string[],
): Answer {
  const quotes = words.map((text) => `“${shorten(text)}”`);
  return privately(voice, {
    paragraphs: [say(voice, `ticket.${step}`), ...quotes],
    choices: [...listIntakeChoices(voice, step), cancelChoice(voice)],
  });
}

/**
 * The receipt: the number, who reads it and when, which languages the desk really serves, what answers now while it is closed, and how it goes on. `room` is the
 * path of the link where the talk is not in the chat.
 */
export function composeReceipt(
  voice: Voice,
  { number, place, desk, room }: { number: string; place: Place; desk: Desk; room?: string },
): Answer {
  const { city } = voice.content;
  const contact = voice.content.readContact(city.desk);
  const name = contact.name[voice.language];
  const isOpen = isDeskOpen(desk, voice.now);
  const opening = sayDeskOpening(voice, desk);
  const languages = listSpoken(voice);
  return privately(voice, {
    title: say(voice, 'receipt.title', { number }),
    paragraphs: [
      say(voice, 'receipt.next', { name }),
      isOpen ? say(voice, 'receipt.open') : opening ? say(voice, 'receipt.closed', { opening }) : '',
      say(voice, place === 'room' ? 'receipt.room' : 'receipt.line'),
      say(voice, 'receipt.ownLanguage'),
      say(voice, 'receipt.keep'),
      ...(isOpen ? [] : [say(voice, 'person.meanwhile')]),
    ].filter(Boolean),
    sections: [
      {
        title: name,
        lines: [
          ...(contact.hours ? [say(voice, 'receipt.desk', { hours: sayHours(voice, contact.hours.open) })] : []),
          ...(languages ? [say(voice, 'receipt.languages', { languages })] : []),
        ],
      },
    ],
    contacts: [contact, ...(isOpen ? [] : city.meanwhile.map((id) => voice.content.readContact(id)))].map((one) =>
      composeContact(voice, one),
    ),
    links: room ? [{ label: say(voice, 'ticket.openRoom'), url: room }] : [],
  });
}

/** One or more sentences about a ticket. `room`: the path of a link into its room. */
export function composeTicketWords(
  voice: Voice,
  keys: readonly string[],
  { params = {}, choices = [], room }: { params?: Params; choices?: readonly Choice[]; room?: string | undefined } = {},
): Answer {
  const desk = voice.content.readContact(voice.content.city.desk);
  const known = {
    name: desk.name[voice.language],
    phone: findPhone(desk, voice.language) ?? '',
    days: REOPEN_DAYS,
    ...params,
  };
  return privately(voice, {
    paragraphs: keys.map((key) => say(voice, key, known)),
    links: room ? [{ label: say(voice, 'ticket.openRoom'), url: room }] : [],
    choices,
  });
}

/** Words of staff as the resident gets them: who speaks, and what they wrote, untouched. */
export function composeStaffWords(voice: Voice, member: string, text: string): Answer {
  const desk = voice.content.readContact(voice.content.city.desk);
  return privately(voice, {
    title: `${member} · ${desk.name[voice.language]}`,
    paragraphs: [text],
    choices: [backToBotChoice(voice)],
  });
}

/** When the desk opens next, in words; undefined when it does not within weeks. */
export function sayDeskOpening(voice: Voice, desk: Desk): string | undefined {
  const next = findDeskOpening(desk, voice.now);
  if (!next) return undefined;
  const { day, time } = sayMoment(voice, next);
  return `${day} ${time}`;
}

export const backToBotChoice = (voice: Voice): Choice => ({
  label: say(voice, 'ticket.backToBot'),
  action: { do: 'backToBot' },
});
export const cancelChoice = (voice: Voice): Choice => ({
  label: say(voice, 'ticket.cancel'),
  action: { do: 'cancelTicket' },
});
export const reopenChoice = (voice: Voice): Choice => ({
  label: say(voice, 'ticket.reopen'),
  action: { do: 'reopenTicket' },
});
export const solvedChoices = (voice: Voice): Choice[] =>
  [true, false].map((solved) => ({
    label: say(voice, solved ? 'ticket.solved.yes' : 'ticket.solved.no'),
    action: { do: 'solved', solved },
  }));

/** The languages that are spoken at the desk when it is open: those without hours of their own, and those whose hours come next. */
function listSpoken(voice: Voice): string {
  const desk = voice.content.readContact(voice.content.city.desk);
  const now = localTime(voice);
  const names = desk.languages
    .filter(({ tag }) => isLanguage(tag))
    .map(({ tag, open }) => {
      const name = isLanguage(tag) ? voice.words.say(tag, 'language.name') : tag;
      const isUsual = open === undefined || open === desk.hours?.open;
      return isUsual || isOpenAt(readHours(open), now, holidaysOf(voice)) ? name : `${name} (${sayHours(voice, open)})`;
    });
  return [...new Set(names)].join(say(voice, 'list.separator'));
}

const shorten = (text: string): string =>
  [...text].length > QUOTED_LENGTH ? `${[...text].slice(0, QUOTED_LENGTH).join('')}…` : text;

/** An answer as plain text: what staff read of the bot's side of the talk. */
export const toPlainText = ({ title, paragraphs, options }: Answer): string =>
  [title, ...paragraphs, ...options.map(({ label }) => `・${label}`)].filter(Boolean).join('\n').slice(0, 2_000);
