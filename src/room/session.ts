import type { MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isSameOrigin } from '../pages/index.ts';
import { ROOM_IDLE_MS, readSession, readTicket } from '../tickets/index.ts';
import type { RoomContext, RoomEnv } from './context.ts';
import { closedPage } from './link-pages.tsx';

const COOKIE = 'room';

/** Browsers let only a local machine keep a secure cookie without https; some of them not even that. */
const isSecure = (c: RoomContext): boolean => {
  const { protocol, hostname } = new URL(c.req.url);
  return !(protocol === 'http:' && hostname === 'localhost');
};

/** Hands the session to the browser; each use lengthens it, as it does in the database. */
export const keepSession = (c: RoomContext, session: string): void =>
  setCookie(c, COOKIE, session, {
    path: '/r',
    httpOnly: true,
    secure: isSecure(c),
    sameSite: 'Lax',
    maxAge: ROOM_IDLE_MS / 1000,
  });

export const dropSession = (c: RoomContext): void => {
  deleteCookie(c, COOKIE, { path: '/r', secure: isSecure(c) });
};

/** The ticket this browser's session is for, and the session's secret; undefined without one that lives. */
export async function findRoom(c: RoomContext) {
  const session = getCookie(c, COOKIE);
  if (!session) return undefined;
  const ticketId = await readSession(c.env.RECORDS, session, Date.now());
  const ticket = ticketId === undefined ? undefined : await readTicket(c.env.RECORDS, ticketId);
  return ticket && { ticket, session };
}

/** The door of everything inside: a live session, not too many requests, and, for what changes something, a page of ours as its sender. */
export const enter: MiddlewareHandler<RoomEnv> = async (c, next) => {
  const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD';
  // A browser asks nobody before it opens a socket, so its origin counts as well.
  if ((changes || c.req.header('upgrade') === 'websocket') && !isSameOrigin(c.req.raw))
    return c.json({ error: 'room.other_origin' }, 403);
  const room = await findRoom(c);
  if (!room) {
    dropSession(c);
    return isApi(c) ? c.json({ error: 'room.expired' }, 401) : closedPage(c, 'room.expired', 401);
  }
  if (await isTooMany(c, room.ticket.id)) return tooMany(c);
  c.set('ticket', room.ticket);
  c.set('session', room.session);
  keepSession(c, room.session);
  return next();
};

/** Whether somebody asks more often than anybody needs to; without the binding everybody may. */
const isTooMany = async (c: RoomContext, key: string): Promise<boolean> =>
  c.env.ROOM_LIMIT !== undefined && !(await c.env.ROOM_LIMIT.limit({ key })).success;

const tooMany = (c: RoomContext): Response => c.json({ error: 'room.too_many' }, 429, { 'retry-after': '30' });

/** Before the door: whoever tries links is counted by where they come from. */
export const slowDown: MiddlewareHandler<RoomEnv> = async (c, next) => {
  const from = c.req.header('cf-connecting-ip');
  if (from && (await isTooMany(c, `link/${from}`))) return tooMany(c);
  return next();
};

/** Asked by the page's script, not by a person. */
const isApi = (c: RoomContext): boolean => c.req.path.startsWith('/r/api/') || c.req.path === '/r/live';
