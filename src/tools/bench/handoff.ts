import { Agent } from 'node:http';
import type { Miniflare } from 'miniflare';
import { addStaff, type SignInService } from './desk.ts';
import { type Bundle, migrate, start } from './runtime.ts';
import { post, SECRET, startLine } from './serving.ts';

/** 200 residents in handoff, one message a second each, for a minute. */
const RESIDENTS = Number(process.env.RESIDENTS ?? 200);
const SECONDS = Number(process.env.SECONDS ?? 60);
const DRAIN_MS = 300_000;

type Stored = { ticket_id: string; text: string; at: number };

/**
 * Everybody writes while a person has the ticket. What counts is not speed but that staff see every message once and in the order it was written; how long the last
 * one takes to get there is told beside it.
 */
export async function measureHandoff(bundle: Bundle, signIn: SignInService, audience: string): Promise<unknown> {
  const line = await startLine();
  const worker = start(bundle, {
    LINE_CHANNEL_SECRET: SECRET,
    LINE_CHANNEL_ACCESS_TOKEN: 'token',
    LINE_API_BASE: line.url,
    ACCESS_TEAM_DOMAIN: signIn.url,
    ACCESS_AUD: audience,
  });
  const url = new URL('/webhook', await worker.ready);
  await migrate(worker);
  await addStaff(worker);
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  await openTickets(url, agent, worker, signIn.token);
  const begin = performance.now();
  const posted: Promise<void>[] = [];
  for (let second = 0; second < SECONDS; second++) {
    for (let resident = 0; resident < RESIDENTS; resident++)
      posted.push(post(url, agent, toWebhook(resident, { say: `message ${second}` }, second)));
    await sleep(begin + (second + 1) * 1_000 - performance.now());
  }
  await Promise.all(posted);
  const accepted = performance.now() - begin;
  const messages = await drain(worker);
  agent.destroy();
  await worker.dispose();
  await line.close();
  return { ...judge(messages), acceptedAfterS: accepted / 1000, lastSeenAfterS: (performance.now() - begin) / 1000 };
}

/** Every resident asks for a person, and staff take the ticket. */
async function openTickets(url: URL, agent: Agent, worker: Miniflare, token: string): Promise<void> {
  const everybody = Array.from({ length: RESIDENTS }, (_, resident) => resident);
  const tap = { tap: 'do=intake&step=category&answer=classes' };
  for (const resident of everybody) await post(url, agent, toWebhook(resident, tap, -1));
  const database = await worker.getD1Database('RECORDS');
  const count = async (where: string): Promise<number> =>
    (await database.prepare(`SELECT COUNT(*) AS n FROM tickets WHERE ${where}`).first<number>('n')) ?? 0;
  await waitUntil(async () => (await count('1')) === RESIDENTS);
  const { results } = await database.prepare('SELECT id FROM tickets').all<{ id: string }>();
  for (const { id } of results) {
    const response = await worker.dispatchFetch(`http://localhost/staff/api/tickets/${encodeURIComponent(id)}/take`, {
      method: 'POST',
      headers: { 'Cf-Access-Jwt-Assertion': token, origin: 'http://localhost', 'content-type': 'application/json' },
      body: JSON.stringify({ key: crypto.randomUUID() }),
    });
    if (response.status !== 200) throw new Error(`take answered ${response.status}: ${await response.text()}`);
    await response.text();
  }
  await waitUntil(async () => (await database.prepare('SELECT 1 FROM desk_outbox LIMIT 1').first()) === null);
}

/** What staff see at last: all of it, or what has come when nothing more comes. */
async function drain(worker: Miniflare): Promise<Stored[]> {
  const database = await worker.getD1Database('RECORDS');
  const read = async (): Promise<Stored[]> =>
    (
      await database
        .prepare("SELECT ticket_id, text, at FROM ticket_messages WHERE author = 'resident' ORDER BY seq")
        .all<Stored>()
    ).results;
  await waitUntil(async () => (await read()).length >= RESIDENTS * SECONDS);
  return read();
}

function judge(messages: readonly Stored[]): Record<string, number> {
  const byTicket = Map.groupBy(messages, ({ ticket_id }) => ticket_id);
  const texts = [...byTicket.values()].map((own) => own.map(({ text }) => text));
  const expected = Array.from({ length: SECONDS }, (_, second) => `message ${second}`);
  const missing = texts.flatMap((own) => expected.filter((text) => !own.includes(text))).length;
  const twice = texts.reduce((sum, own) => sum + own.length - new Set(own).size, 0);
  const disordered = texts.filter((own) => own.join() !== expected.filter((text) => own.includes(text)).join()).length;
  return { residents: byTicket.size, messages: messages.length, missing, twice, disordered };
}

type Act = { say: string } | { tap: string };

function toWebhook(resident: number, act: Act, second: number): string {
  const id = `01DESK${String((second + 1) * 10_000 + resident).padStart(20, '0')}`;
  const common = {
    mode: 'active',
    timestamp: Date.now(),
    source: { type: 'user', userId: `U${(resident + 1_000_000).toString(16).padStart(32, '0')}` },
    webhookEventId: id,
    deliveryContext: { isRedelivery: false },
    replyToken: `token${id}`,
  };
  const event =
    'say' in act
      ? { ...common, type: 'message', message: { type: 'text', id, text: act.say, quoteToken: 'q' } }
      : { ...common, type: 'postback', postback: { data: act.tap } };
  return JSON.stringify({ destination: `U${'0'.repeat(32)}`, events: [event] });
}

async function waitUntil(check: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + DRAIN_MS;
  while (performance.now() < until && !(await check())) await sleep(250);
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
