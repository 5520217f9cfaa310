import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Miniflare } from 'miniflare';
import { createAccess } from '../../simulator/index.ts';
import { measureHandoff } from './handoff.ts';
import { build, migrate, start } from './runtime.ts';
import { quantile } from './statistics.ts';

const AUDIENCE = 'audience-of-the-benchmark';
const STAFF = 'staff@desk.example';
/** Open tickets are as many as a busy desk has, whatever has been closed over the years. */
const SIZES = { small: 1_000, large: 100_000 } as const;
const OPEN = 60;
const ROUNDS = Number(process.env.RNDS ?? 100);
const WARM_UP = 10;
/** What staff open most. */
const PAGES = {
  waiting: '/staff/api/inbox?list=waiting',
  all: '/staff/api/inbox?list=all',
  closed: '/staff/api/inbox?list=closed',
  search: `/staff/api/inbox?q=${encodeURIComponent('在留')}`,
  ticket: '/staff/api/tickets/t7',
  inboxPage: '/staff',
  ticketPage: '/staff/tickets/t7',
} as const;

/**
 * The desk under load: how much slower the console is with 100,000 tickets than with 1,000, in the same run (goal: p95 under twice), and whether every message
 * of 200 residents who write at once reaches it once and in order.
 */
export async function measureDesk(): Promise<unknown> {
  const bundle = build('src/worker.ts', 'wrangler.toml', { CONVERSATIONS: 'Conversation', HUB: 'Hub' });
  const signIn = await startSignIn();
  const variables = {
    ACCESS_TEAM_DOMAIN: signIn.url,
    ACCESS_AUD: AUDIENCE,
    LINE_CHANNEL_SECRET: 'secret',
    LINE_CHANNEL_ACCESS_TOKEN: 'token',
    LINE_API_BASE: 'http://localhost:1',
  };
  const small = start(bundle, variables);
  const large = start(bundle, variables);
  await seed(small, SIZES.small);
  await seed(large, SIZES.large);
  const times = await timeTogether({ small, large }, signIn.token);
  const p95 = (samples: number[]): number => quantile(samples, 0.95);
  const pages = Object.fromEntries(
    (Object.keys(PAGES) as (keyof typeof PAGES)[]).map((page) => [
      page,
      {
        smallP95Ms: p95(times.small[page]),
        largeP95Ms: p95(times.large[page]),
        ratio: p95(times.large[page]) / p95(times.small[page]),
      },
    ]),
  );
  await Promise.all([small.dispose(), large.dispose()]);
  const handoff = await measureHandoff(bundle, signIn, AUDIENCE);
  await signIn.close();
  return { pages, handoff };
}

export type SignInService = Awaited<ReturnType<typeof startSignIn>>;

/** The keys of Access, and a token of a member. */
async function startSignIn() {
  const access = await createAccess(AUDIENCE, []);
  const server = createServer(async (_, response) => response.end(JSON.stringify(await access.publishKeys())));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    token: await access.sign(STAFF, url),
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Makes STAFF a member who sees everything. */
export async function addStaff(worker: Miniflare): Promise<void> {
  const database = await worker.getD1Database('RECORDS');
  await database
    .prepare("INSERT INTO members (mail, name, role, sensitive, added_at) VALUES (?, 'Staff', 'admin', 1, 0)")
    .bind(STAFF)
    .run();
}

/** `count` tickets with three messages each; all but a few are closed, as in a city after some years. */
async function seed(worker: Miniflare, count: number): Promise<void> {
  await worker.ready;
  await migrate(worker);
  await addStaff(worker);
  const database = await worker.getD1Database('RECORDS');
  const now = Date.now();
  const numbers = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;
  const isOpen = `i <= ${OPEN}`;
  await database.batch(
    [
      `${numbers} INSERT INTO tickets (id, number, talk, language, category, place, sensitive, state, assignee, created_at, waiting_since, closed_at, outcome, summary, last_message_at, version)
       SELECT 't' || i, 'KMR-' || i, 'user:U' || (i % ${count / 3}), 'vi', 'tax', 'line', i % 20 = 0, CASE WHEN NOT ${isOpen} THEN 'closed' WHEN i % 2 THEN 'waiting' ELSE 'active' END,
       CASE WHEN ${isOpen} AND i % 2 THEN NULL ELSE '${STAFF}' END, ${now} - i * 60000, CASE WHEN ${isOpen} AND i % 2 THEN ${now} - i * 60000 END, CASE WHEN NOT ${isOpen} THEN ${now} - i * 60000 END,
       CASE WHEN NOT ${isOpen} THEN 'answered' END, 'a summary', ${now} - i * 60000, 3 FROM n`,
      `${numbers} INSERT INTO ticket_messages (id, ticket_id, at, author, text) SELECT 'm' || i || '-' || k, 't' || i, ${now} - i * 60000 + k, CASE k WHEN 1 THEN 'resident' WHEN 2 THEN 'bot' ELSE 'staff' END, 'some words that were said' FROM n, (SELECT 1 AS k UNION SELECT 2 UNION SELECT 3)`,
      `${numbers} INSERT INTO ticket_changes (id, ticket_id, version, at, kind) SELECT 'c' || i || '-' || k, 't' || i, k, ${now}, 'said' FROM n, (SELECT 1 AS k UNION SELECT 2 UNION SELECT 3)`,
      "INSERT INTO ticket_words (rowid, words) SELECT seq, 'w' || (seq % 5000) || ' wsome wwords' FROM ticket_messages",
    ].map((text) => database.prepare(text)),
  );
}

type Times = Record<keyof typeof PAGES, number[]>;

/** Both in turn, question by question, so that a machine that gets slower does so for both. */
async function timeTogether<Name extends string>(
  workers: Record<Name, Miniflare>,
  token: string,
): Promise<Record<Name, Times>> {
  const names = Object.keys(workers) as Name[];
  const startTimes = (): Times => Object.fromEntries(Object.keys(PAGES).map((page) => [page, []])) as unknown as Times;
  const times = Object.fromEntries(names.map((name) => [name, startTimes()])) as Record<Name, Times>;
  for (let round = -WARM_UP; round < ROUNDS; round++)
    for (const [page, path] of Object.entries(PAGES))
      for (const name of names) {
        const ms = await ask(workers[name], path, token);
        if (round >= 0) times[name][page as keyof typeof PAGES].push(ms);
      }
  return times;
}

async function ask(worker: Miniflare, path: string, token: string): Promise<number> {
  const begin = performance.now();
  const response = await worker.dispatchFetch(`http://localhost${path}`, {
    headers: { 'Cf-Access-Jwt-Assertion': token },
  });
  await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return performance.now() - begin;
}
