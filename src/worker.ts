import { Hono } from 'hono';
import { type ConsoleVariables, createConsole } from './console/index.ts';
import { Conversation, type ConversationVariables, loadLibrary } from './conversation/index.ts';
import { createLineRoutes } from './line/index.ts';
import { createPages } from './pages/index.ts';
import { addCounts, tidyRecords } from './records/index.ts';
import { createRoom, type RoomVariables } from './room/index.ts';
import { Hub } from './tickets/index.ts';

/** The front door: who is asked about what. Decides nothing. */
export type Env = ConversationVariables &
  Omit<ConsoleVariables, 'CONVERSATIONS'> &
  Omit<RoomVariables, 'CONVERSATIONS'> & {
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
app.route('/', createConsole(loadLibrary));
app.route('/', createRoom(loadLibrary));

app.notFound((c) => c.json({ error: 'not_found' }, 404));
app.onError((error, c) => {
  console.error(`worker.failed ${c.req.method} ${c.req.routePath} ${error.name}: ${error.message.slice(0, 200)}`);
  return c.json({ error: 'internal' }, 500);
});

export { Conversation, Hub };
export default {
  fetch: app.fetch,
  scheduled: async (_controller, env) => tidyRecords(env.RECORDS, Date.now()),
} satisfies ExportedHandler<Env>;
