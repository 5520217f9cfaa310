import { join } from 'node:path';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..');

/**
 * Three projects: `pure` in plain Node; `worker` inside workerd, where the edges live; `whole` starts the real processes (Worker, simulator, browser) and
 * runs one file after the other.
 */
export default defineConfig({
  test: {
    root,
    // .ci/run reads the counts from here.
    reporters: process.env.TEST_REPORT ? ['default', ['json', { outputFile: process.env.TEST_REPORT }]] : ['default'],
    projects: [
      { test: { name: 'pure', root, include: ['test/**/*.test.ts'], exclude: ['test/worker/**', 'test/whole/**'] } },
      {
        plugins: [
          cloudflareTest(async () => ({
            main: join(root, 'src/worker.ts'),
            wrangler: { configPath: join(root, 'wrangler.toml') },
            miniflare: {
              bindings: {
                LINE_CHANNEL_SECRET: 'secret-of-this-test',
                LINE_CHANNEL_ACCESS_TOKEN: 'token-of-this-test',
                LINE_API_BASE: 'https://line.test',
                LINE_DATA_API_BASE: 'https://line.test',
                ACCESS_TEAM_DOMAIN: 'https://access.test',
                ACCESS_AUD: 'audience-of-this-test',
                MIGRATIONS: await readD1Migrations(join(root, 'src/records/migrations')),
              },
            },
          })),
        ],
        test: {
          name: 'worker',
          root,
          include: ['test/worker/**/*.test.ts'],
          globalSetup: ['test/support/cut-in-node.ts'],
        },
      },
      {
        test: {
          name: 'whole',
          root,
          include: ['test/whole/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
