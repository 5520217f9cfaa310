import type { Context } from 'hono';
import { say as sayIn, type Voice } from '../answer/index.ts';
import type { Ticket } from '../desk/index.ts';
import type { Library } from '../dialogue/index.ts';
import type { Params } from '../language/index.ts';
import type { RecordsVariables } from '../records/index.ts';
import type { HubVariables, TalksVariables } from '../tickets/index.ts';

export type RoomVariables = RecordsVariables &
  HubVariables &
  TalksVariables & {
    /** Cloudflare's rate limiting binding; counts a session. */
    ROOM_LIMIT?: RateLimit;
  };

/** What every handler behind the door gets besides the request. `session`: the cookie's secret. */
export type RoomEnv = {
  Bindings: RoomVariables;
  Variables: { ticket: Ticket; session: string; library: Library; now: number };
};
export type RoomContext = Context<RoomEnv>;

/** The voice of the ticket's language, at the moment of the request. */
export const voiceOf = (c: RoomContext): Voice => {
  const { content, words } = c.get('library');
  return { content, words, language: c.get('ticket').language, now: c.get('now') };
};

/** The bot's own sentence in the ticket's language. */
export const say = (c: RoomContext, key: string, params?: Params): string => sayIn(voiceOf(c), key, params);
