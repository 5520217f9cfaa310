import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONSOLE_LANGUAGES, sayConsole } from '../../src/console/words.ts';
import { LANGUAGES } from '../../src/language/index.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): Record<string, string> => JSON.parse(readFileSync(join(root, 'locales', path), 'utf8'));
const params = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

describe('locales/console', () => {
  const [japanese, english] = CONSOLE_LANGUAGES.map((language) => read(`console/${language}.json`));

  test('says the same in both languages, with the same gaps', () => {
    expect(Object.keys(english ?? {})).toEqual(Object.keys(japanese ?? {}));
    for (const [key, text] of Object.entries(japanese ?? {})) {
      expect(text.trim(), key).not.toBe('');
      expect(params(english?.[key] ?? ''), key).toEqual(params(text));
    }
  });

  test('has every sentence the pages ask for by name', () => {
    const files = readdirSync(join(root, 'src/console'), { recursive: true, encoding: 'utf8' });
    const asked = files
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => [
        ...readFileSync(join(root, 'src/console', file), 'utf8').matchAll(
          /\bsay\('([\w.-]+)'|'(live\.\w+|nav\.\w+|media\.\w+)'/g,
        ),
      ])
      .map((match) => match[1] ?? match[2] ?? '');
    expect(asked.length).toBeGreaterThan(150);
    expect([...new Set(asked)].filter((key) => japanese?.[key] === undefined)).toEqual([]);
  });

  test('knows every language of residents by name', () => {
    for (const language of LANGUAGES) expect(() => sayConsole('ja', `language.${language}`)).not.toThrow();
  });

  test('a sentence that does not exist is a mistake in the program', () =>
    expect(() => sayConsole('en', 'no.such')).toThrow('no.such'));
});

describe.each([...LANGUAGES])('locales/templates/%s.json', (language) => {
  const [own, english] = [read(`templates/${language}.json`), read('templates/en.json')];

  test('has the same ready sentences as every language, each with a name in the console', () => {
    expect(Object.keys(own)).toEqual(Object.keys(english));
    for (const key of Object.keys(own)) expect(() => sayConsole('ja', key)).not.toThrow();
  });

  test('leaves open what is left open in English, once', () => {
    for (const [key, text] of Object.entries(own))
      expect(text.split('…').length, key).toBe((english[key] ?? '').split('…').length);
  });

  test('is written in its own script', () => {
    const scripts: Partial<Record<string, RegExp>> = {
      ja: /[ぁ-ん]/,
      'ja-easy': /（[ぁ-ん]+）/,
      'zh-Hans': /\p{Script=Han}/u,
      'zh-Hant': /\p{Script=Han}/u,
      ko: /\p{Script=Hangul}/u,
      th: /\p{Script=Thai}/u,
      ne: /\p{Script=Devanagari}/u,
      my: /\p{Script=Myanmar}/u,
      km: /\p{Script=Khmer}/u,
      mn: /\p{Script=Cyrillic}/u,
    };
    for (const text of Object.values(own)) expect(text).toMatch(scripts[language] ?? /\p{Script=Latin}/u);
  });
});
