import { hashText } from '../../hash.ts';
import type { ConsoleContext, ConsoleRoute, ReadText } from '../context.ts';

const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;
const YEAR_S = 31_536_000;

/** What pages load besides their HTML. */
const NAMES = ['console.css', 'console.js', 'htmx.js'] as const;
type AssetName = (typeof NAMES)[number];

/** Served to everyone: the page that refuses somebody is to be readable, too, and there is nothing in them but program. */
export const ASSET_ROUTES: readonly ConsoleRoute[] = NAMES.map((name) => ({
  method: 'get',
  path: `/staff/${name}`,
  permission: 'public',
  handle: (c) => serveAsset(c, name),
}));

/** The address of a file with its version: kept by browsers for good, because another version has another address. */
export type AssetUrl = (name: AssetName) => string;
export const toAssetUrls =
  (readText: ReadText): AssetUrl =>
  (name) =>
    `/staff/${name}?v=${openAsset(readText, name).version}`;

function serveAsset(c: ConsoleContext, name: AssetName): Response {
  const { text, version } = openAsset(c.get('readText'), name);
  return c.body(text, 200, {
    'content-type': TYPES[name.endsWith('.css') ? 'css' : 'js'],
    'cache-control': c.req.query('v') === version ? `public, max-age=${YEAR_S}, immutable` : 'no-cache',
  });
}

type Asset = { text: string; version: string };
/** Unpacked once an isolate. */
const opened = new Map<AssetName, Asset>();

function openAsset(readText: ReadText, name: AssetName): Asset {
  const known = opened.get(name);
  if (known) return known;
  const text = readText(name);
  if (text === undefined) throw new Error(`src/compiled has no "${name}"; run npm run build`);
  const asset = { text, version: hashText(text).toString(36) };
  opened.set(name, asset);
  return asset;
}
