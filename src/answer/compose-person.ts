import { isOpenAt } from '../hours/index.ts';
import { type Answer, toAnswer } from './answer.ts';
import { languageChoice, menuChoice } from './compose-choices.ts';
import { composeContact, findPhone, speaks } from './contact-card.ts';
import { readHours } from './say-hours.ts';
import { holidaysOf, localTime, say, type Voice } from './voice.ts';

/** Where a person can be met: the city's desk with its hours, and while it is closed the lines that answer now. */
export function composePerson(voice: Voice): Answer {
  const { city } = voice.content;
  const desk = voice.content.readContact(city.desk);
  const closed = !desk.hours || !isOpenAt(readHours(desk.hours.open), localTime(voice), holidaysOf(voice));
  const lines = closed ? city.meanwhile : [];
  return toAnswer({
    language: voice.language,
    title: say(voice, 'person.title'),
    paragraphs: [
      say(voice, 'person.desk', { name: desk.name[voice.language] }),
      say(voice, 'person.call'),
      ...(closed ? [say(voice, 'person.meanwhile')] : []),
      say(voice, 'person.askHere'),
    ],
    contacts: [city.desk, city.secondDesk, ...lines].map((id) => composeContact(voice, voice.content.readContact(id))),
    choices: [menuChoice(voice), languageChoice(voice)],
  });
}

/** What went wrong on our side, and a number that works all the same. */
export function composeTrouble(voice: Voice): Answer {
  const desk = voice.content.readContact(voice.content.city.desk);
  return toAnswer({
    language: voice.language,
    paragraphs: [
      say(voice, 'trouble.sorry', { name: desk.name[voice.language], phone: findPhone(desk, voice.language) ?? '' }),
    ],
    choices: [menuChoice(voice)],
  });
}

/**
 * The answer to a language that we recognise and do not write: in easy Japanese and English, with a line that really serves it, or the
 * honest word that we know none. `tag` is the language's BCP 47 tag, `name` what to call it.
 */
export function composeNotServed(voice: Voice, tag: string, nameOf: (tag: string) => string): Answer {
  const name = nameOf(tag);
  const serving = voice.content.contacts.filter(
    (contact) => contact.phones.length > 0 && contact.languages.some((spoken) => speaks(spoken.tag, tag)),
  );
  const order = voice.content.city.interpreters;
  const best = serving.sort((a, b) => rank(order, a.id) - rank(order, b.id))[0];
  const fallback = voice.content.readContact(order.at(-1) ?? voice.content.city.desk);
  const contact = best ?? fallback;
  const params = {
    name: contact.name[voice.language],
    language: name,
    phone: findPhone(contact, voice.language) ?? '',
  };
  return toAnswer({
    language: voice.language,
    paragraphs: [
      say(voice, 'language.notServed', { language: name }),
      say(voice, best ? 'language.lineFor' : 'language.noLineFor', params),
    ],
    contacts: [],
    choices: [menuChoice(voice), languageChoice(voice)],
  });
}

const rank = (order: readonly string[], id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
