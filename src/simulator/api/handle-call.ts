import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { readText, TooLarge } from '../http/read-text.ts';
import type { ApiCall } from '../platform/journal.ts';
import type { FaultRule } from '../platform/misbehaviour.ts';
import type { Platform } from '../platform/platform.ts';
import type { Answer } from './answer.ts';
import { refuse } from './answer.ts';
import { refuseStranger } from './authorise.ts';
import type { EndpointSpec } from './endpoints.ts';
import { findEndpoint } from './endpoints.ts';
import { MONTHLY_LIMIT } from './push.ts';
import type { ReadBody } from './read-body.ts';
import { MAX_BODY_BYTES, readBody } from './read-body.ts';
import { keepRetryKey, refuseRetry } from './retry.ts';

/** LINE reference: error-messages. */
const RATE_LIMIT = 'The API rate limit has been exceeded. Try again later.';

/** Answers one call of LINE's API, well or as badly as a rule of misbehaviour says, and journals it. */
export async function handleCall(platform: Platform, request: IncomingMessage, response: ServerResponse) {
  const startedAt = Date.now();
  const path = (request.url ?? '').split('?')[0] ?? '';
  const found = findEndpoint(request.method ?? '', path);
  const rule = found === undefined ? undefined : platform.misbehaviour.take(found.spec.name);
  const call = openJournal(platform, request, path, found?.spec.name ?? 'unknown', rule);
  const answer = await judge(platform, request, call, found, rule);
  platform.feed.tell('call', call);
  if (rule?.fault === 'delay' || rule?.fault === 'timeout') await pause(rule.ms, undefined, { ref: false });
  const isCut = rule?.fault === 'lostAnswer' || rule?.fault === 'timeout' || rule?.fault === 'dropConnection';
  call.ms = Date.now() - startedAt;
  call.status = isCut ? null : answer.status;
  if (answer.bytes === undefined) call.response = answer.json;
  if (answer.note !== undefined) call.note = answer.note;
  if (answer.chatId !== undefined) call.chatId = answer.chatId;
  platform.feed.tell('call', call);
  if (isCut) request.socket.destroy();
  else write(response, answer, call.requestId);
}

type Found = { spec: EndpointSpec; ids: string[] };

function openJournal(
  platform: Platform,
  request: IncomingMessage,
  path: string,
  endpoint: string,
  rule: FaultRule | undefined,
): ApiCall {
  const retryKey = request.headers['x-line-retry-key'];
  return platform.journal.addCall({
    at: platform.now(),
    endpoint,
    method: request.method ?? '',
    path,
    requestId: randomUUID(),
    status: null,
    ...(typeof retryKey === 'string' ? { retryKey } : {}),
    ...(rule === undefined ? {} : { fault: rule.fault }),
  });
}

/** What the answer would be; a lost answer and a slow one are real, the other faults do nothing. */
async function judge(
  platform: Platform,
  request: IncomingMessage,
  call: ApiCall,
  found: Found | undefined,
  rule: FaultRule | undefined,
): Promise<Answer> {
  const text = await readText(request, MAX_BODY_BYTES).catch((error: unknown) => {
    if (error instanceof TooLarge) return undefined;
    throw error;
  });
  if (text === undefined) return refuse(413, 'Request exceeds the max size of 2MB');
  const needsBody = request.method === 'POST' && found?.spec.name !== 'group';
  const read = needsBody ? readBody(text, request.headers['content-type']) : { ok: true as const, body: {} };
  if (read.ok && needsBody) call.request = read.body;
  switch (rule?.fault) {
    case 'error500':
      return refuse(500, 'Internal server error');
    case 'rateLimit':
      return refuse(429, RATE_LIMIT);
    case 'monthlyLimit':
      return refuse(429, MONTHLY_LIMIT);
    case 'timeout':
    case 'dropConnection':
      return refuse(500, 'nothing was accepted');
    default:
      return run(platform, request, call, found, read);
  }
}

function run(
  platform: Platform,
  request: IncomingMessage,
  call: ApiCall,
  found: Found | undefined,
  read: ReadBody,
): Answer {
  if (found === undefined) return refuse(404, 'Not found', 'the simulator does not serve this endpoint');
  const { spec, ids } = found;
  const refused =
    refuseStranger(request.headers, platform.channelAccessToken) ??
    refuseRetry(platform, call.retryKey, spec.takesRetryKey === true);
  if (refused !== undefined) return refused;
  if (!read.ok) return read.answer;
  const answer = spec.run({ platform, requestId: call.requestId, ids, body: read.body });
  keepRetryKey(platform, call.retryKey, call.requestId, answer);
  return answer;
}

/** LINE reference: response-headers. Each response has its request id. */
function write(response: ServerResponse, answer: Answer, requestId: string): void {
  response.writeHead(answer.status, {
    'x-line-request-id': requestId,
    'content-type': answer.contentType ?? 'application/json',
    ...answer.headers,
  });
  response.end(answer.bytes ?? JSON.stringify(answer.json ?? {}));
}
