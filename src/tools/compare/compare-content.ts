import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { LANGUAGES } from '../../language/index.ts';
import type { ContentFiles } from '../../topics/compile/index.ts';
import { compareTexts, type Outlier } from './compare-texts.ts';

/** What only one language says and rightly so, with the reason; a person has looked at it. */
const AllowedFile = z.array(
  z.strictObject({
    topic: z.string(),
    language: z.enum(LANGUAGES),
    what: z.coerce.string(),
    why: z.string().trim().min(10),
  }),
);
export type Allowed = z.infer<typeof AllowedFile>[number];

/** Reads `content/alone.yaml`; a mistake in it throws. */
export const readAllowed = (root: string): Allowed[] =>
  AllowedFile.parse(parse(readFileSync(join(root, 'alone.yaml'), 'utf8')) ?? []);

/**
 * Compares every topic's texts. `contradictions` must be none; `differences` are for a person to look at; `stale` are allowed things that no text says any more.
 */
export function compareContent(
  content: ContentFiles,
  allowed: readonly Allowed[],
): { contradictions: Outlier[]; differences: Outlier[]; stale: Allowed[] } {
  const all = content.topics.flatMap((topic) =>
    compareTexts(topic, content.texts.get(topic.id) ?? {}, content.contacts),
  );
  const isMeant = (one: Allowed, { topic, what, languages }: Outlier): boolean =>
    one.topic === topic && one.what === what && languages.includes(one.language);
  const open = all.filter((outlier) => !allowed.some((one) => isMeant(one, outlier)));
  return {
    contradictions: open.filter(({ contradiction }) => contradiction),
    differences: open.filter(({ contradiction }) => !contradiction),
    stale: allowed.filter((one) => !all.some((outlier) => isMeant(one, outlier))),
  };
}
