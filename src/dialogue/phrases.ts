import type { Language } from '../language/index.ts';
import { DANGERS, type Danger } from '../topics/index.ts';
import { readPattern, toFinder, toPlain } from './phrase-pattern.ts';
import { createWholeMessage } from './whole-message.ts';

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

/** The languages a message may be in, as tags; null when nothing tells and all are listened to. */
export type Likely = ReadonlySet<string> | null;

/** What residents say when they are in danger, want a person or give a command, in every language a message may be in. */
export type Phrases = {
  /** The danger the message speaks of, and the language it was found in. Someone in panic mixes languages, so several are tried. */
  findDanger: (text: string, likely: Likely) => { danger: Danger; language: Language } | undefined;
  /** Whether the message asks for a human being. */
  findPerson: (text: string, likely: Likely) => { language: Language } | undefined;
  /** The command that makes up the whole message. */
  findCommand: (text: string, likely: Likely) => { command: Command; language: Language } | undefined;
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
  danger: (plain: string) => Danger | undefined;
  person: (plain: string) => boolean;
  command: (plain: string) => Command | undefined;
};

/** Nobody shouts for help after this many characters of something else; and no message may take longer for being longer. */
const HEARD_LENGTH = 1_200;
/** A command is short. */
const COMMAND_LENGTH = 120;

/** Makes the listeners of every language; expressions are built when a message first holds one of their words. */
export function createPhrases(files: PhraseFiles): Phrases {
  const listeners = (Object.entries(files) as [Language, PhraseFile][]).map(([language, file]) =>
    createListener(language, file),
  );
  const listen = (plain: string, likely: Likely): Listener[] =>
    listeners.filter(({ language, script }) => (likely === null || likely.has(language)) && script.test(plain));
  const hear = (text: string): string => toPlain(text.slice(0, HEARD_LENGTH));
  return {
    findDanger: (text, likely) => {
      const plain = hear(text);
      const found = listen(plain, likely).flatMap(({ language, danger }) => {
        const kind = danger(plain);
        return kind ? [{ danger: kind, language }] : [];
      });
      return found.sort((a, b) => ORDER.indexOf(a.danger) - ORDER.indexOf(b.danger))[0];
    },
    findPerson: (text, likely) => {
      const plain = hear(text);
      const found = listen(plain, likely).find(({ person }) => person(plain));
      return found && { language: found.language };
    },
    findCommand: (text, likely) => {
      if (text.length > COMMAND_LENGTH) return undefined;
      const plain = hear(text);
      for (const { language, command } of listen(plain, likely)) {
        const found = command(plain);
        if (found) return { command: found, language };
      }
      return undefined;
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
  const dangers = DANGERS.map((danger) => ({ danger, phrases: createList(file.danger[danger], spaced) }));
  dangers.sort((a, b) => ORDER.indexOf(a.danger) - ORDER.indexOf(b.danger));
  const harmless = createList(file.notDanger, spaced);
  const person = createList(file.person, spaced);
  const commands = lazily(() =>
    COMMANDS.map((command) => ({ command, isWhole: createWholeMessage(file[command], file.more ?? [], spaced) })),
  );
  return {
    language,
    script: SCRIPTS[language] ?? LATIN,
    danger: (plain) => {
      const rest = harmless.takeOut(plain);
      return dangers.find(({ phrases }) => phrases.isIn(rest))?.danger;
    },
    person: person.isIn,
    command: (plain) => commands().find(({ isWhole }) => isWhole(plain))?.command,
  };
}

type PhraseList = { isIn: (plain: string) => boolean; takeOut: (plain: string) => string };

function createList(phrases: readonly string[], spaced: boolean): PhraseList {
  const patterns = lazily(() =>
    phrases.map((phrase) => ({ ...readPattern(phrase, spaced), finder: undefined as RegExp | undefined })),
  );
  const find = (plain: string): RegExp[] =>
    patterns()
      .filter(({ anchors }) => anchors.some((anchor) => plain.includes(anchor)))
      .map((pattern) => (pattern.finder ??= toFinder(pattern, spaced, 'g')));
  return {
    isIn: (plain) => find(plain).some((finder) => plain.search(finder) >= 0),
    takeOut: (plain) => find(plain).reduce((rest, finder) => rest.replace(finder, ' . '), plain),
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
