import { Hono } from 'hono';
import type { Library } from '../dialogue/index.ts';
import { isSameOrigin } from '../pages/index.ts';
import {
  endSession,
  exchangeLink,
  findLink,
  openSocket,
  ROOM_IDLE_MS,
  readTicket,
  toRoomHub,
} from '../tickets/index.ts';
import { createApi } from './api.ts';
import { clerkPage } from './clerk-page.tsx';
import type { RoomContext, RoomEnv } from './context.ts';
import { createForms } from './forms.ts';
import { closedPage, linkPage } from './link-pages.tsx';
import { createPageFiles } from './page-files.ts';
import { showPicture } from './pictures.ts';
import { roomPage } from './room-page.tsx';
import { secure, toLeaveUrl } from './secure.ts';
import { dropSession, enter, findRoom, keepSession, slowDown } from './session.ts';

/** Everything under `/r`: links from LINE, the talk they lead to, and what its script asks. */
export function createRoom(loadLibrary: () => Library): Hono<RoomEnv> {
  const room = new Hono<RoomEnv>();
  for (const path of ['/r', '/r/*'])
    room.use(path, secure, (c, next) => {
      c.set('library', loadLibrary());
      c.set('now', Date.now());
      return next();
    });
  room.route('/', createPageFiles());
  room.post('/r/open', slowDown, openRoom);
  room.get('/r', enter, roomPage);
  room.get('/r/clerk', enter, clerkPage);
  room.get('/r/pictures/:key', enter, showPicture);
  room.get('/r/live', enter, openLive);
  room.post('/r/leave', enter, leaveRoom);
  room.route('/', createForms());
  room.route('/', createApi());
  room.get('/r/:secret', slowDown, showLink);
  room.all('/r/*', (c) => c.json({ error: 'room.not_found' }, 404));
  return room;
}

/** A link from LINE. One that is used up leads on only where this browser has the room open already. */
async function showLink(c: RoomContext): Promise<Response> {
  const secret = c.req.param('secret') ?? '';
  const link = await findLink(c.env.RECORDS, secret, c.get('now'));
  if (link && !link.isFresh && (await findRoom(c))?.ticket.id === link.ticketId) return c.redirect('/r', 303);
  const ticket = link?.isFresh ? await readTicket(c.env.RECORDS, link.ticketId) : undefined;
  return ticket ? linkPage(c, secret, ticket.language) : closedPage(c, 'room.used', 410);
}

/** The button under the link: the secret becomes a session, once. A script asks for JSON and puts the room where the link was in the history. */
async function openRoom(c: RoomContext): Promise<Response> {
  if (!isSameOrigin(c.req.raw)) return c.json({ error: 'room.other_origin' }, 403);
  const { secret } = await c.req.parseBody();
  const opened = await exchangeLink(c.env.RECORDS, typeof secret === 'string' ? secret : '', c.get('now'));
  if (!opened) return closedPage(c, 'room.used', 410);
  keepSession(c, opened.session);
  return c.req.header('accept') === 'application/json' ? c.json({ to: '/r' }) : c.redirect('/r', 303);
}

/** Away from here at once. Where somebody else may take the phone next, the door is shut behind the resident. */
async function leaveRoom(c: RoomContext): Promise<Response> {
  if (c.get('ticket').sensitive) {
    await endSession(c.env.RECORDS, c.get('session'));
    dropSession(c);
  }
  return c.redirect(toLeaveUrl(c), 303);
}

/** Tells the page that something changed; what, it asks for itself. */
function openLive(c: RoomContext): Response | Promise<Response> {
  if (c.req.header('upgrade') !== 'websocket') return c.json({ error: 'room.no_socket' }, 400);
  const expiresAt = c.get('now') + ROOM_IDLE_MS;
  const who = { mail: '', name: '', sensitive: false, expiresAt };
  return openSocket(c.env, toRoomHub(c.get('ticket').id), c.req.raw, who);
}
