import type { Example } from './corpus.ts';

/** A trained group: the ids that were kept, a dense row of weights for each, and a bias per class. */
export type Learned = { readonly ids: readonly number[]; readonly rows: Float32Array; readonly bias: Float32Array };

export type LearnOptions = { readonly classes: number; readonly keep: number; readonly random: () => number };

const EPOCHS = 6;
const RATE = 0.3;
const BIAS_RATE = 0.1;
/** Pulls weights back to nothing; more of it costs nothing on unseen text. */
const DECAY = 1e-3;
/** Small classes count more, but not fully: otherwise rare romanised writing would swallow words. */
const BALANCE = 0.7;
const HEAVIEST_EXAMPLE = 8;
/** Weights below this are dropped after the early epochs and stay out: a sparse table is a small file. */
const FAINT = 0.6;
const PRUNE_AFTER = [2, 3, 4];

/**
 * Multinomial logistic regression over the most telling features, by AdaGrad. Each example's score is divided by the
 * square root of its length, exactly as the detector does it.
 */
export function learn(examples: readonly Example[], { classes, keep, random }: LearnOptions): Learned {
  const ids = chooseFeatures(examples, classes, keep);
  const place = new Map(ids.map((id, row) => [id, row]));
  const seen = examples.map((example) => toRows(example, place)).filter(({ rows }) => rows.length > 0);
  const totals = new Float64Array(classes);
  for (const { label, weight } of seen) totals[label] = (totals[label] ?? 0) + weight;
  const most = Math.max(...totals);
  const boost = Array.from(totals, (total) => (most / Math.max(total, 1)) ** BALANCE);

  const weights = new Float32Array(ids.length * classes);
  const squares = new Float32Array(ids.length * classes).fill(1e-6);
  const bias = new Float32Array(classes);
  const biasSquares = new Float32Array(classes).fill(1e-6);
  const dropped = new Uint8Array(ids.length * classes);
  const error = new Float32Array(classes);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE * (1 - epoch / EPOCHS);
    for (const { label, rows, counts, weight } of shuffle(seen, random)) {
      const scale = predict(rows, counts, weights, bias, error);
      const importance = Math.min(weight * (boost[label] ?? 1), HEAVIEST_EXAMPLE);
      for (let k = 0; k < classes; k++) {
        const gradient = importance * ((error[k] ?? 0) - (k === label ? 1 : 0));
        error[k] = gradient;
        biasSquares[k] = (biasSquares[k] ?? 0) + gradient * gradient;
        bias[k] = (bias[k] ?? 0) - (rate * BIAS_RATE * gradient) / Math.sqrt(biasSquares[k] ?? 1);
      }
      for (let i = 0; i < rows.length; i++) {
        const from = (rows[i] ?? 0) * classes;
        const amount = (counts[i] ?? 0) * scale;
        for (let k = 0; k < classes; k++) {
          const at = from + k;
          if (dropped[at]) continue;
          const gradient = (error[k] ?? 0) * amount + DECAY * (weights[at] ?? 0);
          squares[at] = (squares[at] ?? 0) + gradient * gradient;
          weights[at] = (weights[at] ?? 0) - (rate * gradient) / Math.sqrt(squares[at] ?? 1);
        }
      }
    }
    if (PRUNE_AFTER.includes(epoch)) prune(weights, classes, dropped);
  }
  return { ids, rows: weights, bias };
}

/** Fills `out` with the probabilities and returns the scale that was used. */
function predict(
  rows: Int32Array,
  counts: Float32Array,
  weights: Float32Array,
  bias: Float32Array,
  out: Float32Array,
): number {
  const classes = bias.length;
  let length = 0;
  for (const count of counts) length += count;
  const scale = 1 / Math.sqrt(length);
  out.set(bias);
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] ?? 0) * classes;
    const amount = (counts[i] ?? 0) * scale;
    for (let k = 0; k < classes; k++) out[k] = (out[k] ?? 0) + (weights[from + k] ?? 0) * amount;
  }
  const highest = Math.max(...out);
  let sum = 0;
  for (let k = 0; k < classes; k++) sum += out[k] = Math.exp((out[k] ?? 0) - highest);
  for (let k = 0; k < classes; k++) out[k] = (out[k] ?? 0) / sum;
  return scale;
}

/** A row means the same when one number is added to all its weights: the commonest becomes nothing, and faint ones go. */
function prune(weights: Float32Array, classes: number, dropped: Uint8Array): void {
  for (let from = 0; from < weights.length; from += classes) {
    const row = weights.subarray(from, from + classes);
    const middle = [...row].sort((a, b) => a - b)[classes >> 1] ?? 0;
    for (let k = 0; k < classes; k++) {
      const centred = (row[k] ?? 0) - middle;
      const faint = Math.abs(centred) < FAINT;
      row[k] = faint ? 0 : centred;
      dropped[from + k] = faint ? 1 : 0;
    }
  }
}

/** The features that tell most about the class (mutual information, all classes equally likely). */
function chooseFeatures(examples: readonly Example[], classes: number, keep: number): number[] {
  const sums = new Map<number, Float32Array>();
  const totals = new Float64Array(classes);
  for (const { label, ids, weight } of examples) {
    totals[label] = (totals[label] ?? 0) + weight;
    for (const id of ids) {
      const counts = sums.get(id) ?? new Float32Array(classes);
      counts[label] = (counts[label] ?? 0) + weight;
      sums.set(id, counts);
    }
  }
  const ranked = [...sums].map(([id, counts]): [number, number] => [id, information(counts, totals)]);
  ranked.sort(([a, x], [b, y]) => y - x || a - b);
  return ranked
    .slice(0, keep)
    .map(([id]) => id)
    .sort((a, b) => a - b);
}

function information(counts: Float32Array, totals: Float64Array): number {
  const size = totals.length;
  const shares = Array.from(counts, (count, k) => Math.min(count / (totals[k] || 1), 1) / size);
  const with_ = shares.reduce((sum, share) => sum + share, 0);
  return shares.reduce((sum, share) => {
    const without = 1 / size - share;
    const present = share > 0 ? share * Math.log((share * size) / with_) : 0;
    const absent = without > 0 && with_ < 1 ? without * Math.log((without * size) / (1 - with_)) : 0;
    return sum + present + absent;
  }, 0);
}

function toRows({ label, ids, counts, weight }: Example, place: ReadonlyMap<number, number>) {
  const kept = [...ids]
    .map((id, i) => ({ row: place.get(id), count: counts[i] ?? 0 }))
    .filter(({ row }) => row !== undefined);
  return {
    label,
    weight,
    rows: Int32Array.from(kept, ({ row }) => row ?? 0),
    counts: Float32Array.from(kept, ({ count }) => count),
  };
}

function shuffle<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
  return items;
}
