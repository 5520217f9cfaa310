import type { Context } from 'hono';
import type { Member, Permission } from '../desk/index.ts';
import type { Library } from '../dialogue/index.ts';
import type { LineVariables } from '../line/index.ts';
import type { RecordsVariables } from '../records/index.ts';
import type { HubVariables, Listener } from '../tickets/index.ts';
import type { AccessVariables } from './sign-in.ts';

/** Counts a key; Cloudflare's rate limiting binding. */
export type RateLimit = { limit: (options: { key: string }) => Promise<{ success: boolean }> };

/** Machine translation, when the city has configured one; off by default. */
export type Translator = {
  run: (input: { text: string; sourceLanguage: string; targetLanguage: string }) => Promise<string>;
};

export type ConsoleVariables = AccessVariables &
  LineVariables &
  RecordsVariables &
  HubVariables & {
    CONVERSATIONS: DurableObjectNamespace<Listener & Exporter & Rpc.DurableObjectBranded>;
    CONSOLE_LIMIT?: RateLimit;
  };

/** A talk as whoever exports one person's data asks it: everything it stores, as JSON. */
export type Exporter = { exportTalk: () => Promise<string> };

/** What every handler of the console gets besides the request. */
export type ConsoleEnv = {
  Bindings: ConsoleVariables;
  Variables: { member: Member; expiresAt: number; library: Library; now: number };
};
export type ConsoleContext = Context<ConsoleEnv>;

/**
 * One route of the console. `permission` is what a member needs; `member`: being one is enough. Routes exist only as entries of lists, so that none can be mounted
 * without saying who may use it, and the tests find them all.
 */
export type ConsoleRoute = {
  method: 'get' | 'post' | 'put';
  path: string;
  permission: Permission | 'member';
  handle: (c: ConsoleContext) => Promise<Response> | Response;
};
