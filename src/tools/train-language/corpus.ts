import {
  collectFeatures,
  dropNeutral,
  findGroup,
  type Group,
  type Run,
  toRuns,
  toStrength,
  toWordId,
} from '../../language/compile/index.ts';
import { CLASSES } from './classes.ts';
import { BORROWERS, listEnglish } from './clean.ts';
import type { Phrase } from './phrase.ts';

/** One example for the learner: which class, which features (each once, with its strength), how much it counts. */
export type Example = {
  readonly label: number;
  readonly ids: Int32Array;
  readonly strengths: Float32Array;
  readonly weight: number;
};

/** Trust by source: what our people write is nearest to what residents write; names of countries are hardly language. */
const SOURCE_WEIGHT: Record<Phrase['source'], number> = {
  seed: 8,
  stopwords: 3,
  glossary: 1,
  characters: 0.5,
  locales: 1,
  samples: 4,
  patterns: 0.5,
  questions: 4,
  content: 0.3,
  annotations: 1,
  dates: 0.6,
  units: 0.3,
  names: 0.15,
};
const BARE_COPY_WEIGHT = 0.8;
/** Long texts are cut into pieces as short as messages … */
const LONGEST_PIECE = 8;
/** … and every second word also stands alone once. */
const ALONE_SHARE = 0.25;
const MARKED = ['pt-BR', 'es', 'fr', 'it', 'pl', 'tr', 'de'];

type Piece = { readonly name: string; readonly runs: readonly Run[]; readonly weight: number };

/** The examples of one script group, with the classes they are labelled by. */
export function toExamples(
  phrases: readonly Phrase[],
  group: Group,
  neutral: ReadonlySet<number>,
  random: () => number,
): { classes: typeof CLASSES; examples: Example[] } {
  const classes = CLASSES.filter((one) => one.group === group);
  const labels = new Map(classes.map(({ name }, index) => [name, index]));
  const english = listEnglish(phrases);
  const examples: Example[] = [];
  for (const { name, runs, weight } of phrases.flatMap((phrase) => toPieces(phrase, neutral))) {
    const label = labels.get(name);
    if (label === undefined) continue;
    for (const part of group === 'cjk' ? cutHan(runs, name, random) : cutWords(runs, random)) {
      // English words inside a Tagalog sentence stay English when they stand alone.
      if (part !== runs && BORROWERS.includes(name) && part.every(({ letters }) => english.has(letters))) continue;
      const strengths = new Map<number, number>();
      for (const ids of collectFeatures(part))
        for (const id of ids) strengths.set(id, (strengths.get(id) ?? 0) + toStrength(ids.length, part.length));
      if (strengths.size > 0)
        examples.push({
          label,
          ids: Int32Array.from(strengths.keys()),
          strengths: Float32Array.from(strengths.values()),
          weight,
        });
    }
  }
  return { classes, examples };
}

/** All words of Latin letters that CLDR or the stop words use: ordinary words of some language. */
export function listCommonWords(phrases: readonly Phrase[]): Set<string> {
  const sources: readonly Phrase['source'][] = ['annotations', 'stopwords'];
  return new Set(
    phrases
      .filter(({ source }) => sources.includes(source))
      .flatMap(({ text }) => toRuns(text).map(({ letters }) => letters)),
  );
}

export const hashNeutral = (words: readonly string[]): Set<number> =>
  new Set(
    words.map((word) =>
      toWordId(
        toRuns(word)
          .map(({ letters }) => letters)
          .join(' '),
      ),
    ),
  );

/** A phrase as its class writes it, and again as people type it without marks. */
function toPieces({ name, text, source }: Phrase, neutral: ReadonlySet<number>): Piece[] {
  const weight = SOURCE_WEIGHT[source];
  const bare = stripMarks(text);
  const pieces = [route(name, text, weight, neutral)];
  if (name === 'vi') pieces.push(route('vi-plain', bare, weight, neutral));
  else if (MARKED.includes(name) && bare !== text) pieces.push(route(name, bare, weight * BARE_COPY_WEIGHT, neutral));
  return pieces.filter(({ runs }) => runs.length > 0);
}

/** Only the runs in the class's own script count: 保育園 in a Portuguese text is not Portuguese. All-Latin lines of a language with its own script are its romanised form. */
function route(name: string, text: string, weight: number, neutral: ReadonlySet<number>): Piece {
  const runs = dropNeutral(toRuns(text), neutral);
  const own = CLASSES.find((one) => one.name === name)?.group;
  const kept = runs.filter(({ script }) => findGroup(script) === own);
  if (own && kept.length > 0) return { name, runs: kept, weight };
  const latin = `${name}-Latn`;
  const romanised =
    runs.length > 0 && runs.every(({ script }) => script === 'latin') && CLASSES.some((one) => one.name === latin);
  return romanised ? { name: latin, runs, weight } : { name, runs: [], weight };
}

function cutWords(runs: readonly Run[], random: () => number): (readonly Run[])[] {
  const parts: (readonly Run[])[] = [];
  if (runs.length <= LONGEST_PIECE - 2) parts.push(runs);
  else
    for (let from = 0; from < runs.length; ) {
      const to = from + 1 + Math.floor(random() * LONGEST_PIECE);
      parts.push(runs.slice(from, to));
      from = to;
    }
  if (runs.length > 1) for (const run of runs) if (random() < ALONE_SHARE) parts.push([run]);
  return parts;
}

/** Japanese shows itself by its kana; its kanji also stand alone in headings and letters, so they are learned alone too. */
function cutHan(runs: readonly Run[], name: string, random: () => number): (readonly Run[])[] {
  const parts = runs.length > 6 ? cutWords(runs, () => random()) : [runs];
  const han = runs.filter(({ script }) => script === 'han');
  for (const run of han) {
    if (name === 'ja' && run.letters.length > 1 && runs.length > 1) parts.push([run]);
    if (run.letters.length > 4) {
      const from = Math.floor(random() * (run.letters.length - 3));
      parts.push([{ script: 'han', letters: run.letters.slice(from, from + 2 + Math.floor(random() * 3)) }]);
    }
  }
  return parts;
}

const stripMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .replace(/[đĐıł]/g, (letter) => ({ đ: 'd', Đ: 'D', ı: 'i', ł: 'l' })[letter] ?? letter);
