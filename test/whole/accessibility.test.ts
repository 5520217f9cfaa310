import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/language/index.ts';
import { findViolations } from './support/axe.ts';
import { DESKTOP, openBrowser, PHONE } from './support/browser.ts';
import { type Machine, startMachine } from './support/machine.ts';

/** What can be tapped alone (a link in a sentence is as high as its line: WCAG 2.5.5) and is lower than a fingertip, 44 px. */
const findLowTargets = (page: Page): Promise<string[]> =>
  page
    .locator('main a, nav a')
    .evaluateAll((links) =>
      links
        .filter((link) => getComputedStyle(link).display !== 'inline' && link.getBoundingClientRect().height < 44)
        .map((link) => link.outerHTML),
    );

let machine: Machine;
let browser: Browser;
beforeAll(async () => {
  [machine, browser] = await Promise.all([startMachine(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await machine?.stop();
});

describe('the answer page', () => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage({ viewport: PHONE });
  });

  test.each(LANGUAGES)('%s: axe finds nothing, and links are as high as a fingertip', async (language) => {
    await page.goto(`${machine.workerUrl}/a/${language}/living/residence-card`);
    expect(await findViolations(page)).toEqual([]);
    expect(await findLowTargets(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  });

  test('axe and the measure find what is wrong', async () => {
    await page.goto(`${machine.workerUrl}/a/en/living/residence-card`);
    await page.evaluate(() => {
      document.documentElement.removeAttribute('lang');
      for (const link of document.querySelectorAll<HTMLElement>('nav a'))
        link.style.minHeight = link.style.lineHeight = '1em';
    });
    expect((await findViolations(page)).join()).toContain('html-has-lang');
    expect((await findLowTargets(page)).length).toBe(LANGUAGES.length - 1);
  });
});

describe('the simulator’s page', () => {
  test.each([
    ['a phone', PHONE, 'light'],
    ['a phone at night', PHONE, 'dark'],
    ['a desktop', DESKTOP, 'light'],
    ['a desktop at night', DESKTOP, 'dark'],
  ] as const)('on %s, axe finds nothing in any panel', async (_, viewport, colorScheme) => {
    machine.line.reset(true);
    const { userId } = machine.line.addResident({ name: 'Linh', language: 'vi' });
    const page = await browser.newPage({ viewport, colorScheme });
    await page.goto(`${machine.line.url}/?chat=${userId}`);
    await machine.line.act(userId, 'say', { text: 'mất thẻ ngoại kiều' });
    await expect.poll(() => page.locator('.theirs').count(), { timeout: 15_000 }).toBeGreaterThan(0);
    for (const panel of await page.getByRole('tab').all()) {
      await panel.click();
      expect(await findViolations(page)).toEqual([]);
    }
    await page.close();
  });
});
