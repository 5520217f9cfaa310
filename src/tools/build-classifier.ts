import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Concepts, collectSamples, packClassifier, trainClassifier } from '../search/index.ts';
import type { ContentFiles } from '../topics/compile/index.ts';

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/madoguchi');

/**
 * The packed classifier over all texts in all languages. Learning takes some seconds and always gives the same result for the same texts, so it is kept
 * beside node_modules and made again only when the content or the way of learning has changed.
 */
export function buildClassifier(content: ContentFiles, concepts: Concepts): Uint8Array {
  const kept = join(cache, `classifier-${fingerprint(content)}.bin`);
  if (existsSync(kept)) return readFileSync(kept);
  const samples = content.topics.flatMap(({ id }, label) =>
    Object.values(content.texts.get(id) ?? {}).flatMap((text) => collectSamples(text, label, concepts)),
  );
  const packed = packClassifier(trainClassifier(samples, content.topics.length), content.topics.length);
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  writeFileSync(kept, packed);
  return packed;
}

function fingerprint(content: ContentFiles): string {
  const hash = createHash('sha256');
  const rooms = ['search', 'language'].map((room) => join(root, 'src', room));
  for (const folder of rooms)
    for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  hash.update(JSON.stringify([content.glossary, content.topics.map(({ id }) => [id, content.texts.get(id)])]));
  return hash.digest('hex').slice(0, 16);
}
