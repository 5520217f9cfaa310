import type { Urgency } from '../dialogue/index.ts';
import type { LineOutcome, Quota } from '../line/index.ts';

/** LINE promises a reply token one minute (LINE reference: send-reply-message-reply-token); the rest is the way there. */
export const TOKEN_LIFETIME_MS = 55_000;
/** LINE keeps a retry key for 24 hours; after that the same key would send again. */
export const RETRY_KEY_LIFETIME_MS = 23 * 3_600_000;
/** Longer than LINE's answer may take: an attempt this old belongs to a process that is gone. */
export const ATTEMPT_LEASE_MS = 12_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** How far the delivery of one stored answer has come. Times are epoch milliseconds. */
export type Progress = {
  urgency: Urgency;
  createdAt: number;
  replyToken: string | null;
  /** When the webhook with this token came in; a redelivery opens a new minute. */
  tokenAt: number;
  attempts: number;
  /** An attempt to reply ended without an answer: the person may have it already. */
  unknown: boolean;
};

/** What to do with an answer now. */
export type Step = 'reply' | 'push' | 'keepForNextTurn' | 'park';

/** The step that is due. A reply is free and comes first; a push is counted and needs a reason. */
export function decideStep(progress: Progress, now: number): Step {
  if (hasToken(progress, now)) return 'reply';
  if (progress.urgency === 'free') return 'keepForNextTurn';
  if (now - progress.createdAt > RETRY_KEY_LIFETIME_MS) return 'park';
  // Whoever may have it already is not told twice, unless silence would be worse.
  if (progress.unknown && progress.urgency === 'answer') return 'keepForNextTurn';
  return 'push';
}

/** What came of a step. */
export type Verdict =
  | { kind: 'delivered' }
  | { kind: 'again'; at: number; unknown: boolean; dropToken?: boolean }
  | { kind: 'checkQuota' }
  | { kind: 'park'; reason: string };

/** What an attempt to reply means for what comes next. Decided on status codes, never on message texts (LINE's development guidelines). */
export function judgeReply(progress: Progress, outcome: LineOutcome, now: number): Verdict {
  const { status } = outcome;
  if (status === null || status >= 500 || status === 408)
    return { kind: 'again', at: nextReplyTry(progress, now), unknown: true };
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === 429) return { kind: 'again', at: nextReplyTry(progress, now), unknown: progress.unknown };
  // The token was good and is used: an earlier attempt, whose answer was lost, has delivered.
  if (status === 400 && progress.unknown) return { kind: 'delivered' };
  // Expired or never good; if it is the message that LINE refuses, the push will say so.
  if (status === 400) return { kind: 'again', at: now, unknown: false, dropToken: true };
  return { kind: 'park', reason: `line.reply_${status}` };
}

/** What an attempt to push means. 409: LINE has accepted this retry key before. */
export function judgePush(progress: Progress, outcome: LineOutcome, now: number): Verdict {
  const { status } = outcome;
  if (status === null || status >= 500 || status === 408)
    return { kind: 'again', at: now + pause(progress.attempts), unknown: progress.unknown };
  if ((status >= 200 && status < 300) || status === 409) return { kind: 'delivered' };
  if (status === 429) return { kind: 'checkQuota' };
  return { kind: 'park', reason: `line.push_${status}` };
}

/** After a 429: the month's quota will not come back by waiting, the rate will. */
export function judgeQuota(
  progress: Progress,
  usedUp: boolean | null,
  now: number,
): Verdict | { kind: 'keepForNextTurn' } {
  return usedUp
    ? { kind: 'keepForNextTurn' }
    : { kind: 'again', at: now + pause(progress.attempts), unknown: progress.unknown };
}

/**
 * Whether a push of words of staff would take from what the city keeps free for disasters (`reserve` messages of the month). Not after a first attempt, which LINE may
 * have accepted: only a push with the same retry key cannot say it twice. What LINE does not tell holds nobody back.
 */
export const isHeldBack = ({ urgency, attempts }: Progress, quota: Quota | null, reserve: number): boolean =>
  mayBeHeldBack({ urgency, attempts }) &&
  reserve > 0 &&
  quota !== null &&
  quota.limit !== null &&
  quota.limit - quota.used <= reserve;

/** Whether it is worth asking for the reserve at all. */
export const mayBeHeldBack = ({ urgency, attempts }: Pick<Progress, 'urgency' | 'attempts'>): boolean =>
  urgency === 'staff' && attempts === 0;

const hasToken = ({ replyToken, tokenAt }: Progress, now: number): boolean =>
  replyToken !== null && now - tokenAt < TOKEN_LIFETIME_MS;

/** Inside the minute as long as there is one; the last look is just after it, when the step changes. */
const nextReplyTry = ({ attempts, tokenAt }: Progress, now: number): number =>
  Math.min(now + pause(attempts), Math.max(now, tokenAt + TOKEN_LIFETIME_MS));

/** 1, 2, 4 … seconds. */
const pause = (attempts: number): number => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, attempts - 1));
