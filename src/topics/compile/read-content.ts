import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import type * as z from 'zod';
import { LANGUAGES, type Language } from '../../language/index.ts';
import { readText } from '../read-text.ts';
import {
  type City,
  COLLECTIONS,
  type Contact,
  HAZARDS,
  type Shelter,
  type Topic,
  type TopicId,
  type TopicText,
} from '../topic.ts';
import { CityFile, ContactFile, GlossaryFile, HAZARD_COLUMNS, TopicFile } from './schemas.ts';

/** A mistake in a content file, in words for the volunteer who made it: where, and what to write instead. */
export type Advice = { file: string; message: string };

/** Everything under `content/`, read but not yet checked against itself. */
export type ContentFiles = {
  city: City;
  contacts: Contact[];
  topics: Topic[];
  texts: Map<TopicId, Partial<Record<Language, TopicText>>>;
  glossary: Record<string, Record<string, string[]>>;
  shelters: Shelter[];
};

/** Reads the folder `root`; a file that cannot be read is left out and named in `advice`. */
export function readContent(root: string): { content: ContentFiles; advice: Advice[] } {
  const advice: Advice[] = [];
  const read = <S extends z.ZodType>(path: string, schema: S): z.output<S> | undefined =>
    readYaml(root, path, schema, advice);
  const city = read('city.yaml', CityFile);
  if (!city) throw new Error(`content/city.yaml cannot be read: ${advice[0]?.message}`);
  const contacts = listFiles(join(root, 'contacts'), '.yaml').flatMap((name): Contact[] => {
    const contact = read(`contacts/${name}`, ContactFile);
    return contact ? [{ id: name.replace('.yaml', ''), ...contact }] : [];
  });
  const topics: Topic[] = [];
  const texts: ContentFiles['texts'] = new Map();
  for (const id of listTopics(root)) {
    const topic = read(`${id}/topic.yaml`, TopicFile);
    if (!topic) continue;
    topics.push({ id, ...topic, related: topic.related as TopicId[] });
    texts.set(id, readTexts(root, id, advice));
  }
  return {
    content: {
      city: city as City,
      contacts,
      topics,
      texts,
      glossary: read('glossary.yaml', GlossaryFile) ?? {},
      shelters: readShelters(join(root, 'places/shelters.csv')),
    },
    advice,
  };
}

function readYaml<S extends z.ZodType>(
  root: string,
  path: string,
  schema: S,
  advice: Advice[],
): z.output<S> | undefined {
  const file = `content/${path}`;
  let value: unknown;
  let text = '';
  try {
    text = readFileSync(join(root, path), 'utf8');
    value = parse(text);
  } catch (error) {
    const message = (error as Error).message.split('\n')[0] ?? '';
    advice.push({
      file,
      message: message.startsWith('ENOENT') ? 'this file is missing' : `${message} Put a text with a colon in "quotes"`,
    });
    return undefined;
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues)
    advice.push({ file, message: `${lineOf(text, issue.path)}${issue.path.join('.')}: ${issue.message}` });
  return undefined;
}

/** `line 12: ` for the place an issue points at, or nothing when it cannot be found. */
function lineOf(text: string, path: readonly PropertyKey[]): string {
  const document = parseDocument(text);
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length) as string[], true) as { range?: [number] } | undefined;
    if (node?.range) return `line ${text.slice(0, node.range[0]).split('\n').length}: `;
  }
  return '';
}

function readTexts(root: string, id: TopicId, advice: Advice[]): Partial<Record<Language, TopicText>> {
  const texts: Partial<Record<Language, TopicText>> = {};
  for (const name of listFiles(join(root, id), '.md')) {
    const language = name.replace('.md', '') as Language;
    const file = `content/${id}/${name}`;
    if (!LANGUAGES.includes(language)) {
      advice.push({
        file,
        message: `"${language}" is no language of ours; name the file one of ${LANGUAGES.join('.md, ')}.md`,
      });
      continue;
    }
    const text = readText(readFileSync(join(root, id, name), 'utf8'));
    if (text.ok) texts[language] = text.value;
    else advice.push({ file, message: text.error.message });
  }
  return texts;
}

function listTopics(root: string): TopicId[] {
  return COLLECTIONS.flatMap((collection) =>
    listFiles(join(root, collection), '').map((slug): TopicId => `${collection}/${slug}`),
  );
}

function listFiles(folder: string, ending: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
      .sort();
  } catch {
    return [];
  }
}

function readShelters(path: string): Shelter[] {
  const [head = '', ...rows] = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const columns = head.split(',');
  return rows.map((row) => {
    const cells = row.split(',');
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    return {
      name: cell('name_ja'),
      address: cell('address_ja'),
      lat: Number(cell('lat')),
      lon: Number(cell('lon')),
      hazards: HAZARDS.filter((hazard) => cell(HAZARD_COLUMNS[hazard]) === '1'),
      isShelter: cell('is_designated_shelter') === '1',
    };
  });
}
