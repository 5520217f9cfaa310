import { LANGUAGES, type Language } from '../../language/index.ts';
import { listReferences, REFERENCE_KINDS } from '../references.ts';
import { SECTIONS, type Topic, type TopicText } from '../topic.ts';
import type { Advice, ContentFiles } from './read-content.ts';

/** A number that belongs into contacts/, an amount that belongs into topic.yaml, an address that belongs under links. */
const TYPED_PHONE = /(?<!\d)0\d{1,3}[-‐–ー−\s]?\d{2,4}[-‐–ー−\s]\d{3,4}(?!\d)|#[789]\d{3}/;
const TYPED_ADDRESS = /https?:\/\/|www\./;
const TYPED_YEN = /\d[\d,.]*\s?(円|yen|ienes|yenes|yên|日元|日圓|엔|เยน|येन|ယန်း|យ៉េន|иен)/i;

/** Checks the content against itself: everything pointed at exists, no fact is typed into a text. */
export function checkContent(content: ContentFiles): Advice[] {
  const contacts = new Set(content.contacts.map((contact) => contact.id));
  const topics = new Set(content.topics.map((topic) => topic.id));
  return [
    ...checkCity(content, contacts, topics),
    ...content.topics.flatMap((topic) => checkTopic(topic, contacts, topics)),
    ...content.topics.flatMap((topic) => checkTexts(topic, content.texts.get(topic.id) ?? {}, content)),
  ];
}

function checkCity({ city }: ContentFiles, contacts: Set<string>, topics: Set<string>): Advice[] {
  const named = [
    city.desk,
    city.secondDesk,
    ...city.interpreters,
    ...city.meanwhile,
    ...Object.values(city.danger).flat(),
  ];
  const file = 'content/city.yaml';
  return [
    ...named.filter((id) => !contacts.has(id)).map((id) => ({ file, message: `there is no contacts/${id}.yaml` })),
    ...Object.values(city.letters)
      .filter((id) => id !== null && !topics.has(id))
      .map((id) => ({ file, message: `letters: there is no topic ${id}` })),
    ...Object.values(city.categories)
      .flat()
      .filter((id) => !topics.has(id))
      .map((id) => ({ file, message: `categories: there is no topic ${id}` })),
  ];
}

function checkTopic(topic: Topic, contacts: Set<string>, topics: Set<string>): Advice[] {
  const file = `content/${topic.id}/topic.yaml`;
  return [
    ...topic.contacts
      .filter((id) => !contacts.has(id))
      .map((id) => ({ file, message: `contacts: there is no contacts/${id}.yaml` })),
    ...topic.related
      .filter((id) => !topics.has(id))
      .map((id) => ({ file, message: `related: there is no topic ${id}` })),
    ...topic.related
      .filter((id) => id === topic.id)
      .map(() => ({ file, message: 'related: a topic cannot point at itself' })),
  ];
}

function checkTexts(topic: Topic, texts: Partial<Record<Language, TopicText>>, content: ContentFiles): Advice[] {
  const advice: Advice[] = [];
  if (!texts.ja && !texts['ja-easy'])
    advice.push({
      file: `content/${topic.id}`,
      message: 'write at least ja.md or ja-easy.md: other languages fall back on it',
    });
  for (const language of LANGUAGES) {
    const text = texts[language];
    if (!text) continue;
    const file = `content/${topic.id}/${language}.md`;
    const body = [text.answer, ...SECTIONS.flatMap((section) => text.sections[section] ?? [])].join('\n');
    for (const reference of listReferences(body)) {
      const problem = checkReference(reference, topic, content);
      if (problem) advice.push({ file, message: problem });
    }
    const plain = body.replace(/\{\{[^}]*\}\}/g, '');
    if (plain.includes('{') || plain.includes('}'))
      advice.push({ file, message: 'a { or } is left over; a reference looks like {{phone:one-stop-center}}' });
    for (const [pattern, instead] of [
      [TYPED_PHONE, 'write {{phone:…}} instead of a telephone number'],
      [TYPED_ADDRESS, 'put the address under links in topic.yaml and write {{link:…}}'],
      [TYPED_YEN, 'put the amount under facts in topic.yaml and write {{fact:…}}'],
    ] as const) {
      const found = pattern.exec(plain.replace(/^(119|110)$/g, ''));
      if (found) advice.push({ file, message: `"${found[0]}": ${instead}` });
    }
  }
  return advice;
}

function checkReference(
  { kind, id }: { kind: string; id: string },
  topic: Topic,
  content: ContentFiles,
): string | undefined {
  const name = `{{${kind}:${id}}}`;
  if (kind === 'fact') return topic.facts[id] ? undefined : `${name}: topic.yaml has no fact "${id}"`;
  if (kind === 'link')
    return topic.links.some((link) => link.id === id) ? undefined : `${name}: topic.yaml has no link "${id}"`;
  if (!(REFERENCE_KINDS as readonly string[]).includes(kind)) return `${name}: use ${REFERENCE_KINDS.join(', ')}`;
  const contact = content.contacts.find((one) => one.id === id);
  if (!contact) return `${name}: there is no contacts/${id}.yaml`;
  const known = {
    phone: contact.phones.length > 0,
    name: true,
    hours: contact.hours !== undefined,
    address: contact.place !== undefined,
    web: contact.website !== undefined,
  };
  return known[kind as keyof typeof known]
    ? undefined
    : `${name}: contacts/${id}.yaml has no ${kind}; say that it is not known, or leave it out`;
}
