import { collectFeatures, dropNeutral, findGroup, type Group } from './features.ts';
import { type Run, toRuns } from './fold.ts';
import { findRow, type GroupModel, type LanguageModel, readModel, WEIGHT_UNIT } from './language-model.ts';
import { LANGUAGE_OF_SCRIPT, type Script } from './script.ts';

export type Likelihood = { readonly tag: string; readonly probability: number };

export type LanguageGuess = {
  /** Every language we know, best first; together they make 1. */
  readonly likelihoods: readonly Likelihood[];
  /** False when nothing in the message tells a language: numbers, pictures, addresses, "ok", "zairyu card". */
  readonly decidable: boolean;
  /** Languages that each hold a clear share of a message written in several, the largest share first. */
  readonly mixed?: readonly string[];
};

export type Detector = {
  /** How likely a message is written in each language, judged by its letters alone. The talk so far is the caller's to add. */
  readonly detect: (text: string) => LanguageGuess;
};

/** Two lines in one message are rare, and a short message never proves anything: nothing is impossible. */
const FLOOR = 0.0005;
/** Foreign names and brands in Latin letters stand in every text of another script; they count half. */
const LATIN_GUEST_WEIGHT = 0.5;
/** Japanese nouns stand in every resident's text (在留カード); without grammar around them they count little. */
const NOUN_GUEST_WEIGHT = 0.35;
/** A character of these says as much as two or three letters. */
const CJK_LETTER_WEIGHT = 2.5;
const CLEAR_SHARE = 0.25;
/** On our own tuning messages the trained scores were this much too sure of themselves. */
const TEMPERATURE = 1;

/** Makes a detector from the trained table (`language-model.txt`, as base64 text or as its bytes). */
export function createDetector(file: Uint8Array | string): Detector {
  const model = readModel(file);
  const tags = [
    ...new Set(
      [...model.groups.values()]
        .flatMap(({ classes }) => classes.map(({ tag }) => tag))
        .concat(Object.values(LANGUAGE_OF_SCRIPT)),
    ),
  ];
  return { detect: (text) => guess(text, model, tags) };
}

function guess(text: string, model: LanguageModel, tags: readonly string[]): LanguageGuess {
  const runs = dropNeutral(toRuns(text), model.neutral);
  const shares = toShares(runs);
  const total = [...shares.values()].reduce((sum, { weight }) => sum + weight, 0);
  const probabilities = new Map(tags.map((tag) => [tag, FLOOR]));
  const present = new Map<string, number>();
  if (total === 0) return { likelihoods: toLikelihoods(new Map(tags.map((tag) => [tag, 1]))), decidable: false };
  for (const [key, { weight, runs: own }] of shares) {
    const group = model.groups.get(key as Group);
    const part = group ? scoreGroup(own, group) : new Map([[key, 1]]);
    for (const [tag, probability] of part) add(probabilities, tag, (probability * weight) / total);
    const [best] = toLikelihoods(part);
    if (best) add(present, best.tag, weight / total);
  }
  const clear = toLikelihoods(present).filter(({ probability }) => probability >= CLEAR_SHARE);
  return {
    likelihoods: toLikelihoods(probabilities),
    decidable: true,
    ...(clear.length > 1 && { mixed: clear.map(({ tag }) => tag) }),
  };
}

type Share = { weight: number; readonly runs: Run[] };

/** How much of the message each group of scripts holds, or the language itself where a script has only one. */
function toShares(runs: readonly Run[]): Map<string, Share> {
  const shares = new Map<string, Share>();
  const scripts = new Set<Script>();
  for (const run of runs) {
    const key = findGroup(run.script) ?? LANGUAGE_OF_SCRIPT[run.script as keyof typeof LANGUAGE_OF_SCRIPT];
    const share = shares.get(key) ?? { weight: 0, runs: [] };
    share.weight += run.letters.length * (key === 'cjk' ? CJK_LETTER_WEIGHT : 1);
    share.runs.push(run);
    shares.set(key, share);
    scripts.add(run.script);
  }
  if (shares.size > 1) {
    const latin = shares.get('latin');
    if (latin) latin.weight *= LATIN_GUEST_WEIGHT;
    const cjk = shares.get('cjk');
    if (cjk && !scripts.has('hiragana')) cjk.weight *= NOUN_GUEST_WEIGHT;
  }
  return shares;
}

/** Adds up the weights of all features; each square root of evidence counts once, because n-grams of one word repeat each other. */
function scoreGroup(runs: readonly Run[], { classes, bias, ids, weights }: GroupModel): Map<string, number> {
  const size = classes.length;
  const sums = new Int32Array(size);
  let known = 0;
  for (const id of collectFeatures(runs)) {
    const row = findRow(ids, id);
    if (row < 0) continue;
    known++;
    const from = row * size;
    for (let k = 0; k < size; k++) sums[k] = (sums[k] ?? 0) + (weights[from + k] ?? 0);
  }
  const scale = 1 / (WEIGHT_UNIT * Math.sqrt(Math.max(known, 1)));
  const scores = classes.map((_, k) => ((bias[k] ?? 0) + (sums[k] ?? 0) * scale) / TEMPERATURE);
  const highest = Math.max(...scores);
  const result = new Map<string, number>();
  classes.forEach(({ tag, prior }, k) => add(result, tag, prior * Math.exp((scores[k] ?? 0) - highest)));
  const sum = [...result.values()].reduce((a, b) => a + b, 0);
  for (const [tag, value] of result) result.set(tag, value / sum);
  return result;
}

function add(sums: Map<string, number>, tag: string, value: number): void {
  sums.set(tag, (sums.get(tag) ?? 0) + value);
}

function toLikelihoods(values: ReadonlyMap<string, number>): Likelihood[] {
  const sum = [...values.values()].reduce((a, b) => a + b, 0);
  return [...values]
    .map(([tag, value]) => ({ tag, probability: value / sum }))
    .sort((a, b) => b.probability - a.probability);
}
