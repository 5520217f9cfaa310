import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Access } from '../access/access.ts';
import { serveAccess } from '../access/serve-access.ts';
import { Refusal } from '../acts/refusal.ts';
import { handleCall } from '../api/handle-call.ts';
import { handleControl } from '../control/handle-control.ts';
import type { Platform } from '../platform/platform.ts';
import { streamNews } from './news-stream.ts';
import { servePageFile } from './page-files.ts';
import { serveContent } from './serve-content.ts';
import { writeJson } from './write-json.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** One origin for everybody: the bot (`/v2`), staff who sign in (`/cdn-cgi/access`), tests (`/simulator`), people (everything else). */
export function createHandler(platform: Platform, access: Access): Handler {
  return (request, response) => {
    serve(platform, access, request, response).catch((error: unknown) => fail(response, error));
  };
}

async function serve(
  platform: Platform,
  access: Access,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  if (await serveAccess(access, request, response, url)) return;
  if (path.startsWith('/v2/')) return handleCall(platform, request, response);
  if (path === '/simulator/events' && request.method === 'GET') return streamNews(platform, response);
  if (path.startsWith('/simulator/contents/')) return serveContent(platform, path.split('/')[3] ?? '', response);
  if (path.startsWith('/simulator/')) return handleControl(platform, request, response);
  return servePageFile(path, response);
}

function fail(response: ServerResponse, error: unknown): void {
  const isKnown = error instanceof Refusal;
  if (!isKnown) console.error(error);
  if (response.headersSent) response.destroy();
  else writeJson(response, isKnown ? error.status : 500, { message: isKnown ? error.message : 'simulator error' });
}
