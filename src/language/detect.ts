import { collectFeatures, dropNeutral, findGroup, type Group, toStrength } from './features.ts';
import { type Run, toRuns } from './fold.ts';
import { countStrangers } from './han.ts';
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
  /** How likely a message is written in each language, by its letters alone. The talk so far is the caller's to add. */
  readonly detect: (text: string) => LanguageGuess;
};

/** A short message never proves anything: no language becomes impossible. */
const FLOOR = 0.0005;
/** Foreign names and brands in Latin letters stand in every text of another script; they count half. */
const LATIN_GUEST_WEIGHT = 0.5;
/** Japanese nouns stand in every resident's text (在留カード); without grammar around them they count little. */
const NOUN_GUEST_WEIGHT = 0.15;
/** A character of these says as much as two or three letters. */
const CJK_LETTER_WEIGHT = 2.5;
/** What a character that a writing does not use takes from that writing's score: a likelihood of about one in twelve. */
const STRANGER_COST = 2.5;
/** Chinese writers quote Japanese words from their letters; hardly anybody quotes Chinese in Japanese. */
const STRANGER_TO_JAPANESE_COST = 4;
const CLEAR_SHARE = 0.25;
/** Scores are divided by this: on our tuning messages, what is then called 90 % sure is right 9 times in 10 or more. */
const TEMPERATURE = 0.5;

/** Makes a detector from the trained table (`language-model.txt`, as its text or its bytes). */
export function createDetector(file: Uint8Array | string): Detector {
  const model = readModel(file);
  const taught = [...model.groups.values()].flatMap(({ classes }) => classes.map(({ tag }) => tag));
  const tags = [...new Set([...taught, ...Object.values(LANGUAGE_OF_SCRIPT)])];
  return { detect: (text) => guess(text, model, tags) };
}

function guess(text: string, model: LanguageModel, tags: readonly string[]): LanguageGuess {
  const parts = toParts(dropNeutral(toRuns(text), model.neutral), model);
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (total < 1) return { likelihoods: tags.map((tag) => ({ tag, probability: 1 / tags.length })), decidable: false };
  const seen = new Map<string, number>();
  for (const { weight, values } of parts)
    for (const { tag, probability } of values) add(seen, tag, (probability * weight) / total);
  return {
    likelihoods: withUnseen(seen, tags),
    decidable: true,
    ...(parts.length > 1 && findMixed(parts, total)),
  };
}

/** What the letters of one group of scripts say, and how much of the message they are. */
type Part = { readonly key: string; weight: number; readonly values: readonly Likelihood[] };

function toParts(runs: readonly Run[], model: LanguageModel): Part[] {
  const grouped = new Map<string, Run[]>();
  for (const run of runs) {
    const key = findGroup(run.script) ?? languageOfScript(run.script);
    const own = grouped.get(key);
    if (own) own.push(run);
    else grouped.set(key, [run]);
  }
  const parts = [...grouped].map(([key, own]): Part => {
    const group = model.groups.get(key as Group);
    const letters = own.reduce((sum, run) => sum + run.letters.length, 0);
    // One letter of an alphabet says nothing; one Chinese character may be a word.
    const weight = key === 'cjk' ? letters * CJK_LETTER_WEIGHT : group ? letters - 1 : letters;
    if (!group) return { key, weight, values: [{ tag: key, probability: 1 }] };
    const scores = key === 'cjk' ? chargeStrangers(scoreGroup(own, group), own, group, model) : scoreGroup(own, group);
    return { key, weight, values: weighClasses(scores, group) };
  });
  if (parts.length > 1) {
    const hasGrammar = runs.some(({ script }) => script === 'hiragana');
    weighGuests(parts, hasGrammar);
  }
  return parts;
}

const languageOfScript = (script: Script): string => LANGUAGE_OF_SCRIPT[script as keyof typeof LANGUAGE_OF_SCRIPT];

/** Letters of a second script are mostly guests: names and brands in Latin, Japanese nouns from papers and signs. */
function weighGuests(parts: readonly Part[], hasGrammar: boolean): void {
  const cjk = parts.find(({ key }) => key === 'cjk');
  const japanese = hasGrammar ? 0 : (cjk?.values.find(({ tag }) => tag === 'ja')?.probability ?? 0);
  if (cjk) cjk.weight *= 1 - japanese * (1 - NOUN_GUEST_WEIGHT);
  const latin = parts.find(({ key }) => key === 'latin');
  if (latin && (parts.length > 2 || japanese < 0.5)) latin.weight *= LATIN_GUEST_WEIGHT;
}

/** The sum is divided by the square root of its length, because the n-grams of one word repeat each other's evidence. */
function scoreGroup(runs: readonly Run[], group: GroupModel): number[] {
  const { classes, weights } = group;
  const size = classes.length;
  const sums = new Float64Array(size);
  const words = collectFeatures(runs);
  for (const ids of words) {
    const strength = toStrength(ids.length, words.length) / WEIGHT_UNIT;
    for (const id of ids) {
      const row = findRow(group, id);
      if (row < 0) continue;
      const from = row * size;
      for (let k = 0; k < size; k++) sums[k] = (sums[k] as number) + (weights[from + k] as number) * strength;
    }
  }
  return classes.map(({ bias }, k) => (bias + (sums[k] as number)) / TEMPERATURE);
}

/** 讀 is no Japanese and 读 no Taiwanese, whatever the characters around them say. */
function chargeStrangers(
  scores: readonly number[],
  runs: readonly Run[],
  { classes }: GroupModel,
  { standards }: LanguageModel,
): number[] {
  return scores.map((score, k) => {
    const cost = classes[k]?.tag === 'ja' ? STRANGER_TO_JAPANESE_COST : STRANGER_COST;
    return score - cost * countStrangers(runs, k, standards);
  });
}

/** Scores of classes as probabilities of languages; several ways of typing one language add up. */
function weighClasses(scores: readonly number[], { classes }: GroupModel): Likelihood[] {
  const highest = Math.max(...scores);
  const byTag = new Map<string, number>();
  classes.forEach(({ tag, prior }, k) => {
    add(byTag, tag, prior * Math.exp((scores[k] as number) - highest));
  });
  return toLikelihoods(byTag);
}

function findMixed(parts: readonly Part[], total: number): Pick<LanguageGuess, 'mixed'> {
  const shares = new Map<string, number>();
  for (const { weight, values } of parts) if (values[0]) add(shares, values[0].tag, weight / total);
  const clear = toLikelihoods(shares).filter(({ probability }) => probability >= CLEAR_SHARE);
  return clear.length > 1 ? { mixed: clear.map(({ tag }) => tag) } : {};
}

function withUnseen(seen: ReadonlyMap<string, number>, tags: readonly string[]): Likelihood[] {
  const sum = 1 + FLOOR * tags.length;
  const judged = toLikelihoods(seen).map(({ tag, probability }) => ({ tag, probability: (probability + FLOOR) / sum }));
  const others = tags.filter((tag) => !seen.has(tag)).map((tag) => ({ tag, probability: FLOOR / sum }));
  return [...judged, ...others];
}

function add(sums: Map<string, number>, tag: string, value: number): void {
  sums.set(tag, (sums.get(tag) ?? 0) + value);
}

function toLikelihoods(values: ReadonlyMap<string, number>): Likelihood[] {
  let sum = 0;
  for (const value of values.values()) sum += value;
  const all = Array.from(values, ([tag, value]) => ({ tag, probability: value / sum }));
  return all.sort((a, b) => b.probability - a.probability);
}
