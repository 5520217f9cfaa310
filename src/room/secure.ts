import type { MiddlewareHandler } from 'hono';
import type { RoomContext, RoomEnv } from './context.ts';

/** Where "leave quickly" leads when the content names no website: the weather, which anybody looks at. */
const HARMLESS = 'https://www.jma.go.jp/';

/** A page anybody may be looking at: the city's own website, as the content names it. */
export function toLeaveUrl(c: RoomContext): string {
  const { content } = c.get('library');
  return content.readContact(content.city.secondDesk).website ?? HARMLESS;
}

/**
 * Headers of everything under /r: no script and no style but ours, no frame around us, nothing kept, nothing told to other sites. `same-origin` and not `no-referrer`:
 * with the latter forms would come from `null` and could not be told from forged ones; other sites learn nothing either way.
 */
export const secure: MiddlewareHandler<RoomEnv> = async (c, next) => {
  await next();
  // A socket's answer cannot be changed.
  if (c.res.status === 101) return;
  const { host, protocol } = new URL(c.req.url);
  // Older Safari does not count a socket to the same host as 'self'; browsers check where a form's answer leads.
  const socket = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    `connect-src 'self' ${socket}`,
    `form-action 'self' ${new URL(toLeaveUrl(c)).origin}`,
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
};
