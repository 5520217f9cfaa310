import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { normalise } from '../../language/index.ts';
import { readContent } from '../../topics/compile/index.ts';

/** Two questions this alike would measure memory, not understanding. */
const ALIKE = 0.8;
/** Below this length likeness is chance: "gomi" is "gomi". */
const SHORTEST = 14;

/**
 * Makes the search for an example that a question nearly copies. Likeness is the share of three-letter pieces the two have in common.
 */
export function createCopyFinder(examples: readonly string[]): (question: string) => string | undefined {
  const cut = examples.map((example) => ({ example, pieces: toPieces(example) }));
  return (question) => {
    if (question.length < SHORTEST) return undefined;
    const own = toPieces(question);
    return cut.find(({ pieces }) => isAlike(own, pieces))?.example;
  };
}

function isAlike(own: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (Math.min(own.size, other.size) < Math.max(own.size, other.size) * ALIKE) return false;
  let shared = 0;
  for (const piece of own) if (other.has(piece)) shared++;
  return shared >= ALIKE * (own.size + other.size - shared);
}

function toPieces(text: string): Set<string> {
  const plain = ` ${normalise(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;
  return new Set(Array.from({ length: Math.max(0, plain.length - 2) }, (_, index) => plain.slice(index, index + 3)));
}

/** Finds what a message in a language nearly copies, if anything. */
export type CopyFinder = (text: string, language: string) => string | undefined;

/** Over everything the counter learns from: `examples` are the example questions of the content, `samples` the messages of `locales/samples`. Easy Japanese counts as Japanese. */
export function listCopyFinders(root: string): Record<'examples' | 'samples', CopyFinder> {
  const examples = new Map<string, string[]>();
  for (const texts of readContent(join(root, 'content')).content.texts.values())
    for (const [tag, text] of Object.entries(texts))
      examples.set(toTag(tag), [...(examples.get(toTag(tag)) ?? []), ...text.examples]);
  const folder = join(root, 'locales/samples');
  const samples = readdirSync(folder).map((name): [string, string[]] => [
    name.replace('.yaml', ''),
    Object.values(parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string[]>).flat(),
  ]);
  return { examples: toFinder(examples), samples: toFinder(samples) };
}

const toTag = (language: string): string => language.replace('ja-easy', 'ja');

function toFinder(texts: Iterable<[string, string[]]>): CopyFinder {
  const finders = new Map([...texts].map(([language, list]) => [language, createCopyFinder(list)]));
  return (text, language) => finders.get(toTag(language))?.(text);
}
