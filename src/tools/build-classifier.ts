import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  compilePhrases,
  createPhrases,
  expandPhrase,
  type PhraseFile,
  SENSE_CLASSES,
  splitParts,
} from '../dialogue/index.ts';
import type { Language } from '../language/index.ts';
import {
  type Concepts,
  collectSamples,
  cutQuestion,
  packClassifier,
  type Sample,
  trainClassifier,
} from '../search/index.ts';
import type { ContentFiles } from '../topics/compile/index.ts';
import { DANGERS, type Danger, type Topic } from '../topics/index.ts';

const root = join(import.meta.dirname, '../..');
/** Beside node_modules and not in it: `npm ci` would throw away what took half a minute to learn. */
const cache = join(root, '.cache/learnt');

/** What a message about something else is worth as a sample. */
const OFF_TOPIC_WORTH = 1;

/**
 * The packed classifier of topics, over all texts in all languages. Its last class is "about something else": messages that none of the topics answers
 * (`locales/off-topic/`), so that a horse to rent is no apartment.
 */
export const buildTopicClassifier = (
  content: ContentFiles,
  offTopic: readonly string[],
  concepts: Concepts,
): Uint8Array =>
  learn(
    'topics',
    content.topics.length + 1,
    () => [
      ...collectTopicSamples(content, concepts),
      ...offTopic.map((text) => ({
        features: cutQuestion(text, concepts).features,
        label: content.topics.length,
        worth: OFF_TOPIC_WORTH,
      })),
    ],
    [content.glossary, offTopic, content.topics.map(({ id }) => [id, content.texts.get(id)])],
  );

/** What all texts of all topics have to teach; a topic's class is its place. */
export const collectTopicSamples = (content: ContentFiles, concepts: Concepts): Sample[] =>
  content.topics.flatMap(({ id }, label) =>
    Object.values(content.texts.get(id) ?? {}).flatMap((text) => collectSamples(text, label, concepts)),
  );

/**
 * One file of `locales/samples/`: sentences of somebody in danger, by kind; of somebody who only uses the same words (`harmless`); of somebody who wants a
 * person; greetings and thanks.
 */
export type SenseSamples = Readonly<
  Record<Danger | 'harmless', readonly string[]> & Partial<Record<'person' | 'greeting' | 'thanks', readonly string[]>>
>;

/** What everyday questions are worth beside the sentences written for this: there are many more of them. */
const EVERYDAY_WORTH = 0.4;
const GRAVE_WORTH = 0.4;
const PHRASE_WORTH = 0.7;
/** Phrases of danger are found word for word anyway; here they teach what comes near to them. */
const DANGER_PHRASE_WORTH = 0.3;
/** What a part of a harmless message is worth (see splitParts): it is judged by itself as well. */
const PART_WORTH = 0.5;
/** Wordings taken of one phrase. */
const WORDINGS = 8;

const WORTHS = [EVERYDAY_WORTH, GRAVE_WORTH, PHRASE_WORTH, DANGER_PHRASE_WORTH, PART_WORTH];

type SenseClass = (typeof SENSE_CLASSES)[number];

/**
 * The packed classifier of what a message is: a danger by kind, the wish for a person, a greeting, thanks, or a question. Phrases are unfolded into plain
 * wordings; everyday questions about harmless topics are samples of the last class.
 */
export function buildSenseClassifier(
  samples: readonly SenseSamples[],
  files: ReadonlyMap<Language, PhraseFile>,
  offTopic: readonly string[],
  content: ContentFiles,
  concepts: Concepts,
): Uint8Array {
  const phrases = [...files.values()];
  const everyday = content.topics
    .filter((topic) => !isGrave(topic))
    .flatMap(({ id }) =>
      Object.values(content.texts.get(id) ?? {}).flatMap(({ title, examples, keywords }) => [
        title,
        ...examples,
        // Single words are everyday words first of all: a chance likeness to a sentence of danger must not weigh more.
        ...keywords,
      ]),
    );
  const grave = listGraveQuestions(content, files);
  const toSamples = (name: SenseClass, texts: readonly string[], worth: number): Sample[] =>
    texts.map((text) => ({
      features: cutQuestion(text, concepts).features,
      label: SENSE_CLASSES.indexOf(name),
      worth,
    }));
  const unfold = (list: readonly string[]): string[] => list.flatMap((phrase) => expandPhrase(phrase, WORDINGS));
  const parts = [...everyday, ...offTopic, ...samples.flatMap(({ harmless }) => harmless)].flatMap(splitParts);
  return learn(
    'sense',
    SENSE_CLASSES.length,
    () => [
      ...samples.flatMap((own) => [
        ...DANGERS.flatMap((danger) => toSamples(danger, own[danger], 1)),
        ...toSamples('question', own.harmless, 1),
        ...(['person', 'greeting', 'thanks'] as const).flatMap((name) => toSamples(name, own[name] ?? [], 1)),
      ]),
      ...phrases.flatMap((own) => [
        ...toSamples('person', unfold(own.person), PHRASE_WORTH),
        ...DANGERS.flatMap((danger) => toSamples(danger, unfold(own.danger[danger]), DANGER_PHRASE_WORTH)),
        ...toSamples('greeting', unfold(own.greeting), PHRASE_WORTH),
        ...toSamples('thanks', unfold(own.thanks), PHRASE_WORTH),
        ...toSamples(
          'question',
          unfold([...own.notDanger, ...own.menu, ...own.language, ...own.back, ...own.forget]),
          PHRASE_WORTH,
        ),
      ]),
      ...toSamples('question', everyday, EVERYDAY_WORTH),
      ...toSamples('question', parts, PART_WORTH),
      ...toSamples('question', offTopic, EVERYDAY_WORTH),
      ...toSamples('question', grave, GRAVE_WORTH),
    ],
    [samples, phrases, offTopic, everyday, grave, parts, WORTHS, content.glossary],
  );
}

/**
 * Questions about topics that a danger may lead to. Some of their examples are cries for help; those without a phrase of danger are mostly questions ("how does
 * the ambulance work"), and count as such, a little.
 */
function listGraveQuestions(content: ContentFiles, files: ReadonlyMap<Language, PhraseFile>): string[] {
  const { listen } = createPhrases((language) => {
    const file = files.get(language);
    return file && compilePhrases(file, language);
  });
  return content.topics
    .filter(isGrave)
    .flatMap(({ id }) =>
      Object.values(content.texts.get(id) ?? {}).flatMap(({ title, examples }) => [title, ...examples]),
    )
    .filter((text) => !listen(text, null).findDanger());
}

const isGrave = (topic: Topic): boolean =>
  topic.private || topic.stakes === 'safety' || topic.id.startsWith('disaster/');

/**
 * Learning takes some seconds and always gives the same result for the same texts, so what was learnt is kept and made again only when the
 * texts or the way of learning have changed.
 */
function learn(name: string, classes: number, collect: () => Sample[], source: unknown): Uint8Array {
  const kept = join(cache, `${name}-${fingerprint(source)}.bin`);
  if (existsSync(kept)) return readFileSync(kept);
  const packed = packClassifier(trainClassifier(collect(), classes), classes);
  mkdirSync(cache, { recursive: true });
  for (const old of readdirSync(cache).filter((file) => file.startsWith(`${name}-`))) rmSync(join(cache, old));
  writeFileSync(kept, packed);
  return packed;
}

function fingerprint(source: unknown): string {
  const hash = createHash('sha256');
  for (const file of [
    'search/classifier.ts',
    'search/collect-samples.ts',
    'search/concepts.ts',
    'search/features.ts',
    'search/question.ts',
    'search/tokenise.ts',
    'search/train-classifier.ts',
    'language/normalise.ts',
  ])
    hash.update(readFileSync(join(root, 'src', file)));
  return hash.update(JSON.stringify(source)).digest('hex').slice(0, 16);
}
