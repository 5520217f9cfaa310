import { describe, expect, it } from 'vitest';
import { createReplyTokens } from '../../../src/simulator/platform/reply-tokens.ts';

const MINUTE = 60_000;

function tokens() {
  const made = createReplyTokens({ tokenLifetimeMs: MINUTE, tokenMaxAgeMs: 20 * MINUTE });
  made.issue('t', 'chat', 0);
  made.deliver('t', 0);
  return made;
}

describe('createReplyTokens', () => {
  it('lets a token be spent once', () => {
    const made = tokens();
    expect(made.spend('t', 10)).toEqual({ ok: true, chatId: 'chat' });
    expect(made.spend('t', 20)).toEqual({ ok: false, why: 'used' });
  });

  it('lets it be spent until one minute after the webhook', () => {
    expect(tokens().spend('t', MINUTE).ok).toBe(true);
    expect(tokens().spend('t', MINUTE + 1)).toEqual({ ok: false, why: 'expired' });
  });

  it('opens a new minute when the webhook comes again', () => {
    const made = tokens();
    made.deliver('t', 5 * MINUTE);
    expect(made.spend('t', 6 * MINUTE).ok).toBe(true);
  });

  it('opens none for a used token', () => {
    const made = tokens();
    made.spend('t', 1);
    made.deliver('t', 2);
    expect(made.spend('t', 3)).toEqual({ ok: false, why: 'used' });
  });

  it('opens none 20 minutes after the event', () => {
    const made = tokens();
    made.deliver('t', 20 * MINUTE + 1);
    expect(made.spend('t', 20 * MINUTE + 2)).toEqual({ ok: false, why: 'expired' });
  });

  it('knows no token that no webhook carried', () => {
    const made = tokens();
    made.issue('unsent', 'chat', 0);
    expect(made.spend('unsent', 1)).toEqual({ ok: false, why: 'unknown' });
    expect(made.spend('made up', 1)).toEqual({ ok: false, why: 'unknown' });
  });
});
