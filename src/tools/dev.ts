import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Role } from '../desk/index.ts';
import { DEMO_MEMBERS } from '../simulator/index.ts';
import { startWorker } from './local-worker.ts';
import { addMembers } from './members.ts';

/**
 * `npm run dev`: the Worker on http://localhost:8787 and the LINE simulator on http://localhost:8788, with no account, no secret and no network. A channel secret is made
 * up for this start; LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN of the environment win.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8787' },
    'simulator-port': { type: 'string', default: '8788' },
    'persist-to': { type: 'string', default: '.wrangler/state' },
  },
});
const port = Number(values.port);
const simulatorPort = Number(values['simulator-port']);
const secrets = {
  LINE_CHANNEL_SECRET: process.env.LINE_CHANNEL_SECRET || randomBytes(16).toString('hex'),
  LINE_CHANNEL_ACCESS_TOKEN: process.env.LINE_CHANNEL_ACCESS_TOKEN || randomBytes(32).toString('base64url'),
};
/** The AUD tag of the stand-in's application; with real Access it is the application's own. */
const audience = process.env.ACCESS_AUD || 'demo-audience';
const simulatorUrl = `http://localhost:${simulatorPort}`;

const simulator = spawn(process.execPath, [join(import.meta.dirname, '../simulator/main.ts')], {
  stdio: 'inherit',
  env: {
    ...process.env,
    ...secrets,
    ACCESS_AUD: audience,
    PORT: String(simulatorPort),
    WEBHOOK_URL: `http://localhost:${port}/webhook`,
  },
});
// Learning takes half a minute the first time; the database is prepared meanwhile.
const built = once(
  spawn(process.execPath, [join(import.meta.dirname, 'build.ts')], { stdio: ['ignore', 'ignore', 'inherit'] }),
  'exit',
);
const worker = await startWorker({
  meanwhile: built,
  port,
  persistTo: values['persist-to'],
  prepare: (where) =>
    addMembers(
      DEMO_MEMBERS.flatMap(({ mail, name, role, sensitive = false }) =>
        role ? [{ mail, name, role: role as Role, sensitive, active: true }] : [],
      ),
      where,
    ),
  variables: {
    ...secrets,
    LINE_API_BASE: process.env.LINE_API_BASE || simulatorUrl,
    LINE_DATA_API_BASE: process.env.LINE_DATA_API_BASE || simulatorUrl,
    ACCESS_TEAM_DOMAIN: process.env.ACCESS_TEAM_DOMAIN || simulatorUrl,
    ACCESS_AUD: audience,
  },
});
stopTogether([simulator, worker]);
tickCron();

/** Crons do not fire by themselves in local development: every minute they are asked whether anything is due. */
function tickCron(): void {
  setInterval(
    () => void fetch(`http://localhost:${port}/cdn-cgi/handler/scheduled?format=json`).catch(() => undefined),
    60_000,
  ).unref();
}

/** When one of the two ends, so does the other; Ctrl-C ends both. */
function stopTogether(processes: readonly ChildProcess[]): void {
  const stop = (code: number): never => {
    for (const one of processes) one.kill('SIGTERM');
    process.exit(code);
  };
  for (const one of processes) one.on('exit', (code) => stop(code ?? 1));
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));
}
