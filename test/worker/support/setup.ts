import { applyD1Migrations, type D1Migration } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach } from 'vitest';
import { FakeLine } from './fake-line.ts';

declare global {
  namespace Cloudflare {
    interface GlobalProps {
      mainModule: typeof import('../../../src/worker.ts');
    }
    interface Env {
      CONVERSATIONS: DurableObjectNamespace<import('../../../src/worker.ts').Conversation>;
      HUB: DurableObjectNamespace<import('../../../src/worker.ts').Hub>;
      RECORDS: D1Database;
      LINE_CHANNEL_SECRET: string;
      LINE_CHANNEL_ACCESS_TOKEN: string;
      MIGRATIONS: D1Migration[];
    }
  }
}

/** LINE as the Worker under test sees it; a fresh one for every test. */
export let line: FakeLine;

beforeEach(async () => {
  await applyD1Migrations(env.RECORDS, env.MIGRATIONS);
  line = new FakeLine();
  line.install();
});

afterEach(() => line.remove());
