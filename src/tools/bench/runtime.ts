import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';

const root = join(import.meta.dirname, '../../..');
const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');

export type Bundle = { folder: string; objects: Record<string, string> };

/** Builds a Worker as `wrangler deploy` would. */
export function build(entry: string, config: string, objects: Record<string, string>): Bundle {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  execFileSync(
    process.execPath,
    [wrangler, 'deploy', entry, '--dry-run', '--config', join(root, config), '--outdir', folder],
    { cwd: root, stdio: 'ignore', env: { ...process.env, WRANGLER_SEND_METRICS: 'false' } },
  );
  return { folder, objects };
}

/** Starts a built Worker on workerd. Both peers of a comparison go through here, so that what surrounds them is the same. */
export function start({ folder, objects }: Bundle, bindings: Record<string, string>): Miniflare {
  const names = readdirSync(folder);
  const script = names.find((name) => name.endsWith('.js')) ?? '';
  const texts = names.filter((name) => name.endsWith('.txt'));
  const options = convertV4MiniflareOptions({
    modulesRoot: folder,
    modules: [
      { type: 'ESModule', path: join(folder, script) },
      ...texts.map((name) => ({ type: 'Text' as const, path: join(folder, name) })),
    ],
    compatibilityDate: '2026-08-01',
    compatibilityFlags: ['nodejs_compat'],
    bindings,
    durableObjects: Object.fromEntries(
      Object.entries(objects).map(([name, className]) => [name, { className, useSQLite: true }]),
    ),
    d1Databases: ['RECORDS'],
  });
  return new Miniflare(options);
}
