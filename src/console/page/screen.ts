import type { Voice } from '../../answer/index.ts';
import { isPermitted, type Member, type Permission } from '../../desk/index.ts';
import type { Library } from '../../dialogue/index.ts';
import type { Language } from '../../language/index.ts';
import type { ConsoleContext, ReadText } from '../context.ts';
import { toSignOutUrl } from '../sign-in.ts';
import { type ConsoleLanguage, sayConsole, toConsoleLanguage } from '../words.ts';
import { type AssetUrl, toAssetUrls } from './assets.ts';

/** What every page is drawn with: who looks, in which language, and when. */
export type Screen = {
  language: ConsoleLanguage;
  say: (key: string, params?: Readonly<Record<string, string | number>>) => string;
  member: Member;
  may: (permission: Permission) => boolean;
  library: Library;
  /** Epoch milliseconds. */
  now: number;
  path: string;
  signOutUrl: string | undefined;
  assetUrl: AssetUrl;
  readText: ReadText;
};

export function toScreen(c: ConsoleContext): Screen {
  const language = toConsoleLanguage(c.req.raw);
  const member = c.get('member');
  return {
    language,
    say: (key, params) => sayConsole(language, key, params),
    member,
    may: (permission) => isPermitted(member, permission),
    library: c.get('library'),
    now: c.get('now'),
    path: c.req.path,
    signOutUrl: toSignOutUrl(c.env),
    assetUrl: toAssetUrls(c.get('readText')),
    readText: c.get('readText'),
  };
}

/** The bot's voice towards a resident, as staff quote it. */
export const toVoice = ({ library, now }: Pick<Screen, 'library' | 'now'>, language: Language): Voice => ({
  content: library.content,
  words: library.words,
  language,
  now,
});

/** Whether htmx asks for a part of a page. */
export const isPart = (c: ConsoleContext): boolean => c.req.header('hx-request') === 'true';
