import * as z from 'zod/mini';
import { CATEGORIES, INTAKE_STEPS, PLACES, TICKET_STATES } from '../desk/index.ts';
import type { State } from '../dialogue/index.ts';
import { LANGUAGES } from '../language/index.ts';
import { fail, ok, type Result } from '../result.ts';

const STATE_VERSION = 2;
const language = z.nullable(z.enum(LANGUAGES));

/** The stored form. What a later version adds gets a migration from this one, never a second meaning. */
const StoredState = z.object({
  version: z.literal(STATE_VERSION),
  chosen: language,
  spoken: language,
  turns: z.array(z.object({ id: z.string(), at: z.number(), text: z.string() })),
  lastShown: z.nullable(z.looseObject({ do: z.string() })),
  misses: z.number(),
  ticket: z.nullable(
    z.object({
      id: z.string(),
      number: z.string(),
      category: z.enum(CATEGORIES),
      place: z.enum(PLACES),
      sensitive: z.boolean(),
      state: z.enum(TICKET_STATES),
      version: z.number(),
      closedAt: z.nullable(z.number()),
      intake: z.nullable(z.enum(INTAKE_STEPS)),
      openedAt: z._default(z.number(), 0),
      askedAgain: z._default(z.boolean(), false),
      asked: z._default(z.boolean(), false),
      passedOn: z.boolean(),
      quiet: z.boolean(),
    }),
  ),
  asking: z.nullable(z.object({ at: z.number(), sensitive: z.boolean() })),
  pace: z.object({ left: z.number(), at: z.number(), asked: z.boolean() }),
});

/** From a version to the next one. */
export type Migrations = Readonly<Record<number, (old: Record<string, unknown>) => Record<string, unknown>>>;

const MIGRATIONS: Migrations = {
  // Before the first release `pace` was missing.
  0: (old) => ({
    pace: { left: 15, at: 0, asked: false },
    misses: 0,
    lastShown: null,
    turns: [],
    chosen: null,
    spoken: null,
    ...old,
    version: 1,
  }),
  // Tickets came with version 2.
  1: (old) => ({ ticket: null, asking: null, ...old, version: 2 }),
};

/** The state of a talk from storage, brought up to today's version. Unreadable is a result, not an exception: the talk then starts afresh. */
export function readState(text: string, migrations: Migrations = MIGRATIONS): Result<State> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail({ code: 'conversation.state_not_json', message: 'the stored state is not JSON' });
  }
  let state = value as Record<string, unknown>;
  for (
    let steps = 0;
    typeof state?.version === 'number' && state.version < STATE_VERSION && steps < STATE_VERSION;
    steps++
  ) {
    const migrate = migrations[state.version];
    if (!migrate) break;
    state = migrate(state);
  }
  const stored = StoredState.safeParse(state);
  if (!stored.success)
    return fail({
      code: 'conversation.state_unreadable',
      message: `the stored state does not fit: ${stored.error.issues[0]?.path.join('.')}`,
    });
  return ok(stored.data as State);
}
