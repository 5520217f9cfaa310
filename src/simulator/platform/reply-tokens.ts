/** One reply token and what has become of it. */
interface Token {
  chatId: string;
  eventAt: number;
  /** When a webhook with it was last sent; null until the first. */
  deliveredAt: number | null;
  isUsed: boolean;
}

export interface TokenLimits {
  tokenLifetimeMs: number;
  tokenMaxAgeMs: number;
}

type TokenAnswer = { ok: true; chatId: string } | { ok: false; why: 'unknown' | 'used' | 'expired' };

export interface ReplyTokens {
  issue(token: string, chatId: string, eventAt: number): void;
  /** A webhook that carries the token leaves now: its minute starts (again). */
  deliver(token: string, now: number): void;
  /** Spends the token for good, or says why it cannot be spent. */
  spend(token: string, now: number): TokenAnswer;
  /** The same judgement without spending. */
  judge(token: string, now: number): TokenAnswer;
  clear(): void;
}

/**
 * LINE reference: send-reply-message-reply-token. Once only; within a minute of the webhook; a
 * redelivery opens a new minute unless the token was used or 20 minutes have passed since the event.
 */
export function createReplyTokens(limits: TokenLimits): ReplyTokens {
  const tokens = new Map<string, Token>();

  function judge(name: string, now: number): TokenAnswer {
    const token = tokens.get(name);
    if (token === undefined || token.deliveredAt === null) return { ok: false, why: 'unknown' };
    if (token.isUsed) return { ok: false, why: 'used' };
    const isLate = now - token.deliveredAt > limits.tokenLifetimeMs || now - token.eventAt > limits.tokenMaxAgeMs;
    return isLate ? { ok: false, why: 'expired' } : { ok: true, chatId: token.chatId };
  }

  return {
    judge,
    issue: (name, chatId, eventAt) => {
      tokens.set(name, { chatId, eventAt, deliveredAt: null, isUsed: false });
    },
    deliver: (name, now) => {
      const token = tokens.get(name);
      if (token !== undefined) token.deliveredAt = now;
    },
    spend: (name, now) => {
      const answer = judge(name, now);
      const token = tokens.get(name);
      if (answer.ok && token !== undefined) token.isUsed = true;
      return answer;
    },
    clear: () => tokens.clear(),
  };
}
