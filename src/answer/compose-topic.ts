import { sayDate } from '../language/index.ts';
import { fillReferences, type Reference, SECTIONS, type Topic, type TopicId } from '../topics/index.ts';
import { type Answer, type Choice, toAnswer } from './answer.ts';
import { composeContact, findPhone } from './contact-card.ts';
import { sayFreshness } from './freshness.ts';
import { sayHours } from './say-hours.ts';
import { inLanguage, say, type Voice } from './voice.ts';

/** A topic as a whole answer: short answer, sections, contacts, sources, what to do next. */
export function composeTopic(voice: Voice, topic: Topic): Answer {
  const text = voice.content.readText(topic.id, voice.language);
  // A text that fell back is shown in the language it is written in, so that sentence and phone note match; only the mark is the reader's.
  const writer = text.writtenIn ? inLanguage(voice, text.writtenIn) : voice;
  const fill = (words: string): string => fillReferences(words, (reference) => fillReference(writer, topic, reference));
  const contacts = topic.contacts.map((id) => voice.content.readContact(id));
  const sections = SECTIONS.flatMap((name) => {
    const lines = text.sections[name];
    return lines && lines.length > 0 ? [{ title: say(voice, `section.${name}`), lines: lines.map(fill) }] : [];
  });
  return toAnswer({
    language: voice.language,
    title: text.title,
    paragraphs: fill(text.answer).split('\n'),
    sections,
    contacts: contacts.map((contact) => composeContact(voice, contact)),
    links: topic.links
      .filter((link) => link.status !== 'unconfirmed')
      .map((link) => ({ label: hostOf(link.url), url: link.url })),
    notes: [...sayTranslation(voice, topic), ...sayFreshness(voice, topic, contacts), ...saySource(voice, topic)],
    choices: listNextSteps(voice, topic),
    private: topic.private,
    page: `/a/${voice.language}/${topic.id}`,
  });
}

/** The buttons under a topic: is it helpful, what comes next, a person, the menu. Kept under LINE's thirteen. */
function listNextSteps(voice: Voice, topic: Topic): Choice[] {
  const related = topic.related.slice(0, 4).map((id): Choice => toTopicChoice(voice, id));
  const japanese: Choice[] =
    voice.language === 'ja'
      ? []
      : [{ label: say(voice, 'button.japanese'), action: { do: 'japanese', topic: topic.id } }];
  return [
    ...listEmergency(voice, topic),
    { label: say(voice, 'button.useful'), action: { do: 'useful', topic: topic.id, useful: true } },
    { label: say(voice, 'button.notUseful'), action: { do: 'useful', topic: topic.id, useful: false } },
    ...related,
    { label: say(voice, 'button.person'), action: { do: 'person' } },
    ...japanese,
    { label: say(voice, 'button.menu'), action: { do: 'menu' } },
    { label: say(voice, 'button.language'), action: { do: 'languages', page: 0 } },
  ];
}

/** A button that opens a topic. */
export function toTopicChoice(voice: Voice, id: Topic['id']): Choice & { action: unknown } {
  const text = voice.content.readText(id, voice.language);
  return { label: text.label, said: text.title, action: { do: 'topic', topic: id } };
}

function sayTranslation(voice: Voice, topic: Topic): string[] {
  const text = voice.content.readText(topic.id, voice.language);
  if (text.writtenIn)
    return [say(voice, 'answer.fallback', { language: voice.words.say(text.writtenIn, 'language.name') })];
  return text.status === 'draft' && voice.language !== 'ja' ? [say(voice, 'answer.drafted')] : [];
}

/** The best source, by its address: readers trust a name they know. */
function saySource(voice: Voice, topic: Topic): string[] {
  const sources = [...topic.claims, ...Object.values(topic.facts)]
    .filter(({ source }) => source.startsWith('http'))
    .sort((a, b) => Number(b.status === 'confirmed') - Number(a.status === 'confirmed'));
  const best = sources[0];
  if (!best) return [];
  const date = sayDate(voice.words, voice.language, best.date);
  return [say(voice, 'answer.source', { source: hostOf(best.source) + (date ? ` (${date})` : '') })];
}

const hostOf = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, '').replace(/[/?#\s,;].*$/, '');

function fillReference(voice: Voice, topic: Topic, { kind, id }: Reference): string {
  if (kind === 'fact') return sayFact(voice, topic.facts[id]?.value ?? '');
  if (kind === 'link') return topic.links.find((link) => link.id === id)?.url ?? '';
  const contact = voice.content.readContact(id);
  switch (kind) {
    case 'phone':
      return findPhone(contact, voice.language) ?? '';
    case 'name':
      return contact.name[voice.language];
    case 'hours':
      return contact.hours ? sayHours(voice, contact.hours.open) : '';
    case 'address':
      return contact.place?.address ?? '';
    case 'web':
      return contact.website ?? '';
  }
}

/** A date among facts is written as the reader's language writes it; everything else is the same everywhere. */
const sayFact = (voice: Voice, value: string): string =>
  /^\d{4}-\d{2}(-\d{2})?$/.test(value) ? (sayDate(voice.words, voice.language, value) ?? value) : value;

/** The topic with the numbers to call at once; a city without it offers none. */
const EMERGENCY_TOPIC: TopicId = 'disaster/emergency-numbers';

/** A question about something grave may be a cry for help that was not heard as one: the numbers are one tap away, in digits everybody reads. */
function listEmergency(voice: Voice, topic: Topic): Choice[] {
  const isGrave = topic.private || topic.stakes === 'safety';
  if (!isGrave || topic.id === EMERGENCY_TOPIC || !voice.content.findTopic(EMERGENCY_TOPIC)) return [];
  return [{ label: '119 · 110', action: { do: 'topic', topic: EMERGENCY_TOPIC } }];
}
