import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

/** A body that went over its limit. */
export class TooLarge extends Error {}

/** Reads a request's body as UTF-8 text; throws {@link TooLarge} beyond the limit. */
export async function readText(request: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
  }
  if (size > maxBytes) throw new TooLarge();
  return Buffer.concat(chunks).toString('utf8');
}
