import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');
const quiet = { WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', CI: 'true' };

export type LocalWorker = {
  port: number;
  persistTo: string;
  variables: Readonly<Record<string, string>>;
  config?: string;
  log?: 'inherit' | 'pipe' | 'ignore';
  /** What must be in the database before the Worker starts. */
  prepare?: (where: { local: true; persistTo: string; config: string }) => void;
  /** What must have happened before the Worker starts and may happen while the database is prepared. */
  meanwhile?: Promise<unknown>;
};

/** Applies the migrations and starts the Worker in wrangler dev; resolves when its process runs, which is before it listens (`waitUntilListening`). */
export async function startWorker({
  port,
  persistTo,
  variables,
  config = 'wrangler.toml',
  log = 'inherit',
  prepare,
  meanwhile,
}: LocalWorker): Promise<ChildProcess> {
  const configPath = join(root, config);
  execFileSync(
    process.execPath,
    [wrangler, 'd1', 'migrations', 'apply', 'RECORDS', '--local', '--config', configPath, '--persist-to', persistTo],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...quiet } },
  );
  prepare?.({ local: true, persistTo, config: configPath });
  await meanwhile;
  const vars = Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}:${value}`]);
  return spawn(
    process.execPath,
    [
      wrangler,
      'dev',
      '--config',
      configPath,
      '--port',
      String(port),
      '--ip',
      'localhost',
      '--persist-to',
      persistTo,
      '--inspector-port',
      '0',
      '--show-interactive-dev-session=false',
      '--test-scheduled',
      ...vars,
    ],
    {
      cwd: root,
      stdio: ['ignore', log, log],
      env: { ...process.env, ...quiet },
    },
  );
}

/** Resolves when `url` answers at all; throws after `timeoutMs`. */
export async function waitUntilListening(url: string, timeoutMs = 60_000): Promise<void> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} did not answer within ${timeoutMs / 1000} s`);
}
