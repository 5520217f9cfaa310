import { readFileSync } from 'node:fs';
import { PEERS } from './search-peers/index.ts';
import { summarise } from './statistics.ts';

declare const gc: () => void;

/**
 * `node --expose-gc search-child.ts <peer> <stored> <questions>`: what it costs to open a search library over all languages and to ask it, as JSON, with the
 * topics it finds. In a process of its own, so that nothing else is on the heap.
 */
const [name = '', stored = '', questionsFile = ''] = process.argv.slice(2);
const questions = JSON.parse(readFileSync(questionsFile, 'utf8')) as { text: string; language: string }[];
const ROUNDS = 5;
const MB = 1024 * 1024;

/** Collected twice with a pause between: what was read on the way is let go of late. */
const heap = async (): Promise<number> => {
  gc();
  await new Promise((done) => void setTimeout(done, 100));
  gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const heapBefore = await heap();
const peer = await PEERS[name]?.();
if (!peer) throw new Error(`there is no peer "${name}"`);
const { rank, loadMs } = await open(readFileSync(stored, 'utf8'));
const heapMb = ((await heap()) - heapBefore) / MB;

// The first round warms up and is not timed; its answers are the ones that are judged.
const found: (readonly string[])[] = [];
for (const { text, language } of questions) found.push(await rank(text, language));
// The quickest of some rounds: whoever else is busy on this machine does not count.
const samples = questions.map(() => Number.POSITIVE_INFINITY);
for (let round = 0; round < ROUNDS; round++)
  for (const [index, { text, language }] of questions.entries()) {
    const start = performance.now();
    await rank(text, language);
    samples[index] = Math.min(samples[index] ?? 0, performance.now() - start);
  }
console.log(JSON.stringify({ cost: { heapMb, loadMs, ...summarise(samples) }, found }));

async function open(text: string) {
  const start = process.threadCpuUsage();
  const rank = await (peer as NonNullable<typeof peer>).open(text);
  return { rank, loadMs: toMs(process.threadCpuUsage(start)) };
}

/** Time on the processor; too coarse for a single question. */
function toMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}
