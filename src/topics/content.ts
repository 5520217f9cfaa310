import type { Language } from '../language/index.ts';
import type { City, Contact, Shelter, Topic, TopicId, TopicText } from './topic.ts';

/** What the build makes of `content/`: plain data, small enough to stay in memory. */
export type CompiledContent = {
  city: City;
  contacts: readonly Contact[];
  topics: readonly Topic[];
  shelters: readonly Shelter[];
  /** Public holidays as ISO days, for the opening hours. */
  holidays: readonly string[];
  /** The newest day any topic was checked. */
  date: string;
};

/** The words of every topic in one language, gaps already filled from the fallback chain and marked `writtenIn`. */
export type CompiledTexts = Readonly<Record<TopicId, TopicText>>;

/** What we know, ready to be asked. Every lookup is by id and immediate. */
export type Content = {
  city: City;
  topics: readonly Topic[];
  contacts: readonly Contact[];
  shelters: readonly Shelter[];
  holidays: ReadonlySet<string>;
  date: string;
  /** The topic, or undefined when no such topic exists (an old button, a forged one). */
  findTopic: (id: string) => Topic | undefined;
  /** The contact; an id the build has not checked throws. */
  readContact: (id: string) => Contact;
  /** The words of a topic in `language`; the build has filled every gap. */
  readText: (id: TopicId, language: Language) => TopicText;
};

/** `loadTexts` is called once per language, when that language is first needed: most isolates serve three or four of sixteen. */
export function createContent(compiled: CompiledContent, loadTexts: (language: Language) => CompiledTexts): Content {
  const topics = new Map<string, Topic>(compiled.topics.map((topic) => [topic.id, topic]));
  const contacts = new Map(compiled.contacts.map((contact) => [contact.id, contact]));
  const texts = new Map<Language, CompiledTexts>();
  const textsOf = (language: Language): CompiledTexts => {
    const known = texts.get(language) ?? loadTexts(language);
    texts.set(language, known);
    return known;
  };
  return {
    city: compiled.city,
    topics: compiled.topics,
    contacts: compiled.contacts,
    shelters: compiled.shelters,
    holidays: new Set(compiled.holidays),
    date: compiled.date,
    findTopic: (id) => topics.get(id),
    readContact: (id) => contacts.get(id) ?? missing(`contact ${id}`),
    readText: (id, language) => textsOf(language)[id] ?? missing(`text of ${id} in ${language}`),
  };
}

function missing(what: string): never {
  throw new Error(`the compiled content has no ${what}; run npm run build`);
}
