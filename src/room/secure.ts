import type { MiddlewareHandler } from 'hono';
import { protectPage } from '../pages/index.ts';
import type { RoomContext, RoomEnv } from './context.ts';

/** Where "leave quickly" leads when the content names no website: the weather, which anybody looks at. */
const HARMLESS = 'https://www.jma.go.jp/';

/** A page anybody may be looking at: the city's own website, as the content names it. */
export function toLeaveUrl(c: RoomContext): string {
  const { content } = c.get('library');
  return content.readContact(content.city.secondDesk).website ?? HARMLESS;
}

/** Headers of everything under /r. */
export const secure: MiddlewareHandler<RoomEnv> = async (c, next) => {
  await next();
  const { host, protocol } = new URL(c.req.url);
  protectPage(c, {
    // Older Safari does not count a socket to the same host as 'self'.
    connect: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`,
    // Browsers check where a form's answer leads.
    form: new URL(toLeaveUrl(c)).origin,
  });
};
