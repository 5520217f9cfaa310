import { describe, expect, test } from 'vitest';
import { expandPhrase } from '../../src/dialogue/phrase-pattern.ts';
import { createPhrases, type PhraseFile } from '../../src/dialogue/phrases.ts';

const empty: PhraseFile = {
  danger: {
    medical: [],
    fire: [],
    police: [],
    disaster: [],
    violence: [],
    'self-harm': [],
    child: [],
    exploitation: [],
  },
  notDanger: [],
  person: [],
  menu: [],
  language: [],
  greeting: [],
  thanks: [],
  back: [],
  forget: [],
};
const file = (own: Partial<PhraseFile>): PhraseFile => ({
  ...empty,
  ...own,
  danger: { ...empty.danger, ...own.danger },
});
const english = createPhrases({
  en: file({
    danger: {
      ...empty.danger,
      fire: ['(my|the|) (house|kitchen) … (on fire|burn*)'],
      medical: ["(can't|cannot) breathe"],
    },
    notDanger: ['fire insurance', 'burn (the|) garbage'],
    greeting: ['hi', 'hello', 'good (morning|evening)'],
    more: ['there', 'please'],
    person: ['(talk|speak) (to|with) (a|) (person|human)'],
  }),
});
const thai = createPhrases({ th: file({ danger: { ...empty.danger, fire: ['ไฟไหม้ … บ้าน'] } }) });

describe('phrases', () => {
  test.each([
    'my house is on fire',
    'MY HOUSE IS ON FIRE!!!',
    'help the kitchen burns',
    'house, i think, is really burning',
    'kitchen on fire',
  ])('"%s" is a fire', (text) => {
    expect(english.findDanger(text, null)?.danger).toBe('fire');
  });

  test.each([
    'fire insurance for my house',
    'when do we burn the garbage at my house',
    'house. something else is on fire',
    'greenhouse on fire drills',
    'on fire is my house',
  ])('"%s" is none', (text) => {
    expect(english.findDanger(text, null)).toBeUndefined();
  });

  test('a harmless phrase beside a real one does not hide it', () =>
    expect(english.findDanger('my house is on fire, do I have fire insurance', null)?.danger).toBe('fire'));
  test.each(["i can't breathe", 'i can’t breathe', 'i cant breathe', 'I CANNOT BREATHE'])(
    'apostrophes and capitals do not count: %s',
    (text) => expect(english.findDanger(text, null)?.danger).toBe('medical'),
  );
  test('where words are not written apart a phrase is found anywhere', () =>
    expect(thai.findDanger('ช่วยด้วยไฟไหม้ที่บ้านของฉัน', null)?.danger).toBe('fire'));
  test('only likely languages are listened for', () =>
    expect(english.findDanger('my house is on fire', new Set(['vi']))).toBeUndefined());

  test.each(['hi', 'Hello there!!', 'hi hi hi', 'good morning, please', 'hello. hi'])(
    '"%s" is a greeting and nothing else',
    (text) => expect(english.findCommand(text, null)?.command).toBe('greeting'),
  );
  test.each(['hi where do i throw trash', 'there', 'hi-tech', ''])('"%s" is more or less than a greeting', (text) =>
    expect(english.findCommand(text, null)).toBeUndefined(),
  );

  test('a message that repeats itself costs no more time than it has letters', () => {
    const phrases = createPhrases({
      en: file({ greeting: ['hi', 'hi hi', '(hi|hi hi|hi hi hi)'], more: ['hi', 'a', '(a|a a|a a a)'] }),
    });
    const before = performance.now();
    expect(phrases.findCommand(`${'hi '.repeat(30)}x`, null)).toBeUndefined();
    expect(phrases.findCommand(`${'a '.repeat(50)}x`, null)).toBeUndefined();
    // Exponential time would not end within hours; a second is generous for any machine.
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  test('is unfolded into plain wordings for learning', () => {
    expect(expandPhrase('(my|the) house … (burn*|is on fire)', 4).sort()).toEqual(
      ['my house burn', 'the house is on fire'].sort(),
    );
  });
});
