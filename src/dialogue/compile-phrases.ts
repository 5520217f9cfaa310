import type { Language } from '../language/index.ts';
import { DANGERS, type Danger } from '../topics/index.ts';
import { type Pattern, readPattern } from './phrase-pattern.ts';

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

/** What a phrase says. `more` is empty words, `harmless` what only sounds like a danger. */
export type Role = Danger | 'harmless' | 'person' | Command | 'more';

/** The phrases of one language as the build leaves them: read, so that nothing but looking for them is left to do. */
export type CompiledPhrases = Readonly<Record<Role, readonly Pattern[]>>;

/** Written without spaces: a phrase is found anywhere. */
const UNSPACED: readonly Language[] = ['ja', 'ja-easy', 'zh-Hans', 'zh-Hant', 'th', 'my', 'km'];

export const isSpaced = (language: Language): boolean => !UNSPACED.includes(language);

/** Reads the phrases of one language. One that cannot be read throws, naming it. Runs at build. */
export function compilePhrases(file: PhraseFile, language: Language): CompiledPhrases {
  const read = (phrases: readonly string[] = []): Pattern[] =>
    phrases.map((phrase) => readPattern(phrase, isSpaced(language)));
  const roles = [
    ['harmless', read(file.notDanger)],
    ...DANGERS.map((danger) => [danger, read(file.danger[danger])]),
    ['person', read(file.person)],
    ...COMMANDS.map((command) => [command, read(file[command])]),
    ['more', read(file.more)],
  ];
  return Object.fromEntries(roles);
}
