import type { Features } from './features.ts';
import type { Learnt } from './train-classifier.ts';

/** How well a text fits each class: raw scores, and what part of the text's weight the classifier knew at all (0–1). */
export type Classified = { scores: Float64Array; known: number };

export type Classifier = { classify: (features: Features) => Classified };

/** A feature's key is a hash, spread evenly: its upper half is the shelf it lies on, its lower half tells it from the few others there. */
const SHELVES = 0x10000;
const HEADER_BYTES = 16;

/** How much a feature tells is a byte; what the rarest one tells grows with the number of classes. */
const IDF_STEPS = 50;
const toSteps = (classes: number): number => Math.min(IDF_STEPS, Math.floor(255 / Math.log(classes + 1)));

/** A class and its weight share one unit as long as a byte can count the classes; then each takes one of its own. */
const toStride = (classes: number): number => (classes > 256 ? 2 : 1);

/**
 * The packed form: a header (units, classes, -, scale), where each shelf begins, and the shelves. A feature lies on its shelf in units of 16 bits: its key's
 * lower half; how much it tells and its number of weights; its weights, each with its class. It is read where it lies: nothing is parsed at start, and what
 * belongs to a feature stands side by side, because far reads in a table of megabytes are what asking costs.
 */
export function packClassifier({ features, scale }: Learnt, classes: number): Uint8Array {
  const stride = toStride(classes);
  const length = features.reduce((sum, { weights }) => sum + 2 + weights.length * stride, 0);
  const bytes = new Uint8Array(HEADER_BYTES + (SHELVES + 1) * 4 + length * 2);
  const { begins, units } = layOut(bytes, length);
  new Uint32Array(bytes.buffer, 0, 2).set([length, classes]);
  new Float32Array(bytes.buffer, 12, 1).set([scale]);
  let at = 0;
  let shelf = 0;
  for (const { key, idf, weights } of features.toSorted((a, b) => a.key - b.key)) {
    while (shelf <= key >>> 16) begins[shelf++] = at;
    units[at++] = key & 0xffff;
    units[at++] = Math.round(idf * toSteps(classes)) | (weights.length << 8);
    for (const { label, weight } of weights) {
      const byte = Math.round((weight / scale) * 127) << 8;
      units[at++] = stride === 1 ? label | byte : label;
      if (stride > 1) units[at++] = byte;
    }
  }
  begins.fill(at, shelf);
  return bytes;
}

const layOut = ({ buffer, byteOffset }: Uint8Array, length: number) => ({
  begins: new Uint32Array(buffer, byteOffset + HEADER_BYTES, SHELVES + 1),
  units: new Uint16Array(buffer, byteOffset + HEADER_BYTES + (SHELVES + 1) * 4, length),
});

/** Opens a packed classifier; its bytes begin at a multiple of four. */
export function createClassifier(bytes: Uint8Array): Classifier {
  const [length = 0, classes = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2);
  const [scale = 1] = new Float32Array(bytes.buffer, bytes.byteOffset + 12, 1);
  const { begins, units } = layOut(bytes, length);
  const stride = toStride(classes);
  const steps = toSteps(classes);
  const labelBits = stride === 1 ? 0xff : 0xffff;
  /** Where the feature lies, or -1. */
  const find = (key: number): number => {
    const end = begins[(key >>> 16) + 1] as number;
    let at = begins[key >>> 16] as number;
    while (at < end && units[at] !== (key & 0xffff)) at += 2 + ((units[at + 1] as number) >> 8) * stride;
    return at < end ? at : -1;
  };
  return {
    classify: (features) => {
      const scores = new Float64Array(classes);
      let squares = 0;
      let unknown = 0;
      let total = 0;
      for (const [key, worth] of features) {
        total += worth;
        const at = find(key);
        if (at < 0) {
          unknown += worth;
          continue;
        }
        const about = units[at + 1] as number;
        const value = (worth * (about & 0xff)) / steps;
        squares += value * value;
        const end = at + 2 + (about >> 8) * stride;
        for (let index = at + 2; index < end; index += stride) {
          const label = (units[index] as number) & labelBits;
          // The weight is the upper byte of its unit, and signed.
          const weight = ((units[index + stride - 1] as number) << 16) >> 24;
          scores[label] = (scores[label] as number) + (value * weight * scale) / 127;
        }
      }
      const length = Math.sqrt(squares) || 1;
      for (let label = 0; label < classes; label++) scores[label] = (scores[label] as number) / length;
      return { scores, known: 1 - unknown / (total || 1) };
    },
  };
}
