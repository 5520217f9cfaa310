import type { Context } from 'hono';
import type { Member, Permission } from '../desk/index.ts';
import type { Library } from '../dialogue/index.ts';
import type { Language } from '../language/index.ts';
import type { LineVariables } from '../line/index.ts';
import type { RecordsVariables } from '../records/index.ts';
import type { HubVariables, TalksVariables } from '../tickets/index.ts';
import type { AccessVariables } from './sign-in.ts';

/** Machine translation, when the city has configured one; off by default. Languages as the bot names them; throws when the service does not answer. */
export type Translator = {
  engine: string;
  /** Whether it writes in this language as its readers do. */
  writes: (language: Language) => boolean;
  translate: (text: string, from: Language, to: Language) => Promise<string>;
};

/** Workers AI, bound in the environment `translation` of wrangler.toml and nowhere else. */
export type TranslateBinding = {
  run: (
    model: string,
    input: { text: string; source_lang: string; target_lang: string },
  ) => Promise<{ translated_text?: string }>;
};

export type ConsoleVariables = AccessVariables &
  LineVariables &
  RecordsVariables &
  HubVariables &
  TalksVariables & {
    /** Cloudflare's rate limiting binding; counts a member. */
    CONSOLE_LIMIT?: RateLimit;
    TRANSLATE?: TranslateBinding;
  };

/** A text of the build by its name (`console.css`, `templates.vi`), or undefined. */
export type ReadText = (name: string) => string | undefined;

/** What every handler of the console gets besides the request. */
export type ConsoleEnv = {
  Bindings: ConsoleVariables;
  Variables: { member: Member; expiresAt: number; library: Library; readText: ReadText; now: number };
};
export type ConsoleContext = Context<ConsoleEnv>;

/**
 * One route of the console. `permission` is what a member needs; `member`: being one is enough; `public`: the same bytes for everyone, asked for before anybody signs in. Routes exist only as entries of lists, so that none can be mounted
 * without saying who may use it, and the tests find them all.
 */
export type ConsoleRoute = {
  method: 'get' | 'post' | 'put';
  path: string;
  permission: Permission | 'member' | 'public';
  handle: (c: ConsoleContext) => Promise<Response> | Response;
};
