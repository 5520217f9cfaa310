import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { DESKTOP } from './browser.ts';
import type { useStage } from './stage.ts';

/**
 * Somebody of the demo desk (`Sato`, `Mori`, `Tanaka` …) with a browser context of their own, signed in through Access and looking at the inbox. `hasSockets: false`: theirs
 * are blocked. Whatever a script of the page fails at fails the test.
 */
export async function signIn(
  { machine, browser }: ReturnType<typeof useStage>,
  who: string,
  { viewport = DESKTOP, hasSockets = true } = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'ja-JP' });
  if (!hasSockets)
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, 'WebSocket', {
        value: class {
          constructor() {
            throw new Error('blocked by the city hall');
          }
        },
      });
    });
  const page = await context.newPage();
  page.on('pageerror', (error) => expect.fail(String(error)));
  await page.goto(`${machine.workerUrl}/staff`);
  await page.getByRole('link', { name: 'サインイン' }).click();
  await page.getByRole('button', { name: who }).click();
  await page.waitForURL(/\/staff$/);
  return page;
}
