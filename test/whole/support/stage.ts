import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Machine, startMachine } from './machine.ts';

/**
 * The whole counter and a browser, there for every test of the describe (or file) it is called in. Read from it inside tests and hooks only: before, nothing has
 * started.
 */
export function useStage(): { readonly machine: Machine; readonly browser: Browser } {
  const stage: { machine?: Machine; browser?: Browser } = {};
  beforeAll(async () => {
    [stage.machine, stage.browser] = await Promise.all([startMachine(), openBrowser()]);
  });
  afterAll(async () => {
    await stage.browser?.close();
    await stage.machine?.stop();
  });
  return stage as Required<typeof stage>;
}
