import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { writeJson } from './write-json.ts';

const FOLDER = new URL('../page/', import.meta.url);

const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Pictures of Flex cards may come from anywhere; code and styles only from here. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' https: http: data: blob:",
  "media-src 'self' https: data: blob:",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Serves the chat page from its folder; names are flat, so nothing outside can be reached. */
export async function servePageFile(path: string, response: ServerResponse): Promise<void> {
  const name = path === '/' ? 'index.html' : path.slice(1);
  const type = TYPES[extname(name)];
  if (!/^[a-z0-9-]+\.[a-z]+$/.test(name) || type === undefined)
    return writeJson(response, 404, { message: 'Not found' });
  try {
    const bytes = await readFile(new URL(name, FOLDER));
    response.writeHead(200, {
      'content-type': type,
      'cache-control': 'no-cache',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    response.end(bytes);
  } catch {
    writeJson(response, 404, { message: 'Not found' });
  }
}
