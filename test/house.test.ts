import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const src = join(import.meta.dirname, '../src');

/**
 * Who may import whom. `type` behind a name: only its types. This table is the truth about the house; README draws it.
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  archive: [],
  language: [],
  hours: [],
  topics: ['language', 'hours', 'desk'],
  search: ['topics', 'language'],
  desk: ['topics type', 'language', 'hours'],
  answer: ['topics', 'language', 'hours', 'desk'],
  dialogue: ['answer', 'search', 'topics', 'language', 'desk'],
  line: ['dialogue type', 'answer type', 'topics', 'language', 'desk'],
  records: ['dialogue type'],
  tickets: ['desk', 'search', 'topics type', 'language type'],
  conversation: [
    'dialogue',
    'answer',
    'line',
    'records',
    'tickets',
    'desk',
    'topics',
    'language',
    'archive',
    'compiled',
  ],
  console: [
    'desk',
    'tickets',
    'records',
    'line',
    'hours',
    'answer',
    'dialogue',
    'search',
    'topics',
    'language',
    'pages',
  ],
  room: ['desk', 'tickets', 'records type', 'line', 'answer', 'dialogue', 'topics', 'language', 'pages'],
  rounds: ['desk', 'tickets', 'records', 'topics type'],
  pages: ['answer', 'dialogue type', 'topics type', 'language', 'line', 'records'],
  simulator: [],
  tools: ['desk', 'dialogue', 'answer', 'search', 'topics', 'language', 'hours', 'line', 'archive', 'simulator'],
  worker: ['conversation', 'line', 'pages', 'records', 'tickets', 'console', 'room', 'rounds'],
};

/** Files beside the rooms that anybody may import; they import nobody. */
const COMMON = ['result', 'hash'];
const PURE = ['language', 'hours', 'topics', 'search', 'desk', 'answer', 'dialogue'];

type Import = { file: string; room: string; target: string; targetRoom: string; inside: string; typeOnly: boolean };

const files = listFiles(src).filter(
  (file) => /\.tsx?$/.test(file) && !file.includes('/compiled/') && !file.endsWith('.d.ts'),
);
/** The console's words are two small files of staff languages; it takes them as they are. */
const isOwnWords = ({ room, target }: Import): boolean =>
  (room === 'console' && target.startsWith('../locales/console/')) ||
  (room === 'room' && target === '../locales/japanese-to-show.json');
const imports = files.flatMap(readImports).filter((one) => !isOwnWords(one));

describe('the house', () => {
  test.each(Object.keys(MAY_IMPORT))('%s imports only whom it may', (room) => {
    const allowed = MAY_IMPORT[room] ?? [];
    const strangers = imports
      .filter((one) => one.room === room && one.targetRoom !== room && !COMMON.includes(one.targetRoom))
      .filter(
        (one) => !allowed.includes(one.targetRoom) && !(one.typeOnly && allowed.includes(`${one.targetRoom} type`)),
      )
      .map((one) => `${one.file} → ${one.target}`);
    expect(strangers).toEqual([]);
  });

  test('every room stands in the table', () => {
    const rooms = readdirSync(src).filter((name) => statSync(join(src, name)).isDirectory() && name !== 'compiled');
    expect(rooms.filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });

  test('a room has one door: others import its index', () => {
    // topics/compile is the build's own door: it reads folders and never becomes part of the Worker.
    const doors = ['index.ts', 'compile/index.ts', 'library.bin'];
    const windows = imports
      .filter(
        (one) =>
          one.targetRoom !== one.room &&
          !COMMON.includes(one.targetRoom) &&
          one.inside !== '' &&
          !doors.includes(one.inside),
      )
      .map((one) => `${one.file} → ${one.target}`);
    expect(windows).toEqual([]);
  });

  test('only tools use the build of the content', () => {
    expect(
      imports
        .filter((one) => one.target.includes('topics/compile') && one.room !== 'tools' && one.room !== 'topics')
        .map(({ file }) => file),
    ).toEqual([]);
  });

  test.each(PURE)('%s is pure: no waiting, no clock, no chance, no log, no environment', (room) => {
    const guilty = files
      .filter((file) => relative(src, file).startsWith(`${room}/`) && !file.includes('/compile/'))
      .filter((file) =>
        /\basync\b|\bawait\b|Date\.now|new Date\(\)|Math\.random|console\.|process\.|from 'node:|cloudflare:/.test(
          stripComments(readFileSync(file, 'utf8')),
        ),
      )
      .map((file) => relative(src, file));
    expect(guilty).toEqual([]);
  });

  test('no file only grows: past 200 lines there is a second idea', () => {
    const long = files
      .map((file) => ({ file: relative(src, file), lines: readFileSync(file, 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 230);
    expect(long).toEqual([]);
  });

  test('no city lives in src', () => {
    const named = files
      .filter((file) => /上田|\bUeda\b|Nagano|長野|0268-|026-2/.test(readFileSync(file, 'utf8')))
      .map((file) => relative(src, file));
    expect(named.filter((file) => !file.startsWith('tools/train-language/') && !file.startsWith('simulator/'))).toEqual(
      [],
    );
  });
});

function readImports(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const ours = [...text.matchAll(/^(?:import|export)\s+(type\s+)?([^'"]*?)\s*from\s+'(\.[^']+)'/gm)]
    // Wording is no room: whoever speaks may read its own file of locales/.
    .filter((match) => !/\.\.\/locales\//.test(match[3] ?? ''));
  return ours.map((match) => {
    const target = relative(src, join(dirname(file), match[3] ?? ''));
    const names = (match[2] ?? '')
      .replace(/[{}]/g, '')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    const [targetRoom = '', ...inside] = target.replace(/\.tsx?$/, '').includes('/')
      ? target.split('/')
      : [target.replace(/\.tsx?$/, '')];
    const typeOnly = match[1] !== undefined || (names.length > 0 && names.every((name) => name.startsWith('type ')));
    return { file: relative(src, file), room: roomOf(file), target, targetRoom, inside: inside.join('/'), typeOnly };
  });
}

function roomOf(file: string): string {
  const [first = ''] = relative(src, file).split('/');
  return first.replace(/\.tsx?$/, '');
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? listFiles(path) : [path];
  });
}

const stripComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
