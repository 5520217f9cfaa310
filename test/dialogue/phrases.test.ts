import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePhrases, type PhraseFile } from '../../src/dialogue/compile-phrases.ts';
import { createAnchorFinder } from '../../src/dialogue/find-anchors.ts';
import { expandPhrase } from '../../src/dialogue/phrase-pattern.ts';
import { createPhrases, type Likely, type Listening } from '../../src/dialogue/phrases.ts';
import type { Language } from '../../src/language/index.ts';

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
/** Listens with the phrases of one language. */
const listen = (language: Language, own: PhraseFile): ((text: string, likely?: Likely) => Listening) => {
  const phrases = createPhrases((one) => (one === language ? compilePhrases(own, language) : undefined));
  return (text, likely = null) => phrases.listen(text, likely);
};
const english = listen(
  'en',
  file({
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
);
const thai = listen('th', file({ danger: { ...empty.danger, fire: ['ไฟไหม้ … บ้าน'] } }));

describe('phrases', () => {
  test.each([
    'my house is on fire',
    'MY HOUSE IS ON FIRE!!!',
    'help the kitchen burns',
    'house, i think, is really burning',
    'kitchen on fire',
  ])('"%s" is a fire', (text) => {
    expect(english(text).findDanger()?.danger).toBe('fire');
  });

  test.each([
    'fire insurance for my house',
    'when do we burn the garbage at my house',
    'house. something else is on fire',
    'greenhouse on fire drills',
    'on fire is my house',
  ])('"%s" is none', (text) => {
    expect(english(text).findDanger()).toBeUndefined();
  });

  test('a harmless phrase beside a real one does not hide it', () =>
    expect(english('my house is on fire, do I have fire insurance').findDanger()?.danger).toBe('fire'));
  test.each(["i can't breathe", 'i can’t breathe', 'i cant breathe', 'I CANNOT BREATHE'])(
    'apostrophes and capitals do not count: %s',
    (text) => expect(english(text).findDanger()?.danger).toBe('medical'),
  );
  test('where words are not written apart a phrase is found anywhere', () =>
    expect(thai('ช่วยด้วยไฟไหม้ที่บ้านของฉัน').findDanger()?.danger).toBe('fire'));
  test('only likely languages are listened for', () =>
    expect(english('my house is on fire', new Set(['vi'])).findDanger()).toBeUndefined());

  test.each(['hi', 'Hello there!!', 'hi hi hi', 'good morning, please', 'hello. hi'])(
    '"%s" is a greeting and nothing else',
    (text) => expect(english(text).findCommand()?.command).toBe('greeting'),
  );
  test.each(['hi where do i throw trash', 'there', 'hi-tech', ''])('"%s" is more or less than a greeting', (text) =>
    expect(english(text).findCommand()).toBeUndefined(),
  );

  test('a message that repeats itself costs no more time than it has letters', () => {
    const greedy = listen(
      'en',
      file({ greeting: ['hi', 'hi hi', '(hi|hi hi|hi hi hi)'], more: ['hi', 'a', '(a|a a|a a a)'] }),
    );
    const before = performance.now();
    expect(greedy(`${'hi '.repeat(30)}x`).findCommand()).toBeUndefined();
    expect(greedy(`${'a '.repeat(50)}x`).findCommand()).toBeUndefined();
    // Exponential time would not end within hours; a second is generous for any machine.
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  test('is unfolded into plain wordings for learning', () => {
    expect(expandPhrase('(my|the) house … (burn*|is on fire)', 4).sort()).toEqual(
      ['my house burn', 'the house is on fire'].sort(),
    );
  });
});

describe('anchors', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '火', 'ñ'), minLength: 1, maxLength: 4 });
  test('are found wherever they stand, and nowhere else', () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(letters, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '火', 'ñ'), maxLength: 30 }),
        (anchors, plain) => {
          const there = anchors.flatMap((words, phrase) =>
            words.some((word) => plain.includes(word)) ? [phrase] : [],
          );
          expect(createAnchorFinder(anchors)(plain)).toEqual(there);
        },
      ),
    ));
});
