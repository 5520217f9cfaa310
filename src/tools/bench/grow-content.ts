import { LANGUAGES, type Language } from '../../language/index.ts';
import type { ContentFiles } from '../../topics/compile/index.ts';
import type { TopicId, TopicText } from '../../topics/index.ts';

/** A word that stands in more topics than this is everyday language, and new topics use it too. */
const EVERYDAY_TOPICS = 5;

/**
 * Content with `times` as many topics, for measuring what growth costs. A made-up topic is a real one whose telling words are written in other letters of the
 * same script, so that it has words of its own while everyday words stay, as a new topic would. Always the same for the same content.
 */
export function growContent(content: ContentFiles, times: number): ContentFiles {
  const topics = [...content.topics];
  const texts = new Map(content.texts);
  for (let copy = 1; copy < times; copy++) {
    const renamers = new Map(LANGUAGES.map((language) => [language, createRenamer(content, language, copy)]));
    for (const topic of content.topics) {
      const id: TopicId = `${topic.id}-${copy}`;
      topics.push({ ...topic, id });
      const own = Object.entries(content.texts.get(topic.id) ?? {}) as [Language, TopicText][];
      texts.set(
        id,
        Object.fromEntries(
          own.map(([language, text]) => [language, renameText(text, renamers.get(language) ?? String)]),
        ),
      );
    }
  }
  return { ...content, topics, texts };
}

type Rename = (line: string) => string;

const renameText = (text: TopicText, rename: Rename): TopicText => ({
  ...text,
  title: rename(text.title),
  label: rename(text.label),
  examples: text.examples.map(rename),
  keywords: text.keywords.map(rename),
  answer: rename(text.answer),
});

function createRenamer(content: ContentFiles, language: Language, copy: number): Rename {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const cut = (line: string): string[] => [...segmenter.segment(line.toLowerCase())].map(({ segment }) => segment);
  const topicsOf = new Map<string, number>();
  for (const texts of content.texts.values()) {
    const text = texts[language];
    const lines = text ? [text.title, ...text.keywords, ...text.examples, text.answer] : [];
    for (const word of new Set(lines.flatMap(cut))) topicsOf.set(word, (topicsOf.get(word) ?? 0) + 1);
  }
  const letters = shuffleLetters([...topicsOf.keys()].join(''), copy);
  const write = (word: string): string =>
    (topicsOf.get(word) ?? 0) > EVERYDAY_TOPICS
      ? word
      : [...word.normalize('NFD')]
          .map((letter) => letters.get(letter) ?? letter)
          .join('')
          .normalize('NFC');
  return (line) => line.replace(/\{\{[^}]*\}\}/g, ' ').replace(/.+/g, (part) => cut(part).map(write).join(''));
}

/** Letters of one kind change places among themselves; vowels stay vowels where they are letters of their own, so that words still look like words. */
const KINDS = [
  /^[aeiouyаеёиоуөүыэюя]$/u,
  /^\p{Script=Latin}$/u,
  /^\p{Script=Cyrillic}$/u,
  /^\p{Script=Han}$/u,
  /^\p{Script=Hiragana}$/u,
  /^\p{Script=Katakana}$/u,
  // Hangul syllables fall apart in NFD: beginnings, middles and ends of a syllable.
  /^[\u1100-\u1112]$/u,
  /^[\u1161-\u1175]$/u,
  /^[\u11a8-\u11c2]$/u,
  /^[ก-ฮ]$/u,
  /^[क-ह]$/u,
  /^[\u1000-\u1020]$/u,
  /^[\u1780-\u17a2]$/u,
];

function shuffleLetters(text: string, copy: number): Map<string, string> {
  const letters = [...new Set(text.normalize('NFD'))].sort();
  const kindOf = (letter: string): number => KINDS.findIndex((kind) => kind.test(letter));
  const moved = new Map<string, string>();
  for (const kind of KINDS.keys()) {
    const own = letters.filter((letter) => kindOf(letter) === kind);
    // Every letter gets another one: it moves by the same odd stretch round the alphabet, a different one in each copy.
    for (const [place, letter] of own.entries()) moved.set(letter, own[(place + copy * 7 + 1) % own.length] ?? letter);
  }
  return moved;
}
