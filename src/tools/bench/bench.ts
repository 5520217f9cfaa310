import { parseArgs } from 'node:util';
import { measureBundle } from './bundle.ts';
import { measureDesk } from './desk.ts';
import { measureGrowth } from './growth.ts';
import { measureIndex } from './index-load.ts';
import { measureLanguage } from './language-peers.ts';
import { measureQuality } from './quality.ts';
import { measureServing } from './serving.ts';
import { toTable } from './table.ts';
import { measureTurn } from './turn.ts';

/**
 * `npm run bench`: JSON first, then a table. Speed is measured beside peers in the same run and told as ratios, because machines differ and this one is noisy.
 * `--only quality,turn` runs parts of it. `growth` trains for minutes and runs only when it is named.
 */
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = values.only?.split(',');

const parts: Record<string, () => Promise<unknown> | unknown> = {
  turn: measureTurn,
  index: measureIndex,
  bundle: measureBundle,
  serving: measureServing,
  desk: measureDesk,
  quality: measureQuality,
  language: measureLanguage,
  growth: measureGrowth,
};

const report: Record<string, unknown> = {};
for (const [name, measure] of Object.entries(parts)) {
  if (wanted ? !wanted.includes(name) : name === 'growth') continue;
  process.stderr.write(`bench: ${name} …\n`);
  report[name] = await measure();
}
console.log(JSON.stringify(report, null, 2));
console.log(toTable(report));
