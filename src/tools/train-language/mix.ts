import type { Phrase } from './phrase.ts';

/** How often a text of this class is also learned with English words in it, as people who live abroad write. */
const MIXED_SHARE: Record<string, number> = {
  tl: 0.3,
  id: 0.15,
  ms: 0.15,
  'ne-Latn': 0.25,
  'hi-Latn': 0.25,
  'vi-plain': 0.1,
  vi: 0.05,
  'mn-Latn': 0.1,
};

/** Tagalog grammar makes a sentence Tagalog, however many English nouns it holds. */
const TAGALOG_MARKERS =
  'po ba ang ng sa ko na yung paano saan magkano kailan pwede hindi ano lang din mga nyo naman kasi ako pa nga wala meron pag daw muna sana yun kami siya dito doon ito nasa walang kailangan gusto kung para mo namin'.split(
    ' ',
  );
const MIXABLE: readonly Phrase['source'][] = ['seed', 'samples', 'questions', 'content', 'glossary'];
const MARKED_ENGLISH_SHARE = 0.3;
const LONGEST_LOAN = 3;

/** More phrases of `phrases`' classes, mixed with pieces of the English ones. */
export function mixWithEnglish(phrases: readonly Phrase[], random: () => number): Phrase[] {
  const ours = phrases.filter(({ source }) => MIXABLE.includes(source));
  const english = ours
    .filter(({ name, text }) => name === 'en' && /^[\p{L}\s',.?!-]+$/u.test(text))
    .map(({ text }) => text.split(/\s+/));
  const borrow = (longest: number): string[] => {
    const words = english[Math.floor(random() * english.length)] ?? [];
    const from = Math.floor(random() * words.length);
    return words.slice(from, from + 1 + Math.floor(random() * longest));
  };
  const loaned = ours.flatMap((phrase): Phrase[] => {
    if (random() >= (MIXED_SHARE[phrase.name] ?? 0)) return [];
    const words = phrase.text.split(/\s+/).slice(0, 8);
    words.splice(Math.floor(random() * (words.length + 1)), 0, ...borrow(Math.min(words.length, LONGEST_LOAN)));
    return [{ ...phrase, text: words.join(' ') }];
  });
  const marked = english.flatMap((): Phrase[] => {
    if (random() >= MARKED_ENGLISH_SHARE) return [];
    const words = borrow(5);
    for (let i = 0; i <= Math.floor(words.length / 3); i++)
      words.splice(
        Math.floor(random() * (words.length + 1)),
        0,
        TAGALOG_MARKERS[Math.floor(random() * TAGALOG_MARKERS.length)] ?? 'po',
      );
    return [{ name: 'tl', text: words.join(' '), source: 'content' }];
  });
  return [...loaned, ...marked];
}

const KANA_SHARE = 0.1;
const KANA_WORD = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]{2,8}$/u;

/** Chinese sentences that name a Japanese thing in kana (我的在留カード丢了) stay Chinese. */
export function mixWithKana(phrases: readonly Phrase[], random: () => number): Phrase[] {
  const kana = phrases.filter(({ name, text }) => name === 'ja' && KANA_WORD.test(text)).map(({ text }) => text);
  return phrases.flatMap((phrase): Phrase[] => {
    const { name, text } = phrase;
    if (!name.startsWith('zh-') || text.length < 4 || random() >= KANA_SHARE) return [];
    const at = Math.floor(random() * (text.length + 1));
    const word = kana[Math.floor(random() * kana.length)] ?? '';
    return [{ ...phrase, text: text.slice(0, at) + word + text.slice(at) }];
  });
}

const LOAN_SHARE = 0.06;

/**
 * Any language written with spaces carries Japanese words in Latin letters. Known ones are ignored anyway; with one letter changed, they
 * teach that what sounds Japanese says nothing about the writer.
 */
export function mixWithLoans(phrases: readonly Phrase[], loans: readonly string[], random: () => number): Phrase[] {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const misspell = (word: string): string => {
    const at = 1 + Math.floor(random() * (word.length - 1));
    return word.slice(0, at) + (random() < 0.5 ? '' : (pick([...'aiueokn']) ?? '')) + word.slice(at + 1);
  };
  return phrases.flatMap((phrase): Phrase[] => {
    const { name, text, source } = phrase;
    if (!MIXABLE.includes(source) || !text.includes(' ') || name === 'ja-Latn' || random() >= LOAN_SHARE) return [];
    const words = text.split(/\s+/).slice(0, 6);
    words.splice(Math.floor(random() * (words.length + 1)), 0, misspell(pick(loans) ?? 'hoken'));
    return [{ ...phrase, text: words.join(' ') }];
  });
}
