import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../language/index.ts';
import { readContent } from '../../topics/compile/index.ts';
import { createCopyFinder } from './near-copy.ts';

/** `node src/tools/evaluate/prune.ts`: takes questions out of the evaluation set that nearly copy an example question of the content, and says which. */
const root = join(import.meta.dirname, '../../..');
const { content } = readContent(join(root, 'content'));
const folder = join(root, 'test/evaluation/questions');

for (const name of readdirSync(folder).filter((one) => one.endsWith('.jsonl'))) {
  const language = name.replace('.jsonl', '') as Language;
  const written: Language[] = language === 'ja' ? ['ja', 'ja-easy'] : [language];
  const examples = [...content.texts.values()].flatMap((texts) => written.flatMap((tag) => texts[tag]?.examples ?? []));
  const findCopy = createCopyFinder(examples);
  const lines = readFileSync(join(folder, name), 'utf8').trim().split('\n');
  const kept = lines.filter((line) => {
    const copied = findCopy(JSON.parse(line).text);
    if (copied) console.log(`${name}: ${JSON.parse(line).text} ≈ ${copied}`);
    return !copied;
  });
  if (kept.length < lines.length) writeFileSync(join(folder, name), `${kept.join('\n')}\n`);
}
