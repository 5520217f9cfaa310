import { describe, expect, test } from 'vitest';
import {
  decideStep,
  isHeldBack,
  judgePush,
  judgeQuota,
  judgeReply,
  type Progress,
  RETRY_KEY_LIFETIME_MS,
  TOKEN_LIFETIME_MS,
} from '../../src/conversation/decide-delivery.ts';

const progress = (overrides: Partial<Progress> = {}): Progress => ({
  urgency: 'answer',
  createdAt: 0,
  replyToken: 'r',
  tokenAt: 0,
  attempts: 1,
  unknown: false,
  ...overrides,
});
const status = (code: number | null) => ({ status: code, requestId: null });
const AFTER = TOKEN_LIFETIME_MS + 1;

describe('decideStep', () => {
  test('replies while the token is fresh, for it is free', () => expect(decideStep(progress(), 1_000)).toBe('reply'));
  test('pushes without a token', () => expect(decideStep(progress({ replyToken: null }), 0)).toBe('push'));
  test('pushes after the minute what certainly did not arrive', () =>
    expect(decideStep(progress(), AFTER)).toBe('push'));
  test('keeps for the next turn what may have arrived', () =>
    expect(decideStep(progress({ unknown: true }), AFTER)).toBe('keepForNextTurn'));
  test.each(['danger', 'receipt'] as const)('pushes a %s that may have arrived: twice beats never', (urgency) =>
    expect(decideStep(progress({ unknown: true, urgency }), AFTER)).toBe('push'),
  );
  test('gives up before LINE forgets the retry key', () =>
    expect(decideStep(progress({ replyToken: null }), RETRY_KEY_LIFETIME_MS + 1)).toBe('park'));
});

describe('judgeReply', () => {
  test.each([200, 201])('%d is delivered', (code) =>
    expect(judgeReply(progress(), status(code), 0)).toEqual({ kind: 'delivered' }),
  );
  test.each([null, 500, 503, 408])('%s leaves the outcome unknown and is tried again inside the minute', (code) => {
    expect(judgeReply(progress(), status(code), 1_000)).toEqual({ kind: 'again', at: 2_000, unknown: true });
    expect(judgeReply(progress({ attempts: 10 }), status(code), 50_000)).toMatchObject({ at: TOKEN_LIFETIME_MS });
  });
  test('a used token after an unknown outcome means delivered', () =>
    expect(judgeReply(progress({ unknown: true }), status(400), 0)).toEqual({ kind: 'delivered' }));
  test('a bad token at the first try is dropped, and the answer pushed', () =>
    expect(judgeReply(progress(), status(400), 5)).toEqual({ kind: 'again', at: 5, unknown: false, dropToken: true }));
  test('a rate limit is waited out and nothing is unknown', () =>
    expect(judgeReply(progress(), status(429), 0)).toMatchObject({ kind: 'again', unknown: false }));
  test.each([401, 403, 404, 413, 415])('%d is parked with its reason', (code) =>
    expect(judgeReply(progress(), status(code), 0)).toEqual({ kind: 'park', reason: `line.reply_${code}` }),
  );
});

describe('judgePush', () => {
  test.each([200, 409])('%d is accepted', (code) =>
    expect(judgePush(progress(), status(code), 0)).toEqual({ kind: 'delivered' }),
  );
  test('pauses double with every attempt', () =>
    expect([1, 2, 3, 4].map((attempts) => judgePush(progress({ attempts }), status(500), 0))).toMatchObject([
      { at: 1_000 },
      { at: 2_000 },
      { at: 4_000 },
      { at: 8_000 },
    ]));
  test('a 429 asks which limit it was', () =>
    expect(judgePush(progress(), status(429), 0)).toEqual({ kind: 'checkQuota' }));
  test('the month being over is not tried again, the rate is, and so is not knowing', () => {
    expect(judgeQuota(progress(), true, 0)).toEqual({ kind: 'keepForNextTurn' });
    expect(judgeQuota(progress(), false, 0)).toMatchObject({ kind: 'again' });
    expect(judgeQuota(progress(), null, 0)).toMatchObject({ kind: 'again' });
  });
  test.each([400, 401, 403])('%d is parked', (code) =>
    expect(judgePush(progress(), status(code), 0)).toEqual({ kind: 'park', reason: `line.push_${code}` }),
  );
});

describe('isHeldBack', () => {
  const staff = { urgency: 'staff', createdAt: 0, replyToken: null, tokenAt: 0, attempts: 0, unknown: false } as const;
  const quota = (left: number) => ({ limit: 1000, used: 1000 - left });

  test('words of staff leave the reserve over, to the last message', () => {
    expect(isHeldBack(staff, quota(6), 5)).toBe(false);
    expect(isHeldBack(staff, quota(5), 5)).toBe(true);
    expect(isHeldBack(staff, quota(0), 5)).toBe(true);
  });

  test('nothing else is held back: not danger, not a receipt, not a late answer', () => {
    for (const urgency of ['danger', 'receipt', 'answer', 'free'] as const)
      expect(isHeldBack({ ...staff, urgency }, quota(0), 5)).toBe(false);
  });

  test('what LINE may have accepted already is not held back: it would come twice', () => {
    expect(isHeldBack({ ...staff, attempts: 1 }, quota(0), 5)).toBe(false);
  });

  test('no reserve, no limit and no answer of LINE hold nobody back', () => {
    expect(isHeldBack(staff, quota(0), 0)).toBe(false);
    expect(isHeldBack(staff, { limit: null, used: 9 }, 5)).toBe(false);
    expect(isHeldBack(staff, null, 5)).toBe(false);
  });
});
