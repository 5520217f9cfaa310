import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createDetector } from '../../language/index.ts';
import { measureAccuracy, readEvaluation, type Sample } from '../train-language/evaluation.ts';

/** Accuracy in % by kind of message: over all languages of that kind, and over those that the peer claims to know. */
type Row = { readonly all: number; readonly known: number; readonly oursOnKnown: number };
export type LanguageReport = {
  readonly ours: Record<string, number>;
  /** A peer that is not installed is named as skipped. */
  readonly peers: Record<string, Record<string, Row> | 'skipped'>;
  readonly microsecondsPerMessage: Record<string, number>;
};

type Detect = (text: string) => string;
type Peer = { readonly detect: Detect; readonly languages: ReadonlySet<string> };

/** Our tags without what a peer cannot say: peers know one Chinese. */
const toPeerTag = (tag: string): string => (tag.startsWith('zh') ? 'zh' : tag === 'pt-BR' ? 'pt' : tag);

const ISO_639_3: Record<string, string> = {
  jpn: 'ja',
  eng: 'en',
  cmn: 'zh',
  kor: 'ko',
  por: 'pt',
  spa: 'es',
  vie: 'vi',
  tgl: 'tl',
  ind: 'id',
  tha: 'th',
  nep: 'ne',
  mya: 'my',
  khm: 'km',
  khk: 'mn',
  hin: 'hi',
  ben: 'bn',
  sin: 'si',
  urd: 'ur',
  rus: 'ru',
  ukr: 'uk',
  fra: 'fr',
  deu: 'de',
  tur: 'tr',
  lao: 'lo',
  zlm: 'ms',
  arb: 'ar',
  pes: 'fa',
  tam: 'ta',
  ita: 'it',
  pol: 'pl',
};
const CANDIDATES = Object.values(ISO_639_3);

/**
 * Compares our detector with its peers on the held-back half of our own messages. Every peer is told the candidate
 * languages. `modules` is the folder they are installed in.
 */
export async function measureLanguage(
  modules = join(import.meta.dirname, '../../../node_modules'),
): Promise<LanguageReport> {
  const kinds = readEvaluation('held-back');
  const detector = createDetector(readFileSync(join(import.meta.dirname, '../../language/language-model.txt'), 'utf8'));
  const ours: Detect = (text) => detector.detect(text).likelihoods[0]?.tag ?? '';
  const report = {
    ours: {} as Record<string, number>,
    peers: {} as LanguageReport['peers'],
    microsecondsPerMessage: {} as Record<string, number>,
  };
  for (const [kind, samples] of kinds) report.ours[kind] = round(measureAccuracy(samples, ours).macro);
  const texts = [...kinds.values()].flat().map(({ text }) => text);
  report.microsecondsPerMessage.ours = measureSpeed(texts, ours);
  for (const [name, load] of Object.entries(PEERS)) {
    const peer = await load(modules).catch(() => undefined);
    report.peers[name] = peer ? comparePeer(peer, ours, kinds) : 'skipped';
    if (peer) report.microsecondsPerMessage[name] = measureSpeed(texts, peer.detect);
  }
  return report;
}

function comparePeer(peer: Peer, ours: Detect, kinds: ReadonlyMap<string, readonly Sample[]>): Record<string, Row> {
  const rows: Record<string, Row> = {};
  for (const [kind, samples] of kinds) {
    const all = samples.map(({ text, language }) => ({ text, language: toPeerTag(language) }));
    const known = all.filter(({ language }) => peer.languages.has(language));
    rows[kind] = {
      all: round(measureAccuracy(all, peer.detect).macro),
      known: round(measureAccuracy(known, peer.detect).macro),
      oursOnKnown: round(measureAccuracy(known, (text) => toPeerTag(ours(text))).macro),
    };
  }
  return rows;
}

/** Peers are opened by their file: what some of them export by name is for bundlers only. */
type Load = (modules: string) => Promise<Peer>;

const PEERS: Record<string, Load> = {
  'eld large': async (modules) => {
    const { eld } = await importFile<{ eld: Eld }>(modules, 'eld/src/entries/static.large.js');
    const known = Object.values(eld.info().Languages);
    eld.setLanguageSubset(CANDIDATES.filter((tag) => known.includes(tag)));
    return { languages: new Set(known), detect: (text) => eld.detect(text).language };
  },
  'tinyld heavy': async (modules) => {
    const tinyld = await importFile<TinyLd>(modules, 'tinyld/dist/tinyld.heavy.node.mjs');
    const known = tinyld.supportedLanguages.map((code) => tinyld.toISO2(code));
    const only = CANDIDATES.filter((tag) => known.includes(tag));
    return { languages: new Set(only), detect: (text) => tinyld.detect(text, { only }) };
  },
  franc: async (modules) => {
    const { franc } = await importFile<Franc>(modules, 'franc/index.js');
    const only = Object.keys(ISO_639_3);
    return { languages: new Set(CANDIDATES), detect: (text) => ISO_639_3[franc(text, { only, minLength: 1 })] ?? '' };
  },
};

type Eld = {
  info(): { Languages: Record<string, string> };
  setLanguageSubset(tags: string[]): unknown;
  detect(text: string): { language: string };
};
type TinyLd = {
  supportedLanguages: string[];
  toISO2(code: string): string;
  detect(text: string, options: { only: string[] }): string;
};
type Franc = { franc(text: string, options: { only: string[]; minLength: number }): string };

async function importFile<T>(modules: string, path: string): Promise<T> {
  return (await import(pathToFileURL(join(modules, path)).href)) as T;
}

const ROUNDS = 5;

function measureSpeed(texts: readonly string[], detect: Detect): number {
  for (const text of texts) detect(text);
  const start = performance.now();
  for (let i = 0; i < ROUNDS; i++) for (const text of texts) detect(text);
  return round(((performance.now() - start) * 1000) / ROUNDS / texts.length);
}

const round = (value: number): number => Math.round(value * 10) / 10;
