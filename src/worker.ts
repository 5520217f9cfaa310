import { Hono } from 'hono';
import { type ConsoleVariables, createConsole, sayConsole } from './console/index.ts';
import { Conversation, type ConversationVariables, loadLibrary, readCompiled } from './conversation/index.ts';
import { createLineRoutes } from './line/index.ts';
import { createPages } from './pages/index.ts';
import { addCounts } from './records/index.ts';
import { createRoom, type RoomVariables } from './room/index.ts';
import { type RoundsVariables, runRounds } from './rounds/index.ts';
import { Hub } from './tickets/index.ts';

/** The front door: who is asked about what. Decides nothing. */
export type Env = ConversationVariables &
  Omit<ConsoleVariables & RoomVariables & RoundsVariables, 'CONVERSATIONS'> & {
    CONVERSATIONS: DurableObjectNamespace<Conversation>;
    VERSION?: string;
  };

const app = new Hono<{ Bindings: Env }>();

app.route(
  '/',
  createLineRoutes<Env>({
    store: (env, talk, deliveries, origin) =>
      env.CONVERSATIONS.get(env.CONVERSATIONS.idFromName(talk)).receive(deliveries, origin),
    countIgnored: (env, ignored, waitUntil) => {
      if (Object.keys(ignored).length > 0)
        waitUntil(
          addCounts(env.RECORDS, ignored, Date.now()).catch((error: Error) =>
            console.error(`records.count_failed ${error.name}`),
          ),
        );
    },
  }),
);
app.route('/', createPages<Env>(loadLibrary));
app.route('/', createConsole(loadLibrary, readCompiled));
app.route('/', createRoom(loadLibrary));

app.notFound((c) => c.json({ error: 'not_found' }, 404));
app.onError((error, c) => {
  // What drizzle says of a failed query ends with its parameters, and those are words of people.
  const message = error.message.split('\nparams:')[0] ?? '';
  console.error(`worker.failed ${c.req.method} ${c.req.routePath} ${error.name}: ${message.slice(0, 200)}`);
  return c.json({ error: 'internal' }, 500);
});

/** Notices go to staff at the city's desk. */
const sayToStaff = (key: string, params?: Readonly<Record<string, string | number>>): string =>
  sayConsole('ja', key, params);

export { Conversation, Hub };
export default {
  fetch: app.fetch,
  scheduled: ({ cron }, env) =>
    runRounds(cron, env, { loadContent: () => loadLibrary().content, say: sayToStaff }, Date.now()),
} satisfies ExportedHandler<Env>;
