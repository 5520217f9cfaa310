import type { ServerResponse } from 'node:http';
import type { Platform } from '../platform/platform.ts';
import { writeJson } from './write-json.ts';

/** A resident's own phone shows what they sent; pictures only, so that nothing sent can run in the page. */
export function serveContent(platform: Platform, messageId: string, response: ServerResponse): void {
  const content = platform.contents.get(messageId);
  if (content === undefined || content.isGone || !/^image\/(png|jpeg|gif|webp)$/.test(content.contentType)) {
    writeJson(response, 404, { message: 'no picture' });
    return;
  }
  response.writeHead(200, {
    'content-type': content.contentType,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(content.bytes);
}
