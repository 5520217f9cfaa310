import { findScript, LANGUAGES, type Language, type Script } from '../language/index.ts';
import { DANGERS, type Danger } from '../topics/index.ts';
import { COMMANDS, type Command, type CompiledPhrases, isSpaced, type Role } from './compile-phrases.ts';
import { createAnchorFinder } from './find-anchors.ts';
import { toFinder, toPlain, toStep } from './phrase-pattern.ts';
import { isWholeMessage } from './whole-message.ts';

/** The languages a message may be in, as tags; null when nothing tells and all are listened to. */
export type Likely = ReadonlySet<string> | null;

/** What is heard in one message, in every language it may be in; each question is answered when it is asked. */
export type Listening = {
  /** Words and ends of sentences. */
  words: number;
  /** The danger the message speaks of, and the language it was found in. Someone in panic mixes languages, so several are tried. */
  findDanger: () => { danger: Danger; language: Language } | undefined;
  /** Whether the message asks for a human being. */
  findPerson: () => { language: Language } | undefined;
  /** The command that makes up the whole message. */
  findCommand: () => { command: Command; language: Language } | undefined;
};

/** What residents say when they are in danger, want a person or give a command. */
export type Phrases = { listen: (text: string, likely: Likely) => Listening };

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

/** Nobody shouts for help after this many characters of something else; and no message may take longer for being longer. */
const HEARD_LENGTH = 1_200;
/** A command is short. */
const COMMAND_LENGTH = 120;

/** What a language is written in; the others in Latin letters. Nepali and Mongolian are typed in those, too. */
const SCRIPTS: Partial<Record<Language, readonly Script[]>> = {
  ja: ['han', 'hiragana'],
  'zh-Hans': ['han'],
  'zh-Hant': ['han'],
  ko: ['hangul'],
  th: ['thai'],
  ne: ['devanagari', 'latin'],
  my: ['myanmar'],
  km: ['khmer'],
  mn: ['cyrillic', 'latin'],
};
const LATIN: readonly Script[] = ['latin'];

function listScripts(plain: string): Set<Script | undefined> {
  const scripts = new Set<Script | undefined>();
  for (const character of plain) scripts.add(findScript(character.codePointAt(0) as number));
  return scripts;
}

/** Makes the listeners; `load` is called once per language, when a message may first be in it. */
export function createPhrases(load: (language: Language) => CompiledPhrases | undefined): Phrases {
  const listeners = new Map<Language, Listener | undefined>();
  const listenerOf = (language: Language): Listener | undefined => {
    if (!listeners.has(language)) {
      const phrases = load(language);
      listeners.set(language, phrases && createListener(language, phrases));
    }
    return listeners.get(language);
  };
  return {
    listen: (text, likely) => {
      const plain = toPlain(text.slice(0, HEARD_LENGTH));
      const scripts = listScripts(plain);
      const heard = LISTENED.flatMap((language) => {
        if (likely !== null && !likely.has(language)) return [];
        if (!(SCRIPTS[language] ?? LATIN).some((script) => scripts.has(script))) return [];
        const listener = listenerOf(language);
        return listener ? [{ language, ...listener(plain) }] : [];
      });
      return {
        words: plain.split(' ').length - 2,
        findDanger: () => {
          const found = heard.flatMap(({ language, findDanger }) => {
            const danger = findDanger();
            return danger ? [{ danger, language }] : [];
          });
          return found.sort((a, b) => ORDER.indexOf(a.danger) - ORDER.indexOf(b.danger))[0];
        },
        findPerson: () => {
          const found = heard.find(({ asksForPerson }) => asksForPerson());
          return found && { language: found.language };
        },
        findCommand: () => {
          if (text.length > COMMAND_LENGTH) return undefined;
          for (const { language, findCommand } of heard) {
            const command = findCommand();
            if (command) return { command, language };
          }
          return undefined;
        },
      };
    },
  };
}

/** Always in the same order, whatever the city's: where two languages share a word, the answer must not depend on it. */
const LISTENED = [...LANGUAGES].sort();

/** What one language hears in a plain message. */
type Listener = (plain: string) => {
  findDanger: () => Danger | undefined;
  asksForPerson: () => boolean;
  findCommand: () => Command | undefined;
};

/** In this order: the danger that comes first counts. */
const ROLES: readonly Role[] = ['harmless', ...ORDER, 'person', ...COMMANDS, 'more'];
const WHOLE: readonly Role[] = [...COMMANDS, 'more'];

function createListener(language: Language, phrases: CompiledPhrases): Listener {
  const spaced = isSpaced(language);
  const listed = ROLES.flatMap((role) =>
    phrases[role].map((pattern) => ({ role, pattern, expression: undefined as RegExp | undefined })),
  );
  const findAnchored = createAnchorFinder(listed.map(({ pattern }) => pattern.anchors));
  /** The phrases that may stand in the message; expressions are built when a message first holds one of their words. */
  const listCandidates = (plain: string): { role: Role; expression: RegExp }[] =>
    findAnchored(plain).flatMap((number) => {
      const phrase = listed[number];
      if (!phrase) return [];
      const { role, pattern } = phrase;
      phrase.expression ??= WHOLE.includes(role) ? toStep(pattern, spaced) : toFinder(pattern, spaced, 'g');
      return [{ role, expression: phrase.expression }];
    });
  return (plain) => {
    const candidates = listCandidates(plain);
    const ofRole = (wanted: Role): RegExp[] =>
      candidates.flatMap(({ role, expression }) => (role === wanted ? [expression] : []));
    return {
      findDanger: () => {
        const rest = ofRole('harmless').reduce((left, expression) => left.replace(expression, ' . '), plain);
        const heard = rest === plain ? candidates : listCandidates(rest);
        const found = heard.find(({ role, expression }) => isDanger(role) && rest.search(expression) >= 0);
        return found && isDanger(found.role) ? found.role : undefined;
      },
      asksForPerson: () => ofRole('person').some((expression) => plain.search(expression) >= 0),
      findCommand: () => COMMANDS.find((command) => isWholeMessage(plain, ofRole(command), ofRole('more'), spaced)),
    };
  };
}

const isDanger = (role: Role): role is Danger => (DANGERS as readonly Role[]).includes(role);
