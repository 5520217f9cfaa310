import { createHmac } from 'node:crypto';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { QUESTIONS, WISH_FOR_PERSON } from './questions.ts';
import { type Bundle, build, migrate, start } from './runtime.ts';
import { quantile } from './statistics.ts';

export const SECRET = 'secret-of-the-benchmark';
/** So many that nobody writes faster than the bot answers a person. */
const PEOPLE = 200;
const MESSAGES = Number(process.env.MSGS ?? 1_500);
/** Who asks for a person gets a ticket, and what that costs is measured by itself (`desk`). */
const ASKED = QUESTIONS.filter((text) => text !== WISH_FOR_PERSON);
const AT_ONCE = 24;
const ROUNDS = Number(process.env.RNDS ?? 3);
const COLD_STARTS = Number(process.env.COLD ?? 5);

/** How fast the Worker stores and answers, beside the least that a bot on this runtime must do, and how fast it starts beside bare Hono. */
export async function measureServing(): Promise<unknown> {
  const ours = build('src/worker.ts', 'wrangler.toml', { CONVERSATIONS: 'Conversation', HUB: 'Hub' });
  const minimal = build('src/tools/bench/peers/minimal.ts', 'src/tools/bench/peers/minimal.toml', {
    OBJECTS: 'Minimal',
  });
  const hono = build('src/tools/bench/peers/bare-hono.ts', 'src/tools/bench/peers/bare-hono.toml', {});
  const rounds: { ours: Throughput; minimal: Throughput }[] = [];
  // In turn, so that a machine that gets slower does so for both.
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({ ours: await measureThroughput(ours), minimal: await measureThroughput(minimal) });
  const ratio = (pick: (one: Throughput) => number): number =>
    quantile(
      rounds.map((one) => pick(one.ours) / pick(one.minimal)),
      0.5,
    );
  const cold: { ours: number; hono: number }[] = [];
  for (let time = 0; time < COLD_STARTS; time++)
    cold.push({ ours: await measureColdStart(ours), hono: await measureColdStart(hono) });
  return {
    storedPerSecond: quantile(
      rounds.map((one) => one.ours.stored),
      0.5,
    ),
    answeredPerSecond: quantile(
      rounds.map((one) => one.ours.answered),
      0.5,
    ),
    storedRatioToMinimal: ratio(({ stored }) => stored),
    answeredRatioToMinimal: ratio(({ answered }) => answered),
    coldStartMs: quantile(
      cold.map((one) => one.ours),
      0.5,
    ),
    coldStartRatioToHono: quantile(
      cold.map((one) => one.ours / one.hono),
      0.5,
    ),
  };
}

type Throughput = { stored: number; answered: number };

async function measureThroughput(bundle: Bundle): Promise<Throughput> {
  const line = await startLine();
  const worker = start(bundle, {
    LINE_CHANNEL_SECRET: SECRET,
    LINE_CHANNEL_ACCESS_TOKEN: 'token',
    LINE_API_BASE: line.url,
  });
  const url = new URL('/webhook', await worker.ready);
  await migrate(worker);
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const send = (index: number): Promise<void> => post(url, agent, toWebhook(index));
  for (let index = 0; index < PEOPLE; index++) await send(index);
  await line.received(PEOPLE);
  const begin = performance.now();
  let next = PEOPLE;
  const last = PEOPLE + MESSAGES;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < last) await send(next++);
    }),
  );
  const storedMs = performance.now() - begin;
  await line.received(last);
  const answeredMs = performance.now() - begin;
  agent.destroy();
  await worker.dispose();
  await line.close();
  return { stored: (MESSAGES / storedMs) * 1000, answered: (MESSAGES / answeredMs) * 1000 };
}

async function measureColdStart(bundle: Bundle): Promise<number> {
  const begin = performance.now();
  const worker = start(bundle, {});
  await (await worker.dispatchFetch('http://localhost/nothing-here')).text();
  const ms = performance.now() - begin;
  await worker.dispose();
  return ms;
}

/** A LINE that answers at once and counts. */
export async function startLine() {
  let count = 0;
  const waiting: { until: number; done: () => void }[] = [];
  const server = createServer((incoming, response) => {
    incoming.resume().on('end', () => {
      response.setHeader('content-type', 'application/json');
      if (incoming.url?.includes('/profile/')) return response.end('{"displayName":"T","language":"en"}');
      response.end('{"sentMessages":[]}');
      count++;
      for (const one of waiting) if (count >= one.until) one.done();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received: (until: number): Promise<void> =>
      count >= until ? Promise.resolve() : new Promise((done) => void waiting.push({ until, done })),
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The n-th webhook. A person writes their turn, and not so fast that the bot asks for patience. */
function toWebhook(index: number): string {
  const userId = `U${(index % 1_000_000).toString(16).padStart(8, '0')}${'0'.repeat(24)}`;
  const person = `U${(index % PEOPLE).toString(16).padStart(32, '0')}`;
  const events = [
    {
      type: 'message',
      mode: 'active',
      timestamp: Date.now(),
      source: { type: 'user', userId: index < 0 ? userId : person },
      webhookEventId: `01BENCH${String(index).padStart(19, '0')}`,
      deliveryContext: { isRedelivery: false },
      replyToken: `token${index}`,
      message: { type: 'text', id: String(index), text: ASKED[index % ASKED.length], quoteToken: 'q' },
    },
  ];
  return JSON.stringify({ destination: `U${'0'.repeat(32)}`, events });
}

export function post(url: URL, agent: Agent, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const signature = createHmac('sha256', SECRET).update(body).digest('base64');
    const call = request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', 'x-line-signature': signature } },
      (response) => {
        response
          .resume()
          .on('end', () =>
            response.statusCode === 200 ? resolve() : reject(new Error(`webhook answered ${response.statusCode}`)),
          );
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
