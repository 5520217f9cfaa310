import type { Example } from './corpus.ts';

/** A trained group: the ids that were kept, a dense row of weights for each, and a bias per class. */
export type Learned = { readonly ids: readonly number[]; readonly rows: Float32Array; readonly bias: Float32Array };

export type LearnOptions = { readonly classes: number; readonly keep: number; readonly random: () => number };

const EPOCHS = 9;
/** The answer is the mean of the weights after these last epochs: steadier than where the last example left them. */
const AVERAGED = 4;
const RATE = 0.3;
const BIAS_RATE = 0.1;
/** Pulls weights back to nothing; more of it costs nothing on unseen text. */
const DECAY = 3e-3;
/** Small classes count more, but not fully: otherwise rare romanised writing would swallow words. */
const BALANCE = 0.7;
const HEAVIEST_EXAMPLE = 16;
/** Weights below this are dropped after the early epochs and stay out: a sparse table is a small file. */
const FAINT = 0.6;
const PRUNE_AFTER = [2, 3, 4];

/**
 * Multinomial logistic regression over the most telling features, by AdaGrad: score = bias + Σ weight × strength, exactly
 * as the detector adds it up.
 */
export function learn(examples: readonly Example[], { classes, keep, random }: LearnOptions): Learned {
  const ids = chooseFeatures(examples, classes, keep);
  const place = new Map(ids.map((id, row) => [id, row]));
  const known = examples.map((example) => toRows(example, place)).filter(({ rows }) => rows.length > 0);
  const state = createState(ids.length, classes);
  const importances = weighClasses(known, classes);
  const mean = new Float32Array(state.weights.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE * (1 - epoch / EPOCHS);
    for (const example of shuffle(known, random)) {
      const importance = Math.min(example.weight * (importances[example.label] ?? 1), HEAVIEST_EXAMPLE);
      predict(example, state);
      correct(example, importance, rate, state);
    }
    if (PRUNE_AFTER.includes(epoch)) prune(state);
    if (epoch < EPOCHS - AVERAGED) continue;
    for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] ?? 0) + (state.weights[i] ?? 0) / AVERAGED;
  }
  return { ids, rows: mean, bias: state.bias };
}

/** Everything that changes while learning; weights and what belongs to them lie row by row. */
type State = {
  readonly classes: number;
  readonly weights: Float32Array;
  /** Sums of squared gradients: what has moved much moves less. */
  readonly squares: Float32Array;
  readonly dropped: Uint8Array;
  readonly bias: Float32Array;
  readonly biasSquares: Float32Array;
  /** The probabilities of the last prediction. */
  readonly guess: Float32Array;
};

const SMALL = 1e-6;

function createState(rows: number, classes: number): State {
  return {
    classes,
    weights: new Float32Array(rows * classes),
    squares: new Float32Array(rows * classes).fill(SMALL),
    dropped: new Uint8Array(rows * classes),
    bias: new Float32Array(classes),
    biasSquares: new Float32Array(classes).fill(SMALL),
    guess: new Float32Array(classes),
  };
}

type KnownExample = Omit<Example, 'ids'> & { readonly rows: Int32Array };

function weighClasses(examples: readonly KnownExample[], classes: number): number[] {
  const totals = new Float64Array(classes);
  for (const { label, weight } of examples) totals[label] = (totals[label] ?? 0) + weight;
  const most = Math.max(...totals);
  return Array.from(totals, (total) => (most / Math.max(total, 1)) ** BALANCE);
}

function predict({ rows, strengths }: KnownExample, { classes, weights, bias, guess }: State): void {
  guess.set(bias);
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] ?? 0) * classes;
    const strength = strengths[i] ?? 0;
    for (let k = 0; k < classes; k++) guess[k] = (guess[k] ?? 0) + (weights[from + k] ?? 0) * strength;
  }
  const highest = Math.max(...guess);
  let sum = 0;
  for (let k = 0; k < classes; k++) {
    guess[k] = Math.exp((guess[k] ?? 0) - highest);
    sum += guess[k] ?? 0;
  }
  for (let k = 0; k < classes; k++) guess[k] = (guess[k] ?? 0) / sum;
}

function correct({ label, rows, strengths }: KnownExample, importance: number, rate: number, state: State): void {
  const { classes, weights, squares, dropped, bias, biasSquares, guess } = state;
  for (let k = 0; k < classes; k++) {
    const gradient = importance * ((guess[k] ?? 0) - (k === label ? 1 : 0));
    guess[k] = gradient;
    biasSquares[k] = (biasSquares[k] ?? 0) + gradient * gradient;
    bias[k] = (bias[k] ?? 0) - (rate * BIAS_RATE * gradient) / Math.sqrt(biasSquares[k] ?? 1);
  }
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] ?? 0) * classes;
    for (let k = 0; k < classes; k++) {
      const at = from + k;
      if (dropped[at]) continue;
      const gradient = (guess[k] ?? 0) * (strengths[i] ?? 0) + DECAY * (weights[at] ?? 0);
      squares[at] = (squares[at] ?? 0) + gradient * gradient;
      weights[at] = (weights[at] ?? 0) - (rate * gradient) / Math.sqrt(squares[at] ?? 1);
    }
  }
}

/** A row means the same when one number is added to all its weights: the commonest becomes nothing, and faint ones go. */
function prune({ weights, classes, dropped }: State): void {
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

function toRows({ ids, strengths, ...rest }: Example, place: ReadonlyMap<number, number>): KnownExample {
  const kept = [...ids]
    .map((id, i) => ({ row: place.get(id), strength: strengths[i] ?? 0 }))
    .filter(({ row }) => row !== undefined);
  return {
    ...rest,
    rows: Int32Array.from(kept, ({ row }) => row ?? 0),
    strengths: Float32Array.from(kept, ({ strength }) => strength),
  };
}

function shuffle<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
  return items;
}
