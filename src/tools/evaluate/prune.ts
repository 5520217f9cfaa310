import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listCopyFinders } from './near-copy.ts';
import { MESSAGE_SETS } from './read-questions.ts';

/** `node src/tools/evaluate/prune.ts`: takes out of the evaluation what nearly copies something the counter has learnt from (examples of the content, samples), and says which. */
const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'test/evaluation');

const finders = listCopyFinders(root);
const names = [
  ...readdirSync(join(folder, 'questions')).map((name) => `questions/${name}`),
  ...MESSAGE_SETS.map((set) => `${set}.jsonl`),
];
for (const name of names) {
  const findCopy = finders[name.startsWith('questions/') ? 'examples' : 'samples'];
  const lines = readFileSync(join(folder, name), 'utf8').trim().split('\n');
  const kept = lines.filter((line) => {
    const { text, language = name.replace(/^questions\/|\.jsonl$/g, '') } = JSON.parse(line);
    const copied = findCopy(text, language);
    if (copied) console.log(`${name}: ${text} ≈ ${copied}`);
    return !copied;
  });
  if (kept.length < lines.length) writeFileSync(join(folder, name), `${kept.join('\n')}\n`);
}
