import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../src/simulator/index.ts';

export const SECRET = 'a secret for tests';
const TOKEN = 'token-for-tests';

/** A webhook as the bot received it. */
interface Received {
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  body: { destination: string; events: Record<string, unknown>[] };
}

export interface Bot {
  url: string;
  received: Received[];
  /** The status the bot answers with; null holds the answer back. */
  status: number | null;
  close(): void;
}

/** A bot that only writes down what it is sent. */
export async function startBot(): Promise<Bot> {
  const bot: Bot = { url: '', received: [], status: 200, close: () => undefined };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    bot.received.push({ headers: request.headers, bytes, body: JSON.parse(bytes.toString()) });
    if (bot.status !== null) response.writeHead(bot.status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', () => resolve()));
  bot.url = `http://localhost:${(server.address() as AddressInfo).port}/webhook`;
  bot.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return bot;
}

/** A simulator on a free port. Without a bot it only journals its webhooks. */
export function startLine(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  return startSimulator({ channelSecret: SECRET, channelAccessToken: TOKEN, webhookUrl: null, ...options });
}

export interface Called {
  status: number;
  json: { message?: string; details?: { message: string; property: string }[]; [name: string]: unknown };
  headers: Headers;
}

/** Calls LINE's API as a bot does; `headers` are added, undefined ones left out. */
export async function callLine(
  line: Simulator,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Called> {
  const answer = await fetch(`${line.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, json: text.startsWith('{') ? JSON.parse(text) : { text }, headers: answer.headers };
}

/** One text message. */
export const hello = [{ type: 'text', text: 'Hello' }];

/** The message inside an event. */
export function messageOf(event: Record<string, unknown> | undefined): Record<string, unknown> {
  return (event?.message ?? {}) as Record<string, unknown>;
}
