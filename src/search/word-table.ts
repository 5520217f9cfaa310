/** A term of one language's texts, and how much it says for each topic it stands in. */
export type IndexedTerm = { term: string; topics: readonly { label: number; weight: number }[] };

/**
 * The words of one language's texts, as they lie in the file: opening parses nothing, and asking makes no strings. Terms are numbered in the order of
 * their UTF-16 units, so that those with the same beginning stand together.
 */
export type WordTable = {
  count: number;
  /** The term's number, or -1. */
  find: (term: string) => number;
  /** The numbers of the terms that begin with `start`: from the first up to, not including, the last. */
  findRange: (start: string) => readonly [number, number];
  /** The units of term `n` are those from `begins[n]` up to `begins[n + 1]`. */
  begins: Uint32Array;
  units: Uint16Array;
  /** Calls `visit` for every topic the term stands in. */
  forTopics: (n: number, visit: (label: number, weight: number) => void) => void;
};

const HEADER_BYTES = 16;
const STEPS = 0xffff;

function layOut({ buffer, byteOffset }: Uint8Array, terms: number, topics: number, units: number) {
  let offset = byteOffset + HEADER_BYTES;
  const take = (bytes: number): number => {
    offset += bytes;
    return offset - bytes;
  };
  return {
    begins: new Uint32Array(buffer, take((terms + 1) * 4), terms + 1),
    firsts: new Uint32Array(buffer, take((terms + 1) * 4), terms + 1),
    labels: new Uint16Array(buffer, take(topics * 2), topics),
    weights: new Uint16Array(buffer, take(topics * 2), topics),
    units: new Uint16Array(buffer, take(units * 2), units),
  };
}

/** The packed form: a header (terms, entries, units, greatest weight), where each term and its entries begin, the entries, the terms' units. */
export function packWordTable(indexed: readonly IndexedTerm[]): Uint8Array {
  const terms = indexed.toSorted((a, b) => (a.term < b.term ? -1 : 1));
  const entries = terms.reduce((sum, { topics }) => sum + topics.length, 0);
  const units = terms.reduce((sum, { term }) => sum + term.length, 0);
  const highest = Math.max(...terms.flatMap(({ topics }) => topics.map(({ weight }) => weight)));
  const bytes = new Uint8Array(HEADER_BYTES + (terms.length + 1) * 8 + entries * 4 + units * 2);
  new Uint32Array(bytes.buffer, 0, 3).set([terms.length, entries, units]);
  new Float32Array(bytes.buffer, 12, 1).set([highest]);
  const table = layOut(bytes, terms.length, entries, units);
  let unit = 0;
  let entry = 0;
  for (const [n, { term, topics }] of terms.entries()) {
    table.begins[n] = unit;
    table.firsts[n] = entry;
    for (let index = 0; index < term.length; index++) table.units[unit++] = term.charCodeAt(index);
    for (const { label, weight } of topics) {
      table.labels[entry] = label;
      table.weights[entry++] = Math.round((weight / highest) * STEPS);
    }
  }
  table.begins[terms.length] = unit;
  table.firsts[terms.length] = entry;
  return bytes;
}

/** Opens a packed table; its bytes begin at a multiple of four. */
export function openWordTable(bytes: Uint8Array): WordTable {
  const [count = 0, entries = 0, length = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 3);
  const [highest = 1] = new Float32Array(bytes.buffer, bytes.byteOffset + 12, 1);
  const { begins, firsts, labels, weights, units } = layOut(bytes, count, entries, length);
  /** Below 0 when term `n` stands before `text`, 0 when it is `text` or begins with it. */
  const compare = (n: number, text: string): number => {
    const begin = begins[n] as number;
    const size = (begins[n + 1] as number) - begin;
    for (let index = 0; index < text.length; index++) {
      if (index >= size) return -1;
      const difference = (units[begin + index] as number) - text.charCodeAt(index);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const findFirst = (isAfter: (n: number) => boolean): number => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isAfter(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const findStart = (text: string): number => findFirst((n) => compare(n, text) >= 0);
  return {
    count,
    begins,
    units,
    find: (term) => {
      const n = findStart(term);
      return n < count && compare(n, term) === 0 && (begins[n + 1] as number) - (begins[n] as number) === term.length
        ? n
        : -1;
    },
    findRange: (start) => [findStart(start), findFirst((n) => compare(n, start) > 0)],
    forTopics: (n, visit) => {
      for (let entry = firsts[n] as number; entry < (firsts[n + 1] as number); entry++)
        visit(labels[entry] as number, ((weights[entry] as number) * highest) / STEPS);
    },
  };
}
