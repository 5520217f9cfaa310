import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/language/index.ts';
import { findViolations } from './support/axe.ts';
import { DESKTOP, PHONE } from './support/browser.ts';
import { findLowTargets } from './support/low-targets.ts';
import { useStage } from './support/stage.ts';

/** What can be tapped alone. */
const findLowLinks = (page: Page): Promise<string[]> => findLowTargets(page.locator('main a, nav a'));

const stage = useStage();

describe('the answer page', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.browser.newPage({ viewport: PHONE });
  });

  test.each(LANGUAGES)('%s: axe finds nothing, and links are as high as a fingertip', async (language) => {
    await page.goto(`${stage.machine.workerUrl}/a/${language}/living/residence-card`);
    expect(await findViolations(page)).toEqual([]);
    expect(await findLowLinks(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  });

  test('axe and the measure find what is wrong', async () => {
    await page.goto(`${stage.machine.workerUrl}/a/en/living/residence-card`);
    await page.evaluate(() => {
      document.documentElement.removeAttribute('lang');
      for (const link of document.querySelectorAll<HTMLElement>('nav a'))
        link.style.minHeight = link.style.lineHeight = '1em';
    });
    expect((await findViolations(page)).join()).toContain('html-has-lang');
    expect((await findLowLinks(page)).length).toBe(LANGUAGES.length - 1);
  });
});

describe('the simulator’s page', () => {
  test.each([
    ['a phone', PHONE, 'light'],
    ['a phone at night', PHONE, 'dark'],
    ['a desktop', DESKTOP, 'light'],
    ['a desktop at night', DESKTOP, 'dark'],
  ] as const)('on %s, axe finds nothing in any panel', async (_, viewport, colorScheme) => {
    stage.machine.line.reset(true);
    const { userId } = stage.machine.line.addResident({ name: 'Linh', language: 'vi' });
    const page = await stage.browser.newPage({ viewport, colorScheme });
    await page.goto(`${stage.machine.line.url}/?chat=${userId}`);
    await stage.machine.line.act(userId, 'say', { text: 'mất thẻ ngoại kiều' });
    await expect.poll(() => page.locator('.theirs').count(), { timeout: 15_000 }).toBeGreaterThan(0);
    for (const panel of await page.getByRole('tab').all()) {
      await panel.click();
      expect(await findViolations(page)).toEqual([]);
    }
    await page.close();
  });
});
