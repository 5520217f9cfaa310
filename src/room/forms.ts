import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Result } from '../result.ts';
import { closeRoom, sayInRoom, withdrawInRoom } from './change-ticket.ts';
import type { RoomContext, RoomEnv } from './context.ts';
import { PICTURE_BYTES, takePicture } from './pictures.ts';
import { enter } from './session.ts';

/** What a page without script sends: forms, answered by the page itself with what there is to say in its address. */
export function createForms(): Hono<RoomEnv> {
  const forms = new Hono<RoomEnv>();
  const limit = bodyLimit({ maxSize: PICTURE_BYTES + 16 * 1024, onError: (c) => back(c, 'tooBig') });
  for (const path of ['/r/say', '/r/picture', '/r/withdraw', '/r/close']) forms.use(path, enter, limit);
  forms.post('/r/say', async (c) => {
    const { id, text } = await readFields(c);
    return conclude(c, await sayInRoom(c, { key: id, text }));
  });
  forms.post('/r/picture', async (c) => {
    const { id, picture: file } = await c.req.parseBody();
    if (!(file instanceof File)) return back(c, 'notSent');
    const picture = await takePicture(c, new Uint8Array(await file.arrayBuffer()));
    if (!picture.ok) return back(c, 'tooBig');
    return conclude(c, await sayInRoom(c, { key: `${id}`, picture: picture.value }));
  });
  forms.post('/r/withdraw', async (c) => conclude(c, await withdrawInRoom(c, (await readFields(c)).id)));
  forms.post('/r/close', async (c) => conclude(c, await closeRoom(c, (await readFields(c)).id)));
  return forms;
}

async function readFields(c: RoomContext): Promise<{ id: string; text: string }> {
  const { id, text } = await c.req.parseBody();
  return { id: typeof id === 'string' ? id : '', text: typeof text === 'string' ? text : '' };
}

const conclude = (c: RoomContext, done: Result<{ masked: boolean } | null>): Response =>
  done.ok ? back(c, done.value?.masked ? 'masked' : undefined) : back(c, 'notSent');

/** To the talk, where it ends; a notice stands just below. */
const back = (c: { redirect: (to: string, status: 303) => Response }, notice?: string): Response =>
  c.redirect(notice ? `/r?notice=${notice}#notice` : '/r#writing', 303);
