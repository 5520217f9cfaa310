import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '../../..');

/** What would be uploaded: the script alone, and with all content. Goal: script under 1 MiB gzip. */
export function measureBundle(): { scriptGzipKb: number; contentGzipKb: number } {
  const target = mkdtempSync(join(tmpdir(), 'bundle-'));
  const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');
  execFileSync(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', target], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
  });
  const gzipKb = (ending: string): number =>
    readdirSync(target)
      .filter((name) => name.endsWith(ending))
      .reduce((sum, name) => sum + gzipSync(readFileSync(join(target, name))).length, 0) / 1024;
  const report = { scriptGzipKb: gzipKb('.js'), contentGzipKb: gzipKb('.txt') + gzipKb('.bin') };
  rmSync(target, { recursive: true, force: true });
  return report;
}
