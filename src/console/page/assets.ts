import { COMPILED } from '../../compiled/index.ts';
import type { ConsoleContext, ConsoleRoute } from '../context.ts';

const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;
const YEAR_S = 31_536_000;

/** What pages load besides their HTML. */
const NAMES = ['console.css', 'console.js', 'htmx.js'] as const;
type AssetName = (typeof NAMES)[number];

const versions = new Map<AssetName, string>();

/** Served to everyone: the page that refuses somebody is to be readable, too, and there is nothing in them but program. */
export const ASSET_ROUTES: readonly ConsoleRoute[] = NAMES.map((name) => ({
  method: 'get',
  path: `/staff/${name}`,
  permission: 'public',
  handle: (c) => serveAsset(c, name),
}));

/** The address of a file with its version: kept by browsers for good, because another version has another address. */
export const toAssetUrl = (name: AssetName): string => `/staff/${name}?v=${toVersion(name)}`;

function serveAsset(c: ConsoleContext, name: AssetName): Response {
  const isVersioned = c.req.query('v') === toVersion(name);
  return c.body(readAsset(name), 200, {
    'content-type': TYPES[name.endsWith('.css') ? 'css' : 'js'],
    'cache-control': isVersioned ? `public, max-age=${YEAR_S}, immutable` : 'no-cache',
  });
}

function readAsset(name: AssetName): string {
  const text = COMPILED[name];
  if (text === undefined) throw new Error(`src/compiled has no "${name}"; run npm run build`);
  return text;
}

/** FNV-1a of the text: changes when the file does. */
function toVersion(name: AssetName): string {
  const known = versions.get(name);
  if (known) return known;
  const text = readAsset(name);
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  const version = hash.toString(36);
  versions.set(name, version);
  return version;
}
