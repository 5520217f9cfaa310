import { Hono } from 'hono';
import type { RoomEnv } from './context.ts';
import open from './page/open.browser.js';
import picture from './page/picture.browser.js';
import room from './page/room.browser.js';
import talk from './page/talk.browser.js';
import { STYLE } from './style.ts';

/** The scripts as they are sent: plain modules without dependency, in the JavaScript of 2018, for phones as old as residents have. */
export const PAGE_SCRIPTS = { open, picture, room, talk } as const;
export type PageScript = keyof typeof PAGE_SCRIPTS;

/** An hour: a page and its script come from the same deployment soon enough, and a slow line fetches them once. */
const CACHE = { 'cache-control': 'public, max-age=3600' };

/** The room's style and scripts: the same for everybody, so that they may be kept. */
export function createPageFiles(): Hono<RoomEnv> {
  const files = new Hono<RoomEnv>();
  files.get('/r/page/room.css', (c) => c.body(STYLE, 200, { ...CACHE, 'content-type': 'text/css; charset=utf-8' }));
  for (const [name, script] of Object.entries(PAGE_SCRIPTS))
    files.get(`/r/page/${name}.browser.js`, (c) =>
      c.body(script, 200, { ...CACHE, 'content-type': 'text/javascript; charset=utf-8' }),
    );
  return files;
}
