import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, toBcp47, toLanguage } from '../../src/language/index.ts';
import { library } from '../support/library.ts';

describe('languages', () => {
  test('are the files of locales/', () => {
    const files = readdirSync(join(import.meta.dirname, '../../locales')).filter(
      (name) => name.endsWith('.json') && !name.startsWith('japanese-to-'),
    );
    expect(files.map((name) => name.replace('.json', '')).sort()).toEqual([...LANGUAGES].sort());
  });

  test.each([
    ['pt-PT', 'pt-BR'],
    ['pt', 'pt-BR'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-CN', 'zh-Hans'],
    ['zh', 'zh-Hans'],
    ['zh-Hant', 'zh-Hant'],
    ['fil', 'tl'],
    ['in', 'id'],
    ['ja-JP', 'ja'],
    ['en_US', 'en'],
    ['vi-VN', 'vi'],
  ])('a profile in %s reads %s', (tag, language) => expect(toLanguage(tag)).toBe(language));

  test.each(['si', 'hi', 'fr', 'xx', ''])('a profile in %s is none of ours', (tag) =>
    expect(toLanguage(tag)).toBeUndefined(),
  );

  test('easy Japanese never becomes a bare ja-easy where a registered tag is needed', () =>
    expect(toBcp47('ja-easy')).toBe('ja-x-easy'));

  test('every language serves its own words', () => {
    const { words } = library();
    const own = LANGUAGES.map((language) => words.say(language, 'notFound.sorry'));
    expect(new Set(own).size).toBe(LANGUAGES.length);
    expect(words.say('ja-easy', 'notFound.sorry')).not.toBe(words.say('ja', 'notFound.sorry'));
    expect(words.say('vi', 'contact.openNow', { time: '17:00' })).toContain('17:00');
  });

  test('an unknown key is a mistake in the program and throws', () =>
    expect(() => library().words.say('en', 'no.such.key')).toThrow('no.such.key'));
});
