import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { CLASSES } from './classes.ts';
import type { Phrase } from './phrase.ts';

const root = join(import.meta.dirname, '../../..');
const seeds = join(import.meta.dirname, 'seed');
const NEUTRAL = 'neutral';

/** What people of this project wrote: seeds, the content's texts, its glossary, the bot's own voice, messages and phrases it knows. */
export function readOwn(): Phrase[] {
  return [...readSeeds(), ...readContent(), ...readGlossary(), ...readLocales(), ...readSamples(), ...readPatterns()];
}

/**
 * Words that belong to everybody who lives in Japan: our own list and the glossary's carried words. A carried word that is
 * also an ordinary word of some language (`common`) keeps speaking for it.
 */
export function readNeutral(common: ReadonlySet<string>): string[] {
  const carried = Object.values(glossary()).flatMap(({ carried = [] }) => carried.map((word) => word.toLowerCase()));
  return [...new Set([...readSeed(NEUTRAL), ...carried.filter((word) => word.length > 3 && !common.has(word))])].sort();
}

function readSeeds(): Phrase[] {
  return readdirSync(seeds)
    .map((file) => basename(file, '.txt'))
    .filter((name) => name !== NEUTRAL && CLASSES.some((one) => one.name === name))
    .flatMap((name) => readSeed(name).map((text): Phrase => ({ name, text, source: 'seed' })));
}

function readSeed(name: string): string[] {
  const lines = readFileSync(join(seeds, `${name}.txt`), 'utf8').split('\n');
  return lines
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) =>
      line
        .split('|')
        .map((text) => text.trim())
        .filter(Boolean),
    );
}

function readContent(): Phrase[] {
  const files = listFiles(join(root, 'content')).filter((file) => file.endsWith('.md') && !file.endsWith('README.md'));
  return files.flatMap((file) => {
    const name = toName(basename(file, '.md'));
    const { asked, told } = listLines(readFileSync(file, 'utf8'));
    return [
      ...asked.map((text): Phrase => ({ name, text, source: 'questions' })),
      ...told.map((text): Phrase => ({ name, text, source: 'content' })),
    ];
  });
}

/** The words of a text file without its format (keys, marks, list signs, references): what residents type, and what we tell them. */
function listLines(markdown: string): { asked: string[]; told: string[] } {
  const [, head = '', body = markdown] = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(markdown) ?? [];
  const { title, label, examples, keywords } = (parse(head) ?? {}) as Record<string, unknown>;
  const lines = body.split('\n').filter((line) => !line.startsWith('#'));
  const strip = (texts: readonly unknown[]): string[] =>
    texts
      .flat()
      .map((line) =>
        String(line ?? '')
          .replace(/\{\{[^}]*\}\}/g, ' ')
          .replace(/^\s*-\s*/, '')
          .trim(),
      )
      .filter(Boolean);
  return { asked: strip([title, label, examples, keywords]), told: strip(lines) };
}

function readGlossary(): Phrase[] {
  return Object.values(glossary()).flatMap(({ carried: _, ...words }) =>
    Object.entries(words).flatMap(([tag, list]) =>
      [list].flat().map((text): Phrase => ({ name: toName(tag), text: String(text), source: 'glossary' })),
    ),
  );
}

type Glossary = Record<string, { carried?: string[]; [tag: string]: string[] | undefined }>;

function glossary(): Glossary {
  const path = join(root, 'content/glossary.yaml');
  return existsSync(path) ? ((parse(readFileSync(path, 'utf8')) ?? {}) as Glossary) : {};
}

function readLocales(): Phrase[] {
  const files = listFiles(join(root, 'locales')).filter((file) => file.endsWith('.json'));
  return files.flatMap((file) => {
    const words = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    return listStrings(words).map(
      (text): Phrase => ({
        name: toName(basename(file, '.json')),
        text: text.replace(/\{\{[^}]*\}\}/g, ' '),
        source: 'locales',
      }),
    );
  });
}

/** Messages people might write, made up for the other classifiers. Single Latin words among them are laughter or nonsense. */
function readSamples(): Phrase[] {
  return ['samples', 'off-topic'].flatMap((folder) =>
    readYaml(join(root, 'locales', folder))
      .filter(({ text }) => !/^[\p{Script=Latin}\p{N}\p{P}]+$/u.test(text))
      .map((phrase): Phrase => ({ ...phrase, source: 'samples' })),
  );
}

/** The phrases of understanding, each alternative once: `(to|estou) … mal` has three pieces. */
function readPatterns(): Phrase[] {
  return readYaml(join(root, 'locales/phrases')).flatMap(({ name, text }) =>
    text
      .split(/[()|…*]+/)
      .map((piece) => piece.trim())
      .filter(Boolean)
      .map((piece): Phrase => ({ name, text: piece, source: 'patterns' })),
  );
}

function readYaml(folder: string): { name: string; text: string }[] {
  const files = listFiles(folder).filter((file) => file.endsWith('.yaml'));
  return files.flatMap((file) =>
    listStrings(parse(readFileSync(file, 'utf8'))).map((text) => ({ name: toName(basename(file, '.yaml')), text })),
  );
}

const listStrings = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(listStrings);

/** Easy Japanese is Japanese to a reader of letters. */
const toName = (tag: string): string => (tag === 'ja-easy' ? 'ja' : tag);

const listFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((file) => join(folder, file))
        .sort()
    : [];
