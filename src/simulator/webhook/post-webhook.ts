import type { Buffer } from 'node:buffer';
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Outcome } from '../platform/journal.ts';

export interface Posting {
  url: string;
  body: Buffer;
  signature: string | null;
  timeoutMs: number;
}

export interface Posted {
  status: number | null;
  outcome: Outcome;
}

const AGENTS = {
  'http:': new HttpAgent({ keepAlive: true, maxSockets: 256 }),
  'https:': new HttpsAgent({ keepAlive: true, maxSockets: 256 }),
};

/**
 * LINE reference: webhooks. One POST of exact bytes; anything but 2xx within the time counts as failed,
 * even when the bot received it.
 */
export async function postWebhook(posting: Posting): Promise<Posted> {
  const posted = await postOnce(posting);
  return posted === 'stale' ? settle(await postOnce(posting)) : posted;
}

/** A kept connection may have been closed by the other side just now; that is no failure of the bot. */
function settle(posted: Posted | 'stale'): Posted {
  return posted === 'stale' ? { status: null, outcome: 'could_not_connect' } : posted;
}

function postOnce(posting: Posting): Promise<Posted | 'stale'> {
  const url = new URL(posting.url);
  const isSecure = url.protocol === 'https:';
  const signature = posting.signature === null ? {} : { 'x-line-signature': posting.signature };
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': posting.body.length,
    'user-agent': 'LineBotWebhook/2.0',
    ...signature,
  };
  const agent = isSecure ? AGENTS['https:'] : AGENTS['http:'];
  return new Promise((resolve) => {
    const call = (isSecure ? httpsRequest : httpRequest)(url, { method: 'POST', headers, agent }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(judge(answer.statusCode ?? 0)));
      answer.on('error', () => resolve({ status: answer.statusCode ?? null, outcome: 'unclassified' }));
    });
    call.setTimeout(posting.timeoutMs, () => {
      resolve({ status: null, outcome: 'request_timeout' });
      call.destroy();
    });
    call.on('error', () => resolve(call.reusedSocket ? 'stale' : { status: null, outcome: 'could_not_connect' }));
    call.end(posting.body);
  });
}

function judge(status: number): Posted {
  return { status, outcome: status >= 200 && status < 300 ? 'success' : 'error_status_code' };
}
