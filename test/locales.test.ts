import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPattern } from '../src/dialogue/index.ts';
import { LANGUAGES } from '../src/language/index.ts';
import { DANGERS } from '../src/topics/index.ts';

const folder = join(import.meta.dirname, '../locales');
const read = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'));
const english = read('en');
const graphemes = (text: string): number =>
  [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].length;
const params = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

/** What is tapped: LINE shows 20 characters of it, as a quick reply or on a card. */
const BUTTONS = [
  /^(button|letter|hazard|menu|category)\./,
  /^choose\.none$/,
  /^ticket\.(safe|for|share|reach|interpreter|solved)\./,
  /^ticket\.(skip|openRoom|cancel|backToBot|reopen)$/,
];
const NOT_BUTTONS = ['button.call', 'menu.title', 'menu.choose'];
const isButton = (key: string): boolean => BUTTONS.some((one) => one.test(key)) && !NOT_BUTTONS.includes(key);

describe.each(LANGUAGES.filter((language) => language !== 'en'))('locales/%s.json', (language) => {
  const own = read(language);

  test('has exactly the keys of en.json', () => expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort()));

  test('uses no parameter that English does not give', () => {
    const strangers = Object.entries(own).filter(([key, text]) =>
      params(text).some((name) => !params(english[key] ?? '').includes(name)),
    );
    expect(strangers.map(([key]) => key)).toEqual([]);
  });

  test('says nothing empty that English says', () =>
    expect(
      Object.entries(own)
        .filter(([key, text]) => text.trim() === '' && english[key] !== '')
        .map(([key]) => key),
    ).toEqual([]));
});

describe.each([...LANGUAGES])('locales/%s.json', (language) => {
  const own = read(language);

  test('keeps buttons short enough for LINE', () => {
    const long = Object.entries(own).filter(([key, text]) => isButton(key) && graphemes(text) > 20);
    expect(long).toEqual([]);
  });

  test('has seven weekdays and twelve months', () => {
    expect(own['weekday.long']?.split('|')).toHaveLength(7);
    expect(own['weekday.short']?.split('|')).toHaveLength(7);
    expect(own['month.short']?.split('|')).toHaveLength(12);
  });
});

describe.each(LANGUAGES.filter((language) => language !== 'ja-easy'))('locales/phrases/%s.yaml', (language) => {
  const file = parse(readFileSync(join(folder, `phrases/${language}.yaml`), 'utf8'));

  test('listens for every danger, a person and every command', () => {
    for (const danger of DANGERS) expect(file.danger[danger]?.length, danger).toBeGreaterThan(5);
    for (const list of ['notDanger', 'person', 'menu', 'language', 'greeting', 'thanks', 'back', 'forget'])
      expect(file[list]?.length, list).toBeGreaterThan(2);
  });

  test('has only phrases that can be read', () => {
    const all: string[] = [
      ...Object.values<string[]>(file.danger).flat(),
      ...Object.entries<string[]>(file)
        .filter(([key]) => key !== 'danger')
        .flatMap(([, list]) => list),
    ];
    for (const phrase of all) expect(() => readPattern(phrase, true), phrase).not.toThrow();
  });
});
