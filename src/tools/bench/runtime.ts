import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
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
  // Scripts for browsers travel as texts.
  const script = names.find((name) => name.endsWith('.js') && !name.endsWith('.browser.js')) ?? '';
  const ofType = (ending: string, type: 'Text' | 'Data') =>
    names.filter((name) => name.endsWith(ending)).map((name) => ({ type, path: join(folder, name) }));
  const options = convertV4MiniflareOptions({
    modulesRoot: folder,
    modules: [
      { type: 'ESModule', path: join(folder, script) },
      ...ofType('.browser.js', 'Text'),
      ...ofType('.txt', 'Text'),
      ...ofType('.bin', 'Data'),
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

/** Applies the migrations of the records; the peers simply do not use them. */
export async function migrate(worker: Miniflare): Promise<void> {
  const folder = join(root, 'src/records/migrations');
  const database = await worker.getD1Database('RECORDS');
  for (const name of readdirSync(folder).sort()) {
    const statements = readFileSync(join(folder, name), 'utf8')
      .replace(/^--.*$/gm, '')
      // A trigger holds semicolons inside its line.
      .split(/;\s*(?:\n|$)/)
      .map((one) => one.trim())
      .filter(Boolean);
    await database.batch(statements.map((one) => database.prepare(one)));
  }
}
