import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Asked } from '../acts/asked.ts';
import { isRecord } from '../acts/asked.ts';
import { Refusal } from '../acts/refusal.ts';
import { readText } from '../http/read-text.ts';
import { writeJson } from '../http/write-json.ts';
import type { Platform } from '../platform/platform.ts';
import { ROUTES } from './routes.ts';

/** Pictures come as Base64 inside the JSON. */
const MAX_BODY_BYTES = 30 * 1024 * 1024;

/** Answers the control API. Changes must say they are JSON, so that no other web page can make them. */
export async function handleControl(platform: Platform, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://simulator');
  for (const { method, path, run } of ROUTES) {
    const match = method === request.method ? path.exec(url.pathname) : null;
    if (match === null) continue;
    const ids = match.slice(1).map(decodeURIComponent);
    const asked = await readAsked(request);
    return writeJson(response, 200, await run({ platform, ids, asked, query: url.searchParams }));
  }
  throw new Refusal(404, `no such control: ${request.method} ${url.pathname}`);
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const text = await readText(request, MAX_BODY_BYTES);
  if (request.method === 'GET') return {};
  if (!request.headers['content-type']?.startsWith('application/json')) {
    throw new Refusal(415, 'send content-type: application/json');
  }
  if (text === '') return {};
  const asked = parse(text);
  if (!isRecord(asked)) throw new Refusal(400, 'the body must be a JSON object');
  return asked;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'the body is not JSON');
  }
}
