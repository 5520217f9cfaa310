import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answer.ts';
import { refuse } from './answer.ts';

/** LINE reference: status-codes, error-messages. 401 unless the channel's own token is there as Bearer. */
export function refuseStranger(headers: IncomingHttpHeaders, token: string): Answer | undefined {
  const given = headers.authorization;
  if (given === undefined) return refuse(401, reason('missing Authorization header'));
  const [scheme, value = ''] = given.split(' ');
  if (scheme?.toLowerCase() !== 'bearer') return refuse(401, reason('the scheme must be Bearer'));
  return isSame(value, token) ? undefined : refuse(401, reason('invalid token'));
}

function reason(why: string): string {
  return `Authentication failed due to the following reason: ${why}`;
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
