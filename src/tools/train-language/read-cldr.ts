import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CLASSES, type LanguageClass } from './classes.ts';
import type { Phrase } from './phrase.ts';

type Json = { readonly [key: string]: Json | string };

/** Files of CLDR and the part of each that is words. Emoji annotations are short everyday words; names of places and languages are mostly names. */
const WORD_FILES: readonly {
  source: Phrase['source'];
  package: string;
  file: string;
  part: (locale: Json) => Json | string | undefined;
}[] = [
  { source: 'units', package: 'cldr-units-full', file: 'units.json', part: (locale) => dig(locale, 'units', 'long') },
  { source: 'dates', package: 'cldr-dates-full', file: 'dateFields.json', part: (locale) => dig(locale, 'dates') },
  {
    source: 'dates',
    package: 'cldr-dates-full',
    file: 'ca-gregorian.json',
    part: (locale) => calendarWords(dig(locale, 'dates', 'calendars', 'gregorian')),
  },
  {
    source: 'names',
    package: 'cldr-localenames-full',
    file: 'territories.json',
    part: (locale) => dig(locale, 'localeDisplayNames'),
  },
  {
    source: 'names',
    package: 'cldr-localenames-full',
    file: 'languages.json',
    part: (locale) => dig(locale, 'localeDisplayNames'),
  },
  {
    source: 'names',
    package: 'cldr-localenames-full',
    file: 'localeDisplayNames.json',
    part: (locale) => dig(locale, 'localeDisplayNames'),
  },
  {
    source: 'names',
    package: 'cldr-localenames-full',
    file: 'scripts.json',
    part: (locale) => dig(locale, 'localeDisplayNames'),
  },
];

/** Unicode's words and the stop words of stopwords-iso, from the packages that `packages` resolves. */
export function readPackages(packages: string): Phrase[] {
  const folder = (name: string) => findPackage(packages, name);
  const english = readAnnotations(folder('cldr-annotations-full'), 'en');
  const stopwords = readJson(join(folder('stopwords-iso'), 'stopwords-iso.json')) as unknown as Record<
    string,
    string[]
  >;
  return CLASSES.flatMap(({ name, cldr = [], stopwords: key }: LanguageClass) => {
    const phrases: Phrase[] = (key ? (stopwords[key] ?? []) : []).map((text) => ({ name, text, source: 'stopwords' }));
    for (const locale of cldr) {
      for (const [picture, texts] of readAnnotations(folder('cldr-annotations-full'), locale)) {
        // Words left in English teach nothing about another language.
        const untranslated = new Set(name === 'en' ? [] : english.get(picture));
        for (const text of new Set(texts))
          if (!untranslated.has(text)) phrases.push({ name, text, source: 'annotations' });
      }
      for (const { source, package: owner, file, part } of WORD_FILES) {
        const path = join(folder(owner), 'main', locale, file);
        if (!existsSync(path)) continue;
        const content = dig(readJson(path), 'main', locale);
        for (const text of new Set(listTexts(typeof content === 'object' ? part(content) : undefined)))
          phrases.push({ name, text, source });
      }
    }
    return phrases;
  });
}

function findPackage(packages: string, name: string): string {
  const require = createRequire(join(packages, 'from-here.js'));
  const places = require.resolve.paths(name) ?? [];
  const found = [packages, ...places]
    .map((place) => join(place, name))
    .find((place) => existsSync(join(place, 'package.json')));
  if (!found) throw new Error(`${name} is not installed in ${packages}; pass --packages <folder of node_modules>`);
  return found;
}

function readAnnotations(folder: string, locale: string): Map<string, string[]> {
  const path = join(folder, 'annotations', locale, 'annotations.json');
  if (!existsSync(path)) return new Map();
  const entries = dig(readJson(path), 'annotations', 'annotations') as unknown as Record<
    string,
    Record<string, string[]>
  >;
  return new Map(
    Object.entries(entries).map(([picture, { default: words = [], tts = [] }]) => [picture, [...words, ...tts]]),
  );
}

const calendarWords = (calendar: Json | string | undefined): Json | undefined =>
  typeof calendar === 'object'
    ? Object.fromEntries(
        Object.entries(calendar).filter(([key]) => ['months', 'days', 'dayPeriods', 'eras'].includes(key)),
      )
    : undefined;

function listTexts(value: Json | string | undefined): string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [value.replace(/\{\d\}/g, ' ').trim()].filter((text) => /\p{L}{2}/u.test(text));
  return Object.entries(value).flatMap(([key, inner]) => (key === 'identity' ? [] : listTexts(inner)));
}

function dig(value: Json | string, ...path: readonly string[]): Json | string | undefined {
  return path.reduce<Json | string | undefined>(
    (inner, key) => (typeof inner === 'object' ? inner[key] : undefined),
    value,
  );
}

const readJson = (path: string): Json => JSON.parse(readFileSync(path, 'utf8')) as Json;
