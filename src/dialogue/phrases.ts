import type { Language } from '../language/index.ts';
import { DANGERS, type Danger } from '../topics/index.ts';
import { compilePatterns, toPlain } from './phrase-pattern.ts';

/** What makes up a whole message. `more` are empty words around them (please, po, ạ). */
export const COMMANDS = ['menu', 'language', 'greeting', 'thanks', 'back', 'forget'] as const;
export type Command = (typeof COMMANDS)[number];

/** One file of `locales/phrases/`; `locales/README.md` describes how a phrase is written. */
export type PhraseFile = {
  danger: Readonly<Record<Danger, readonly string[]>>;
  notDanger: readonly string[];
  person: readonly string[];
  more?: readonly string[];
} & Readonly<Record<Command, readonly string[]>>;

export type PhraseFiles = Readonly<Partial<Record<Language, PhraseFile>>>;

/** What residents say when they are in danger, want a person or give a command, in all languages at once. */
export type Phrases = {
  /** The danger the message speaks of, and the language it was found in. Someone in panic mixes languages: all that share a script are tried. */
  findDanger: (text: string) => { danger: Danger; language: Language } | undefined;
  /** Whether the message asks for a human being. */
  findPerson: (text: string) => { language: Language } | undefined;
  /** The command that makes up the whole message. */
  findCommand: (text: string) => { command: Command; language: Language } | undefined;
};

/**
 * Where a message fits several kinds, the card that knows most about the situation comes first: someone beaten by her husband may bleed,
 * but needs a line that hides her; every card names 119 or 110 as well.
 */
const ORDER: readonly Danger[] = [
  'self-harm',
  'exploitation',
  'child',
  'violence',
  'fire',
  'medical',
  'disaster',
  'police',
];

type Listener = {
  language: Language;
  script: RegExp;
  danger: (text: string) => Danger | undefined;
  person: (text: string) => boolean;
  command: (text: string) => Command | undefined;
};

/** Makes the listeners of every language; their expressions are built when a message first shares their script. */
export function createPhrases(files: PhraseFiles): Phrases {
  const listeners = (Object.entries(files) as [Language, PhraseFile][]).map(([language, file]) =>
    createListener(language, file),
  );
  const ask = <T>(
    text: string,
    question: (listener: Listener, text: string) => T | undefined,
  ): { answer: T; language: Language } | undefined => {
    const plain = toPlain(text);
    for (const listener of listeners) {
      if (!listener.script.test(plain)) continue;
      const answer = question(listener, plain);
      if (answer !== undefined) return { answer, language: listener.language };
    }
    return undefined;
  };
  return {
    findDanger: (text) => {
      const found: { danger: Danger; language: Language }[] = [];
      const plain = toPlain(text);
      for (const listener of listeners) {
        const danger = listener.script.test(plain) ? listener.danger(plain) : undefined;
        if (danger) found.push({ danger, language: listener.language });
      }
      return found.sort((a, b) => ORDER.indexOf(a.danger) - ORDER.indexOf(b.danger))[0];
    },
    findPerson: (text) => {
      const found = ask(text, (listener, plain) => listener.person(plain) || undefined);
      return found && { language: found.language };
    },
    findCommand: (text) => {
      const found = ask(text, (listener, plain) => listener.command(plain));
      return found && { command: found.answer, language: found.language };
    },
  };
}

const SCRIPTS: Partial<Record<Language, RegExp>> = {
  ja: /[\p{Script=Han}\p{Script=Hiragana}]/u,
  'zh-Hans': /\p{Script=Han}/u,
  'zh-Hant': /\p{Script=Han}/u,
  ko: /\p{Script=Hangul}/u,
  th: /\p{Script=Thai}/u,
  ne: /\p{Script=Devanagari}|\p{Script=Latin}/u,
  my: /\p{Script=Myanmar}/u,
  km: /\p{Script=Khmer}/u,
  mn: /\p{Script=Cyrillic}|\p{Script=Latin}/u,
};
const LATIN = /\p{Script=Latin}/u;

/** Written without spaces: a phrase is found anywhere. */
const UNSPACED: readonly Language[] = ['ja', 'ja-easy', 'zh-Hans', 'zh-Hant', 'th', 'my', 'km'];

function createListener(language: Language, file: PhraseFile): Listener {
  const spaced = !UNSPACED.includes(language);
  const lazily = <T>(make: () => T): (() => T) => {
    let made: T | undefined;
    return () => (made ??= make());
  };
  const anywhere = (phrases: readonly string[]) => lazily(() => compilePatterns(phrases, { spaced }));
  const dangers = DANGERS.map((danger) => ({ danger, pattern: anywhere(file.danger[danger] ?? []) })).sort(
    (a, b) => ORDER.indexOf(a.danger) - ORDER.indexOf(b.danger),
  );
  const harmless = lazily(() => compilePatterns(file.notDanger, { spaced, flags: 'g' }));
  const person = anywhere(file.person);
  const more = file.more ?? [];
  const commands = COMMANDS.map((command) => ({
    command,
    pattern: lazily(() => compilePatterns(file[command] ?? [], { spaced, whole: more })),
  }));
  return {
    language,
    script: SCRIPTS[language] ?? LATIN,
    danger: (text) => {
      const rest = harmless() ? text.replace(harmless() as RegExp, ' . ') : text;
      return dangers.find(({ pattern }) => pattern()?.test(rest))?.danger;
    },
    person: (text) => person()?.test(text) ?? false,
    command: (text) => commands.find(({ pattern }) => pattern()?.test(text))?.command,
  };
}
