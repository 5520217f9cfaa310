import { describe, expect, test } from 'vitest';
import {
  composeCollection,
  composeDanger,
  composeHazardQuestion,
  composeLanguages,
  composeLetterQuestion,
  composeMenu,
  composeNotFound,
  composeNotServed,
  composePerson,
  composeShelters,
  composeTopic,
  composeTrouble,
  composeWelcome,
  type Voice,
} from '../../src/answer/index.ts';
import { LANGUAGES } from '../../src/language/index.ts';
import { toLineMessages } from '../../src/line/index.ts';
import { refuseMessages } from '../../src/simulator/index.ts';
import { COLLECTIONS, DANGERS, HAZARDS } from '../../src/topics/index.ts';
import { library, SUNDAY_NIGHT } from '../support/library.ts';

const { content, words, japanese } = library();
const place = { lat: 36.401889, lon: 138.249083 };

/** What LINE would say against our messages, by the simulator's reading of LINE's reference. */
const refusals = (answers: Parameters<typeof toLineMessages>[0]): unknown =>
  refuseMessages(toLineMessages(answers, words, 'https://bot.example'));

describe.each([...LANGUAGES])('in %s LINE takes', (language) => {
  const voice: Voice = { content, words, language, now: SUNDAY_NIGHT };

  test.each(content.topics.map((topic) => [topic.id, topic] as const))('the card of %s', (_, topic) => {
    expect(refusals([composeTopic(voice, topic)])).toBeUndefined();
  });

  test.each([...DANGERS])('the card for danger: %s', (danger) => {
    const messages = toLineMessages([composeDanger(voice, danger, japanese)], words, 'https://bot.example');
    expect(refuseMessages(messages)).toBeUndefined();
    const text = JSON.stringify(messages);
    for (const id of content.city.danger[danger])
      expect(text).toContain(content.readContact(id).phones[0]?.number ?? '');
    expect(text).toContain(japanese[danger].kana);
    expect(text).toContain(words.say(language, 'danger.nobody'));
    expect(text).toContain(words.say(language, 'danger.noCall'));
    expect(text).toContain('do=notEmergency');
  });

  test('everything else the bot says', () => {
    const all = [
      composeMenu(voice),
      ...COLLECTIONS.flatMap((collection) =>
        [0, 1, 2, 3, 4, 5].map((page) => composeCollection(voice, collection, page)),
      ).filter((answer) => answer.options.length > 0),
      composeLanguages(voice, 0),
      composeLanguages(voice, 1),
      composeNotFound(voice),
      composePerson(voice),
      composeTrouble(voice),
      composeLetterQuestion(voice),
      composeHazardQuestion(voice, place),
      composeHazardQuestion(voice, { lat: 35.68, lon: 139.76 }),
      ...HAZARDS.map((hazard) => composeShelters(voice, hazard, place)),
      composeNotServed(voice, 'si', () => 'සිංහල'),
      ...composeWelcome(voice),
    ];
    for (const answer of all) expect(refusals([answer]), JSON.stringify(answer).slice(0, 200)).toBeUndefined();
  });
});
