import { maySee } from '../../desk/index.ts';
import { type MediaContent, readContent, readLineSettings } from '../../line/index.ts';
import { findMessage, readAttachment, readTicket, type TicketMessage, writeViewed } from '../../tickets/index.ts';
import type { ConsoleContext, ConsoleRoute } from '../context.ts';
import { sayConsole, toConsoleLanguage } from '../words.ts';

/** Pictures and files of residents: through us, never from LINE to the browser. */
export const ATTACHMENT_ROUTES: readonly ConsoleRoute[] = [
  { method: 'get', path: '/staff/api/attachments/:messageId', permission: 'viewTickets', handle: showAttachment },
];

/** What a browser may show by itself; anything else is saved and does nothing on our pages. */
const SHOWN_TYPES = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/aac',
];

/** Whatever is in it, it has no script, no form and no origin. */
const CONTENT_POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'none'; sandbox";

async function showAttachment(c: ConsoleContext): Promise<Response> {
  const message = await findMessage(c.env.RECORDS, c.req.param('messageId') ?? '');
  const ticket = message && (await readTicket(c.env.RECORDS, message.ticketId));
  if (!message || !ticket || !maySee(c.get('member'), ticket)) return sayPlainly(c, 404, 'media.notFound');
  if (ticket.sensitive) await writeViewed(c.env.RECORDS, ticket.id, c.get('member').mail, c.get('now'));
  if (message.withdrawnAt) return sayPlainly(c, 410, 'media.withdrawn');
  const content = await readMedia(c, message);
  if (content.kind !== 'here')
    return sayPlainly(c, ({ preparing: 503, gone: 410, failed: 502 } as const)[content.kind], `media.${content.kind}`);
  const type = content.type.split(';')[0]?.trim().toLowerCase() ?? '';
  const isShown = SHOWN_TYPES.includes(type);
  return new Response(content.body, {
    headers: {
      'content-type': isShown ? type : 'application/octet-stream',
      'content-disposition': isShown ? 'inline' : `attachment; filename="${message.media}-${message.seq}"`,
      'content-security-policy': CONTENT_POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    },
  });
}

async function readMedia(c: ConsoleContext, message: TicketMessage): Promise<MediaContent> {
  if (message.media === 'attachment') {
    const kept = await readAttachment(c.env.RECORDS, message.id);
    return kept ? { kind: 'here', body: toStream(kept.bytes), type: kept.type } : { kind: 'gone' };
  }
  const settings = readLineSettings(c.env);
  if (!message.media || !message.messageId) return { kind: 'gone' };
  if (!settings.ok) {
    console.error(`${settings.error.code}: ${settings.error.message}`);
    return { kind: 'failed' };
  }
  return readContent(settings.value, message.messageId);
}

const toStream = (bytes: Uint8Array): ReadableStream => new Blob([Uint8Array.from(bytes)]).stream();

/** One sentence instead of the picture: it is opened in a tab of its own. */
const sayPlainly = (c: ConsoleContext, status: 404 | 410 | 502 | 503, key: string): Response =>
  c.text(sayConsole(toConsoleLanguage(c.req.raw), key), status);
