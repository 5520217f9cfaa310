import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { GROUPS, type Group } from '../../language/compile/index.ts';
import { toExamples } from './corpus.ts';
import { encode, type TrainedGroup } from './encode.ts';
import { learn } from './learn.ts';
import { createRandom } from './random.ts';
import { readAll } from './read-all.ts';

/**
 * Trains the table of the language detector: `node src/tools/train-language/train.ts [--packages <node_modules>] [--out <file>]`.
 * The same texts give the same file, byte for byte.
 */
const root = join(import.meta.dirname, '../../..');
const { values } = parseArgs({
  options: {
    packages: { type: 'string', default: join(root, 'node_modules') },
    out: { type: 'string', default: join(root, 'src/language/language-model.txt') },
  },
});

/** Features kept per group: where accuracy on unseen text stops rising. */
const KEEP: Record<Group, number> = { latin: 48_000, cyrillic: 8_000, devanagari: 7_000, arabic: 5_000, cjk: 20_000 };
const SEED = 20_261_120;

const { phrases, neutral, standards } = readAll(resolve(values.packages), SEED);
const groups = GROUPS.map((name): TrainedGroup => {
  const random = createRandom(SEED);
  const { classes, examples } = toExamples(phrases, name, neutral, random);
  const learned = learn(examples, { classes: classes.length, keep: KEEP[name], random });
  console.log(`${name}: ${classes.length} classes, ${examples.length} examples, ${learned.ids.length} features`);
  return { name, classes, learned };
});
const text = encode(neutral, standards, groups);
writeFileSync(values.out, text);
console.log(
  `${values.out}: ${Math.round(text.length / 1024)} KB, ${Math.round(gzipSync(text).length / 1024)} KB gzipped`,
);
