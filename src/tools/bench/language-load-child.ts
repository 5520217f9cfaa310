import { DETECTORS } from './language-detectors.ts';

declare const gc: () => void;

/** Prints what loading one detector costs. Runs with --expose-gc in a process of its own: `language-load-child.ts <name>`. */
const load = DETECTORS[process.argv[2] ?? ''];
if (!load) throw new Error(`no such detector: ${process.argv[2]}`);
gc();
const before = process.memoryUsage();
const start = performance.now();
const { detect } = await load();
detect('hello');
const loadMs = performance.now() - start;
gc();
const after = process.memoryUsage();
/** WebAssembly keeps its memory outside what V8 counts. */
const grown = (key: 'heapUsed' | 'external' | 'rss'): number => (after[key] - before[key]) / 1024 / 1024;
console.log(JSON.stringify({ loadMs, heapMb: grown('heapUsed') + grown('external'), residentMb: grown('rss') }));
