import { fail, ok, type Result } from '../result.ts';
import { countAttachments, readAttachment } from '../tickets/index.ts';
import { cleanPicture, type Picture } from './clean-picture.ts';
import type { RoomContext } from './context.ts';
import { toChangeId } from './message.tsx';

/** What a page may send; its script makes pictures smaller before. D1 keeps at most 2 MB in one place. */
export const PICTURE_BYTES = 1024 * 1024;
/** More than this is no talk any more. */
const PICTURES_A_TICKET = 50;

/** A picture as it arrived, ready to be kept; `room.too_big` or `room.no_picture` when it cannot be. */
export async function takePicture(c: RoomContext, bytes: Uint8Array): Promise<Result<Picture>> {
  if (bytes.length > PICTURE_BYTES) return fail({ code: 'room.too_big', message: 'room.too_big' });
  const picture = cleanPicture(bytes);
  if (!picture) return fail({ code: 'room.no_picture', message: 'room.no_picture' });
  if ((await countAttachments(c.env.RECORDS, c.get('ticket').id)) >= PICTURES_A_TICKET)
    return fail({ code: 'room.too_big', message: 'the ticket has too many pictures' });
  return ok(picture);
}

/** Reads at most one byte more than is allowed, whatever length the request claims. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const reader = request.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (reader && length <= limit) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value as Uint8Array);
    length += (value as Uint8Array).length;
  }
  if (length > limit) await reader?.cancel();
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** A picture of this ticket. Another ticket's cannot be named: the id is made of the session's own. */
export async function showPicture(c: RoomContext): Promise<Response> {
  const found = await readAttachment(c.env.RECORDS, toChangeId(c.get('ticket').id, c.req.param('key') ?? ''));
  if (!found) return c.json({ error: 'room.not_found' }, 404);
  return c.body(found.bytes as Uint8Array<ArrayBuffer>, 200, {
    'content-type': found.type,
    'content-disposition': `inline; filename="picture.${found.type.slice('image/'.length)}"`,
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  });
}
