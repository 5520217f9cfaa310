import { LANGUAGES, type Language } from '../../language/index.ts';
import { type Contact, fillReferences, type Topic, type TopicText } from '../../topics/index.ts';
import { type Quantity, readNumbers } from './read-numbers.ts';
import type { Unit } from './units.ts';

type Texts = Partial<Record<Language, TopicText>>;

/**
 * Something that not all languages say. `contradiction`: it can hardly be right, and somebody would be told something wrong. Otherwise somebody may be told less
 * than others, which may be meant.
 */
export type Outlier = {
  topic: string;
  /** `14`, `6 month`, `phone:city-hall`. */
  what: string;
  kind: 'onlyIn' | 'missingIn' | 'otherUnit';
  languages: readonly Language[];
  contradiction: boolean;
};

/** What so large a part of the languages say, the others should say, too. */
const MOST = 0.75;
/** "1人" is "alone", "2階" "upstairs", "1か月" "a month": up to here a number is often a word in other languages, unless something is counted. */
const AS_WORDS = 3;
/** So many languages must agree on a unit before another one is wrong. */
const AGREEING = 3;

/**
 * Compares the numbers and references that stand in the texts of one topic. Examples and keywords are left out: each language has its own. A number that
 * only one language has contradicts the others unless a fact, a contact or a source of the topic has it.
 */
export function compareTexts(topic: Topic, texts: Texts, contacts: readonly Contact[]): Outlier[] {
  const written = LANGUAGES.filter((language) => texts[language]);
  const bodies = new Map(written.map((language) => [language, listLines(texts[language] as TopicText)]));
  const numbers = new Map(written.map((language) => [language, readAll(bodies.get(language) ?? [], topic, language)]));
  const known = new Set(
    listKnown(topic, contacts).flatMap((text) => readNumbers(text, 'en').map(({ value }) => value)),
  );
  const values = collect(written, (language) => (numbers.get(language) ?? []).map(({ value }) => value));
  const counted = new Set([...numbers.values()].flat().flatMap(({ value, unit }) => (unit ? [value] : [])));
  const references = collect(written, (language) => listReferences(bodies.get(language) ?? []));
  return [
    ...listOutliers(
      topic.id,
      values,
      written,
      (value) => !known.has(value) && Number(value) > (counted.has(value) ? 1 : AS_WORDS),
    ),
    ...listOutliers(topic.id, references, written, () => false),
    ...listOtherUnits(topic.id, numbers),
  ];
}

const listLines = ({ title, answer, sections }: TopicText): string[] => [
  title,
  answer,
  ...Object.values(sections).flat(),
];

function readAll(lines: readonly string[], topic: Topic, language: Language): Quantity[] {
  return lines.flatMap((line) =>
    readNumbers(
      fillReferences(line, ({ kind, id }) => (kind === 'fact' ? (topic.facts[id]?.value ?? '') : ' ')),
      language,
    ),
  );
}

function listReferences(lines: readonly string[]): string[] {
  const references: string[] = [];
  for (const line of lines)
    fillReferences(line, ({ kind, id }) => {
      if (kind !== 'fact') references.push(`${kind}:${id}`);
      return '';
    });
  return references;
}

/** Wherever a number of this topic may rightly come from; not the dates of sources: who says how old something is should say it in every language. */
const listKnown = (topic: Topic, contacts: readonly Contact[]): string[] => [
  ...Object.values(topic.facts).map(({ value }) => value),
  ...topic.claims.map(({ about }) => about),
  ...contacts
    .filter(({ id }) => topic.contacts.includes(id))
    .flatMap(({ phones, hours }) => [...phones.map(({ number }) => number), ...(hours ? [hours.open] : [])]),
];

/** Which languages say each thing. */
function collect(
  languages: readonly Language[],
  list: (language: Language) => readonly string[],
): Map<string, Set<Language>> {
  const says = new Map<string, Set<Language>>();
  for (const language of languages)
    for (const one of list(language)) says.set(one, (says.get(one) ?? new Set()).add(language));
  return says;
}

/** Texts that are likely made from one another count as one voice. */
const toFamily = (language: Language): string => language.split('-')[0] ?? '';

function listOutliers(
  topic: string,
  says: ReadonlyMap<string, ReadonlySet<Language>>,
  written: readonly Language[],
  isUnfounded: (what: string) => boolean,
): Outlier[] {
  return [...says].flatMap(([what, languages]): Outlier[] => {
    if (new Set([...languages].map(toFamily)).size === 1 && written.length > AGREEING)
      return [{ topic, what, kind: 'onlyIn', languages: [...languages], contradiction: isUnfounded(what) }];
    const missing = written.filter((language) => !languages.has(language));
    if (missing.length > 0 && languages.size >= written.length * MOST)
      return [{ topic, what, kind: 'missingIn', languages: missing, contradiction: false }];
    return [];
  });
}

/** "6 months" where the others have "6 years": a language that counts a number only in units in which none of the others counts it. */
function listOtherUnits(topic: string, numbers: ReadonlyMap<Language, readonly Quantity[]>): Outlier[] {
  const counted = new Map<string, Map<Language, Set<Unit>>>();
  for (const [language, quantities] of numbers)
    for (const { value, unit } of quantities) {
      if (!unit) continue;
      const byLanguage = counted.get(value) ?? new Map<Language, Set<Unit>>();
      counted.set(value, byLanguage.set(language, (byLanguage.get(language) ?? new Set()).add(unit)));
    }
  return [...counted].flatMap(([value, byLanguage]) =>
    [...byLanguage].flatMap(([language, units]): Outlier[] => {
      const others = [...byLanguage].filter(([other]) => other !== language);
      const shared = others.some(([, own]) => [...units].some((unit) => own.has(unit)));
      if (shared || others.length < AGREEING) return [];
      const what = [...units].map((unit) => `${value} ${unit}`).join(', ');
      return [{ topic, what, kind: 'otherUnit', languages: [language], contradiction: true }];
    }),
  );
}
