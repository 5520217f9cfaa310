import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Result } from '../result.ts';
import { closeRoom, sayInRoom, withdrawInRoom } from './change-ticket.ts';
import type { RoomContext, RoomEnv } from './context.ts';
import { PICTURE_BYTES, readBody, takePicture } from './pictures.ts';
import { readTalk } from './read-talk.tsx';
import { enter } from './session.ts';

/** What each refusal means on the wire. */
const STATUS: Readonly<Record<string, 404 | 409 | 413 | 415>> = {
  'room.not_found': 404,
  'room.closed': 409,
  'room.too_long': 413,
  'room.too_big': 413,
  'room.no_picture': 415,
};

/** No words are longer than this, in any script. */
const BODY_BYTES = 32 * 1024;

const Body = z.object({ id: z.string(), text: z.optional(z.string()) });

/** JSON for the page's script. Every answer holds what is new in the talk after `?after=`. */
export function createApi(): Hono<RoomEnv> {
  const api = new Hono<RoomEnv>();
  api.use('/r/api/*', enter);
  api.get('/r/api/messages', (c) => answer(c));
  api.post('/r/api/messages', (c) => take(c, ({ id, text = '' }) => sayInRoom(c, { key: id, text })));
  api.post('/r/api/withdraw', (c) => take(c, ({ id }) => withdrawInRoom(c, id)));
  api.post('/r/api/close', (c) => take(c, ({ id }) => closeRoom(c, id)));
  api.post('/r/api/pictures', takePictureBody);
  return api;
}

async function take(
  c: RoomContext,
  act: (body: z.infer<typeof Body>) => Promise<Result<{ masked: boolean } | null>>,
): Promise<Response> {
  const bytes = await readBody(c.req.raw, BODY_BYTES);
  const body = bytes.length > BODY_BYTES ? undefined : Body.safeParse(parse(bytes));
  if (!body?.success) return c.json({ error: 'room.bad_body' }, 400);
  return conclude(c, await act(body.data));
}

/** The picture is the body; its name is in the address. */
async function takePictureBody(c: RoomContext): Promise<Response> {
  const picture = await takePicture(c, await readBody(c.req.raw, PICTURE_BYTES));
  if (!picture.ok) return conclude(c, picture);
  return conclude(c, await sayInRoom(c, { key: c.req.query('id') ?? '', picture: picture.value }));
}

function conclude(c: RoomContext, done: Result<{ masked: boolean } | null>): Response | Promise<Response> {
  if (!done.ok) return c.json({ error: done.error.code }, STATUS[done.error.code] ?? 400);
  return answer(c, done.value ?? {});
}

async function answer(c: RoomContext, more: { masked?: boolean } = {}): Promise<Response> {
  const after = Number(c.req.query('after')) || 0;
  return c.json({ ...more, ...(await readTalk(c, after)) });
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
