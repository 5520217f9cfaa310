import { createHash, randomBytes } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** LINE reference: common-properties. `webhookEventId` is a ULID: 48 bits of time, 80 of chance. */
export function createUlid(nowMs: number): string {
  let time = '';
  for (let rest = Math.floor(nowMs), place = 0; place < 10; place += 1) {
    time = (CROCKFORD[rest % 32] ?? '0') + time;
    rest = Math.floor(rest / 32);
  }
  return time + [...randomBytes(16)].map((byte) => CROCKFORD[byte % 32]).join('');
}

/** LINE reference: source-user, source-group, source-room. One letter and 32 hex digits. */
export function createChatId(kind: 'U' | 'C' | 'R'): string {
  return kind + randomBytes(16).toString('hex');
}

/** The account's own user id, the same at every start so that logs compare. */
export function accountUserId(name: string): string {
  return `U${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
}

/** A reply token: 32 hex digits in LINE's own examples. */
export function createReplyToken(): string {
  return randomBytes(16).toString('hex');
}

/** A quote token or read token: opaque text. */
export function createOpaqueToken(): string {
  return randomBytes(36).toString('base64url');
}

/** Message ids are decimal strings that only ever grow, 18 digits today. */
export function createMessageIds(): () => string {
  let last = 610_000_000_000_000_000n + BigInt(Date.now() % 1_000_000_000) * 1000n;
  return () => {
    last += 1n + BigInt(randomBytes(1)[0] ?? 0);
    return String(last);
  };
}

/** LINE reference: source-user. */
export function isUserId(value: unknown): value is string {
  return typeof value === 'string' && /^U[0-9a-f]{32}$/.test(value);
}

/** A user, group or room id, as `to` of a push takes it (LINE reference: send-push-message). */
export function isChatId(value: unknown): value is string {
  return typeof value === 'string' && /^[UCR][0-9a-f]{32}$/.test(value);
}
