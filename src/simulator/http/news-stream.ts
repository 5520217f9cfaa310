import type { ServerResponse } from 'node:http';
import { clearInterval, setInterval } from 'node:timers';
import { takeSnapshot } from '../control/snapshot.ts';
import type { Platform } from '../platform/platform.ts';

const HEARTBEAT_MS = 20_000;

/** Server-sent events: a `snapshot` first, then one event per thing that changes. */
export function streamNews(platform: Platform, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  const send = (name: string, what: unknown) => response.write(`event: ${name}\ndata: ${JSON.stringify(what)}\n\n`);
  send('snapshot', takeSnapshot(platform));
  const stop = platform.feed.listen((news, what) => send(news, what));
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  response.on('close', () => {
    stop();
    clearInterval(heartbeat);
  });
}
