import { type ChildProcess, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../../src/desk/index.ts';
import { DEMO_MEMBERS, type Simulator, startSimulator } from '../../../src/simulator/index.ts';
import { startWorker, waitUntilListening } from '../../../src/tools/local-worker.ts';
import { addMembers } from '../../../src/tools/members.ts';

/** A Worker on workerd and a LINE beside it, as `npm run dev` starts them, on ports of their own. */
export type Machine = {
  line: Simulator;
  workerUrl: string;
  /** Kills the runtime itself, without a word of warning, and starts it again on the same storage. */
  killAndRestart: (whileDown?: () => Promise<unknown>) => Promise<void>;
  stop: () => Promise<void>;
};

const secrets = { channelSecret: 'secret-of-this-machine', channelAccessToken: 'token-of-this-machine' };

export async function startMachine(): Promise<Machine> {
  const port = await findFreePort();
  const workerUrl = `http://localhost:${port}`;
  const line = await startSimulator({ ...secrets, webhookUrl: `${workerUrl}/webhook` });
  const persistTo = mkdtempSync(join(tmpdir(), 'madoguchi-'));
  const variables = {
    LINE_CHANNEL_SECRET: secrets.channelSecret,
    LINE_CHANNEL_ACCESS_TOKEN: secrets.channelAccessToken,
    LINE_API_BASE: line.url,
    LINE_DATA_API_BASE: line.url,
    ACCESS_TEAM_DOMAIN: line.url,
    ACCESS_AUD: line.access.audience,
  };
  const start = async (): Promise<ChildProcess> => {
    const worker = await startWorker({ port, persistTo, variables, log: 'ignore', prepare: addDemoMembers });
    await waitUntilListening(`${workerUrl}/healthz`);
    return worker;
  };
  let worker = await start();
  return {
    line,
    workerUrl,
    killAndRestart: async (whileDown) => {
      killTree(worker);
      await whileDown?.();
      worker = await start();
    },
    stop: async () => {
      killTree(worker);
      await line.close();
      rmSync(persistTo, { recursive: true, force: true });
    },
  };
}

/** The demo desk's people come in as `npm run dev` lets them in. */
const addDemoMembers: NonNullable<Parameters<typeof startWorker>[0]['prepare']> = (where) =>
  addMembers(
    DEMO_MEMBERS.flatMap(({ mail, name, role, sensitive = false }) =>
      role ? [{ mail, name, role: role as Role, sensitive, active: true }] : [],
    ),
    where,
  );

/** Killing wrangler leaves workerd running, so workerd, its child, goes first. SIGKILL: nobody gets to say goodbye. */
function killTree(root: ChildProcess): void {
  for (const pid of [...listDescendants(root.pid ?? 0), root.pid ?? 0]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone already, together with its parent.
    }
  }
}

function listDescendants(pid: number): number[] {
  const table = execFileSync('sh', ['-c', 'for s in /proc/[0-9]*/stat; do cat $s 2>/dev/null; done'], {
    encoding: 'utf8',
  });
  const parents = table.split('\n').flatMap((line) => {
    const match = /^(\d+) \(.*\) \S (\d+)/.exec(line);
    return match ? [{ pid: Number(match[1]), parent: Number(match[2]) }] : [];
  });
  const below = (parent: number): number[] =>
    parents.filter((one) => one.parent === parent).flatMap((one) => [...below(one.pid), one.pid]);
  return below(pid);
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
