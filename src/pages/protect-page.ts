import type { Context } from 'hono';

/** Further places a page may talk to, as sources of a Content Security Policy; without them it is only us. */
export type Allowed = { connect?: string; form?: string };

/**
 * Headers of pages that show what people wrote to each other: no script, style or picture but ours, no frame around us, nothing kept, nothing told to other sites.
 * `same-origin` and not `no-referrer`: with the latter forms would come from `Origin: null` and could not be told from forged ones (Fetch standard, append a request
 * `Origin` header). What a handler has set stays.
 */
export function protectPage(c: Pick<Context, 'res' | 'header'>, { connect = '', form = '' }: Allowed = {}) {
  // A socket's answer cannot be changed.
  if (c.res.status === 101) return;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    `connect-src 'self' ${connect}`.trim(),
    `form-action 'self' ${form}`.trim(),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  const headers = {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex, nofollow',
  };
  for (const [name, value] of Object.entries(headers)) if (!c.res.headers.has(name)) c.header(name, value);
}
