import type { Features } from './features.ts';

/** A text and the class it belongs to; `worth` is how much it should count (an example question 1, a title more). */
export type Sample = { features: Features; label: number; worth: number };

const EPOCHS = 5;
const RATE = 4.5;
/** The last lessons are small ones, so that no sample weighs more for coming late. */
const DECAY = 0.55;
/** Wanted: confident on the samples, but not to the point of learning them by heart. */
const SMOOTHING = 0.05;
const KEPT_PER_FEATURE = 7;
/** Of the greatest weight: what is less than two of the 127 steps a weight is stored in says next to nothing, and there are many of those. */
const LEAST_SHARE = 2 / 127;
const LEAST_GRADIENT = 0.002;

/** What was learnt, before it is packed: for every feature its weight for the classes it says something about. */
export type Learnt = {
  features: { key: number; idf: number; weights: { label: number; weight: number }[] }[];
  scale: number;
};

/**
 * Softmax regression over hashed features, by plain stochastic gradient descent. Deterministic: samples are visited in an order that depends on
 * themselves alone, another one in every round, so that a sample more moves nothing but what it teaches.
 */
export function trainClassifier(samples: readonly Sample[], classes: number): Learnt {
  const { keys, index, idf } = indexFeatures(samples, classes);
  const weights = new Float32Array(keys.length * classes);
  const rows = samples.map(({ features, label, worth }) => ({ ...toVector(features, index, idf), label, worth }));
  const scores = new Float64Array(classes);
  for (let epoch = 0, rate = RATE; epoch < EPOCHS; epoch++, rate *= DECAY) {
    for (const position of shuffle(samples, epoch)) {
      const row = rows[position];
      if (row) step(row, weights, scores, rate * row.worth, classes);
    }
  }
  return pack(keys, idf, weights, classes);
}

type Row = { ids: Int32Array; values: Float64Array; label: number };

/** One sample's lesson. This runs millions of times, so it walks memory in order and touches only the classes the sample has something to say about. */
function step(
  { ids, values, label }: Row,
  weights: Float32Array,
  scores: Float64Array,
  rate: number,
  classes: number,
): void {
  scores.fill(0);
  for (let i = 0; i < ids.length; i++) {
    const base = (ids[i] as number) * classes;
    const value = values[i] as number;
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) + (weights[base + c] as number) * value;
  }
  const gradients = toGradients(scores, label, rate);
  for (let i = 0; i < ids.length; i++) {
    const base = (ids[i] as number) * classes;
    const value = values[i] as number;
    for (const { c, gradient } of gradients) weights[base + c] = (weights[base + c] as number) + gradient * value;
  }
}

/** How far each class is from what was wanted; most are rightly near zero already and are left alone. */
function toGradients(scores: Float64Array, label: number, rate: number): { c: number; gradient: number }[] {
  const classes = scores.length;
  const highest = Math.max(...scores);
  let total = 0;
  for (let c = 0; c < classes; c++) total += Math.exp((scores[c] as number) - highest);
  const gradients: { c: number; gradient: number }[] = [];
  for (let c = 0; c < classes; c++) {
    const wanted = c === label ? 1 - SMOOTHING : SMOOTHING / (classes - 1);
    const gradient = wanted - Math.exp((scores[c] as number) - highest) / total;
    if (Math.abs(gradient) >= LEAST_GRADIENT) gradients.push({ c, gradient: gradient * rate });
  }
  return gradients;
}

/** Features seen in one sample only are kept too: a rare word is often the best one. */
function indexFeatures(samples: readonly Sample[], classes: number) {
  const labels = new Map<number, Set<number>>();
  for (const { features, label } of samples)
    for (const key of features.keys()) labels.set(key, (labels.get(key) ?? new Set()).add(label));
  const keys = [...labels.keys()].sort((a, b) => a - b);
  const index = new Map(keys.map((key, position) => [key, position]));
  const idf = Float64Array.from(keys, (key) => Math.log((classes + 1) / ((labels.get(key)?.size ?? 1) + 0.5)));
  return { keys, index, idf };
}

/** The sample as a vector of length one, features weighed by what they tell about the class. */
function toVector(
  features: Features,
  index: ReadonlyMap<number, number>,
  idf: Float64Array,
): { ids: Int32Array; values: Float64Array } {
  const known = [...features].flatMap(([key, worth]) => {
    const id = index.get(key);
    return id === undefined ? [] : [{ id, value: worth * Math.max(0, idf[id] ?? 0) }];
  });
  const length = Math.sqrt(known.reduce((sum, { value }) => sum + value * value, 0)) || 1;
  return {
    ids: Int32Array.from(known, ({ id }) => id),
    values: Float64Array.from(known, ({ value }) => value / length),
  };
}

function pack(keys: readonly number[], idf: Float64Array, weights: Float32Array, classes: number): Learnt {
  const scale = weights.reduce((greatest, weight) => Math.max(greatest, Math.abs(weight)), 0);
  const features = keys.map((key, id) => {
    const row = Array.from({ length: classes }, (_, label) => ({ label, weight: weights[id * classes + label] ?? 0 }));
    const kept = row
      .filter(({ weight }) => Math.abs(weight) >= LEAST_SHARE * scale)
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .slice(0, KEPT_PER_FEATURE);
    return { key, idf: Math.max(0, idf[id] ?? 0), weights: kept };
  });
  // A feature that says nothing about any class is not worth its place.
  return { features: features.filter(({ weights: kept }) => kept.length > 0), scale };
}

/** The samples by a hash of what they say and of the round. */
function shuffle(samples: readonly Sample[], epoch: number): number[] {
  const hashes = samples.map(({ features, label }) => {
    let hash = Math.imul(epoch + 1, 0x9e3779b1) ^ label;
    for (const key of features.keys()) hash = Math.imul(hash ^ key, 0x01000193);
    return (hash ^ (hash >>> 15)) >>> 0;
  });
  return samples.map((_, position) => position).sort((a, b) => (hashes[a] as number) - (hashes[b] as number) || a - b);
}
