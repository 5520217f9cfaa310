import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '../acts/refusal.ts';
import { handleCall } from '../api/handle-call.ts';
import { handleControl } from '../control/handle-control.ts';
import type { Platform } from '../platform/platform.ts';
import { streamNews } from './news-stream.ts';
import { servePageFile } from './page-files.ts';
import { serveContent } from './serve-content.ts';
import { writeJson } from './write-json.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** One origin for three visitors: the bot (`/v2`), tests (`/simulator`), people (everything else). */
export function createHandler(platform: Platform): Handler {
  return (request, response) => {
    serve(platform, request, response).catch((error: unknown) => fail(response, error));
  };
}

async function serve(platform: Platform, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
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
