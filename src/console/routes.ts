import { Hono } from 'hono';
import type { Library } from '../dialogue/index.ts';
import { ATTACHMENT_ROUTES } from './api/attachment-routes.ts';
import { INBOX_ROUTES } from './api/inbox-routes.ts';
import { PERSON_ROUTES } from './api/person-routes.ts';
import { ROUND_ROUTES } from './api/round-routes.ts';
import { SETTINGS_ROUTES } from './api/settings-routes.ts';
import { TICKET_ROUTES } from './api/ticket-routes.ts';
import type { ConsoleEnv, ConsoleRoute, ReadText } from './context.ts';
import { guard, refuse, secure } from './guard.ts';
import { INBOX_PAGES } from './inbox/routes.tsx';
import { ASSET_ROUTES } from './page/assets.ts';
import { SETTINGS_PAGES } from './settings/routes.tsx';
import { TICKET_PAGES } from './ticket/routes.tsx';

/** Every route of the console with what it needs: what is mounted, what is tested and what is documented are one list. */
export const CONSOLE_ROUTES: readonly ConsoleRoute[] = [
  ...ASSET_ROUTES,
  ...INBOX_PAGES,
  ...TICKET_PAGES,
  ...SETTINGS_PAGES,
  ...INBOX_ROUTES,
  ...TICKET_ROUTES,
  ...ATTACHMENT_ROUTES,
  ...PERSON_ROUTES,
  ...ROUND_ROUTES,
  ...SETTINGS_ROUTES,
];

/** Everything under `/staff`: behind Cloudflare Access, for members, each within their role. `readText` gives what the build has left for the console. */
export function createConsole(loadLibrary: () => Library, readText: ReadText): Hono<ConsoleEnv> {
  const pages = new Hono<ConsoleEnv>();
  pages.use('/staff/*', secure(readText));
  for (const route of CONSOLE_ROUTES)
    pages.on(route.method.toUpperCase(), route.path, guard(route, loadLibrary), route.handle);
  pages.all('/staff/*', (c) => refuse(c, 404, 'desk.not_found'));
  pages.onError((error, c) => {
    // The message of a failed query holds its parameters, and they may be words of a resident; its cause says what went wrong.
    const why = error.cause instanceof Error ? error.cause.message.slice(0, 200) : '';
    console.error(`console.failed ${c.req.method} ${c.req.routePath} ${error.name} ${why}`);
    return refuse(c, 500, 'console.failed');
  });
  return pages;
}
