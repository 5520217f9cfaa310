import { LANGUAGES } from '../language/index.ts';
import type { ContentFiles } from '../topics/compile/index.ts';
import type { Evidence } from '../topics/index.ts';
import { type Allowed, compareContent } from './compare/compare-content.ts';
import type { Outlier } from './compare/compare-texts.ts';

/** What the city must tell us or confirm, as Markdown: missing facts first, then unconfirmed ones, by file. */
export function listTodo(content: ContentFiles): string[] {
  const missing = [
    ...content.contacts.flatMap(({ id, missing: gaps }) => gaps.map((gap) => `- [ ] contacts/${id}: ${gap}`)),
    ...content.topics.flatMap(({ id, missing: gaps }) => gaps.map((gap) => `- [ ] ${id}: ${gap}`)),
  ];
  const unconfirmed = [
    ...content.contacts.flatMap((contact) => [
      ...contact.phones.flatMap((phone) => toConfirm(`contacts/${contact.id}`, `telephone ${phone.number}`, phone)),
      ...(contact.hours ? toConfirm(`contacts/${contact.id}`, `hours ${contact.hours.open}`, contact.hours) : []),
      ...(contact.place ? toConfirm(`contacts/${contact.id}`, `place ${contact.place.address}`, contact.place) : []),
    ]),
    ...content.topics.flatMap((topic) => [
      ...Object.entries(topic.facts).flatMap(([name, fact]) => toConfirm(topic.id, `${name} = ${fact.value}`, fact)),
      ...topic.claims.flatMap((claim) => toConfirm(topic.id, claim.about, claim)),
    ]),
  ];
  return [
    '# What the city must tell us',
    '',
    ...missing,
    '',
    '# What the city must confirm',
    '',
    ...unconfirmed,
    '',
    `${missing.length} missing, ${unconfirmed.length} to confirm.`,
  ];
}

const toConfirm = (where: string, what: string, { status, date, source }: Evidence): string[] =>
  status === 'confirmed' ? [] : [`- [ ] ${where}: ${what} (${status}, ${date}; ${source})`];

/**
 * Why the bot may not be switched on for the public (design: Languages): an unconfirmed fact where a mistake costs safety, residence, insurance or an evacuation,
 * and languages whose safety texts nobody has read.
 */
export function listLaunchBlocks(content: ContentFiles): string[] {
  const stakes = content.topics.filter((topic) => topic.stakes !== 'none');
  const facts = stakes.flatMap((topic) => [
    ...Object.entries(topic.facts)
      .filter(([, fact]) => fact.status === 'unconfirmed')
      .map(([name, fact]) => `${topic.id} (${topic.stakes}): ${name} = ${fact.value} is unconfirmed`),
    ...topic.claims
      .filter((claim) => claim.status === 'unconfirmed')
      .map((claim) => `${topic.id} (${topic.stakes}): "${claim.about}" is unconfirmed`),
  ]);
  const languages = LANGUAGES.flatMap((language) => {
    const drafts = content.topics
      .filter((topic) => topic.stakes === 'safety' || topic.stakes === 'evacuation')
      .filter((topic) => content.texts.get(topic.id)?.[language]?.status !== 'reviewed');
    return drafts.length === 0
      ? []
      : [
          `${language}: ${drafts.length} safety texts have not been read by a named person; until then its speakers get ja-easy and en`,
        ];
  });
  return [...facts, ...languages];
}

/** Where the languages of a topic do not say the same, as Markdown: contradictions, which must be repaired, and differences, which somebody should look at. */
export function listComparison(content: ContentFiles, allowed: readonly Allowed[]): { lines: string[]; ok: boolean } {
  const { contradictions, differences, stale } = compareContent(content, allowed);
  const lines = [
    '# Contradictions: one language says what no other language and no fact says',
    '',
    ...contradictions.map(toLine),
    ...stale.map(
      ({ topic, language, what }) => `- alone.yaml: ${topic}/${language}.md says "${what}" no more; take it out`,
    ),
    '',
    '# Differences: somebody may be told less than others',
    '',
    ...differences.map(toLine),
    '',
    `${contradictions.length + stale.length} contradictions, ${differences.length} differences.`,
  ];
  return { lines, ok: contradictions.length + stale.length === 0 };
}

const SAID: Readonly<Record<Outlier['kind'], string>> = {
  onlyIn: 'stands only in',
  missingIn: 'is missing in',
  otherUnit: 'is counted otherwise than elsewhere in',
};

const toLine = ({ topic, what, kind, languages }: Outlier): string =>
  `- content/${topic}: ${what} ${SAID[kind]} ${languages.join(', ')}`;
