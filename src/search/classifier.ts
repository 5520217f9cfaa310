import type { Features } from './features.ts';
import type { Learnt } from './train-classifier.ts';

/** How well a text fits each class: raw scores, and what part of the text's weight the classifier knew at all (0–1). */
export type Classified = { scores: Float64Array; known: number };

export type Classifier = { classify: (features: Features) => Classified };

const HEADER_WORDS = 4;

/**
 * The packed form: a header (features, weights, classes, scale), then keys in order, where each key's weights begin, how much it tells, and the weights
 * as bytes. It is read where it lies: nothing is parsed at start.
 */
export function packClassifier({ features, scale }: Learnt, classes: number): Uint8Array {
  const count = features.reduce((sum, { weights }) => sum + weights.length, 0);
  const labelBytes = labelArray(classes).BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(
    HEADER_WORDS * 4 + features.length * 4 + (features.length + 1) * 4 + features.length + count * (labelBytes + 1),
  );
  const view = layOut(bytes.buffer as ArrayBuffer, features.length, count, classes);
  new Uint32Array(bytes.buffer, 0, 3).set([features.length, count, classes]);
  new Float32Array(bytes.buffer, 12, 1).set([scale]);
  let at = 0;
  for (const [position, { key, idf, weights }] of features.entries()) {
    view.keys[position] = key;
    view.starts[position] = at;
    view.idf[position] = Math.round(idf * IDF_STEPS);
    for (const { label, weight } of weights) {
      view.labels[at] = label;
      view.weights[at++] = Math.round((weight / scale) * 127);
    }
  }
  view.starts[features.length] = at;
  return bytes;
}

/** ln(105) < 5; fifty steps a unit fit into a byte. */
const IDF_STEPS = 50;

/** A class number takes one byte as long as it can. */
const labelArray = (classes: number) => (classes > 256 ? Uint16Array : Uint8Array);

/** The widest come first, so that each begins where its width allows. */
function layOut(buffer: ArrayBuffer, features: number, count: number, classes: number) {
  let offset = HEADER_WORDS * 4;
  const take = (bytes: number): number => {
    offset += bytes;
    return offset - bytes;
  };
  const Labels = labelArray(classes);
  return {
    keys: new Uint32Array(buffer, take(features * 4), features),
    starts: new Uint32Array(buffer, take((features + 1) * 4), features + 1),
    labels: new Labels(buffer, take(count * Labels.BYTES_PER_ELEMENT), count),
    idf: new Uint8Array(buffer, take(features), features),
    weights: new Int8Array(buffer, take(count), count),
  };
}

/** Opens a packed classifier. */
export function createClassifier(buffer: ArrayBuffer): Classifier {
  const [features = 0, count = 0, classes = 0] = new Uint32Array(buffer, 0, 3);
  const [scale = 1] = new Float32Array(buffer, 12, 1);
  const model = layOut(buffer, features, count, classes);
  return {
    classify: (text) => {
      const scores = new Float64Array(classes);
      let squares = 0;
      let unknown = 0;
      for (const [key, worth] of text) {
        const at = find(model.keys, key);
        if (at < 0) {
          unknown += worth;
          continue;
        }
        const value = (worth * (model.idf[at] ?? 0)) / IDF_STEPS;
        squares += value * value;
        for (let i = model.starts[at] ?? 0; i < (model.starts[at + 1] ?? 0); i++) {
          const label = model.labels[i] ?? 0;
          scores[label] = (scores[label] ?? 0) + (value * (model.weights[i] ?? 0) * scale) / 127;
        }
      }
      const length = Math.sqrt(squares) || 1;
      for (let label = 0; label < classes; label++) scores[label] = (scores[label] ?? 0) / length;
      const total = [...text.values()].reduce((sum, worth) => sum + worth, 0) || 1;
      return { scores, known: 1 - unknown / total };
    },
  };
}

/** Where `key` stands in the ordered `keys`, or -1. */
function find(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const own = keys[middle] ?? 0;
    if (own === key) return middle;
    if (own < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
