import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compilePhrases, type PhraseFile } from '../dialogue/index.ts';
import { LANGUAGES, type Language } from '../language/index.ts';
import { buildIndex, compileGlossary, createConcepts } from '../search/index.ts';
import {
  checkContent,
  compileContent,
  compileTexts,
  INDEX_LANGUAGES,
  listIndexedTexts,
  readContent,
} from '../topics/compile/index.ts';
import { buildSenseClassifier, type SenseSamples } from './build-classifier.ts';
import { readClientFiles } from './build-client.ts';
import { learnTopics } from './learn-topics.ts';
import { packCompiled } from './read-compiled.ts';

/**
 * `npm run build`: content/ and locales/ → src/compiled/library.bin, which the Worker carries and Node reads from disk. Texts are compressed: an isolate that starts
 * has to carry all of them and opens few.
 * A content mistake stops it, named file by file.
 */
const root = join(import.meta.dirname, '../..');
const target = join(root, 'src/compiled');

const { content, advice } = readContent(join(root, 'content'));
const problems = [...advice, ...checkContent(content)];
if (problems.length > 0) {
  for (const { file, message } of problems) console.error(`${file}: ${message}`);
  console.error(
    `\n${problems.length} mistakes in content/. Nothing was built; the bot goes on with the last good version.`,
  );
  process.exit(1);
}

const offTopic = readSamples<string[]>('off-topic').flat();
const topics = learnTopics({ content, offTopic });

const texts = new Map<string, string>();
const tables = new Map<string, Uint8Array>();
const add = (name: string, value: unknown): void =>
  void texts.set(name, typeof value === 'string' ? value : JSON.stringify(value));
const glossary = compileGlossary(content.glossary);
const concepts = createConcepts(glossary);
const phrases = readPhrases();
add('content', compileContent(content, new Date()));
add('glossary', glossary);
for (const [language, file] of phrases) add(`phrases.${language}`, compilePhrases(file, language));
add('language-model', readFileSync(join(root, 'src/language/language-model.txt'), 'utf8'));
add('japanese', readFileSync(join(root, 'locales/japanese-to-say.json'), 'utf8'));
for (const language of LANGUAGES) {
  add(`texts.${language}`, compileTexts(content, language));
  add(`words.${language}`, JSON.parse(readFileSync(join(root, `locales/${language}.json`), 'utf8')));
  add(`templates.${language}`, JSON.parse(readFileSync(join(root, `locales/templates/${language}.json`), 'utf8')));
}
for (const language of INDEX_LANGUAGES)
  tables.set(`index.${language}`, buildIndex(listIndexedTexts(content, language), concepts));

for (const [name, text] of readClientFiles(root)) add(name, text);

const samples = readSamples<SenseSamples>('samples');
tables.set('sense', buildSenseClassifier(samples, phrases, offTopic, content, concepts));
tables.set('topics', await topics);

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
writeFileSync(join(target, 'library.bin'), packCompiled(texts, tables));
const bytes = [...texts.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
console.log(
  `built ${content.topics.length} topics in ${LANGUAGES.length} languages: ${(bytes / 1024).toFixed(0)} KB of text`,
);

function readPhrases(): Map<Language, PhraseFile> {
  const folder = join(root, 'locales/phrases');
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name.replace('.yaml', '') as Language, parse(readFileSync(join(folder, name), 'utf8'))]),
  );
}

function readSamples<T>(name: string): T[] {
  const folder = join(root, 'locales', name);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => parse(readFileSync(join(folder, file), 'utf8')) as T);
}
