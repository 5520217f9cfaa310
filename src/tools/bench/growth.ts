import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIndex, compileGlossary, createConcepts, packClassifier, trainClassifier } from '../../search/index.ts';
import { type ContentFiles, INDEX_LANGUAGES, listIndexedTexts, readContent } from '../../topics/compile/index.ts';
import { collectTopicSamples } from '../build-classifier.ts';
import { readQuestions } from '../evaluate/read-questions.ts';
import { packCompiled } from '../read-compiled.ts';
import { growContent } from './grow-content.ts';
import { mixLanguages } from './mix-languages.ts';
import { measureSearch, type SearchCost } from './search-cost.ts';

const root = join(import.meta.dirname, '../../..');
const TIMES = 3;

type Size = SearchCost & { topics: number };
export type GrowthReport = { today: Size; grown: Size & { buildSeconds: number } };

/** What search costs today and with three times as many topics, in the same run. */
export function measureGrowth(): GrowthReport {
  const { content } = readContent(join(root, 'content'));
  const grown = growContent(content, TIMES);
  const folder = mkdtempSync(join(tmpdir(), 'bench-growth-'));
  const begin = performance.now();
  buildSearch(grown, folder);
  const buildSeconds = (performance.now() - begin) / 1000;
  const report = {
    today: { topics: content.topics.length, ...measureOurs(join(root, 'src/compiled')) },
    grown: { topics: grown.topics.length, ...measureOurs(folder), buildSeconds },
  };
  rmSync(folder, { recursive: true, force: true });
  return report;
}

/** What our own search costs with the compiled texts of `folder`. */
function measureOurs(folder: string): SearchCost {
  const temporary = mkdtempSync(join(tmpdir(), 'bench-growth-'));
  const stored = join(temporary, 'stored');
  writeFileSync(stored, folder);
  const { cost } = measureSearch('Madoguchi', stored, mixLanguages(readQuestions('tuning')));
  rmSync(temporary, { recursive: true, force: true });
  return cost;
}

/** As `npm run build` makes it, without the class of messages about something else. */
function buildSearch(content: ContentFiles, folder: string): void {
  const glossary = compileGlossary(content.glossary);
  const concepts = createConcepts(glossary);
  const classes = content.topics.length + 1;
  const tables = new Map([
    ['topics', packClassifier(trainClassifier(collectTopicSamples(content, concepts), classes), classes)],
    ...INDEX_LANGUAGES.map((language): [string, Uint8Array] => [
      `index.${language}`,
      buildIndex(listIndexedTexts(content, language), concepts),
    ]),
  ]);
  const texts = new Map([
    ['content', JSON.stringify({ topics: content.topics })],
    ['glossary', JSON.stringify(glossary)],
    ['language-model', readFileSync(join(root, 'src/language/language-model.txt'), 'utf8')],
  ]);
  writeFileSync(join(folder, 'library.bin'), packCompiled(texts, tables));
}
