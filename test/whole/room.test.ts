import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { findViolations } from './support/axe.ts';
import { PHONE } from './support/browser.ts';
import { findLowTargets } from './support/low-targets.ts';
import { useStage } from './support/stage.ts';

const SLOW = { timeout: 20_000 };

const stage = useStage();

/** A link into the room of a new ticket, as LINE shows it to a resident. */
async function getLink(language: string): Promise<{ userId: string; link: string }> {
  const { userId } = stage.machine.line.addResident({ name: 'Ana', language });
  await stage.machine.line.act(userId, 'postback', { data: 'do=intake&step=category&answer=tax' });
  const findLink = async (): Promise<string> =>
    /http:\/\/localhost:\d+\/r\/[\w-]{32}/.exec(
      JSON.stringify(await stage.machine.line.messages(userId, { from: 'account' })),
    )?.[0] ?? '';
  await expect.poll(findLink, SLOW).not.toBe('');
  return { userId, link: await findLink() };
}

/** Somebody in their room; everything the page complains about fails the test. */
async function openRoom(language = 'en', options: BrowserContextOptions = {}) {
  const { userId, link } = await getLink(language);
  const context = await stage.browser.newContext({ viewport: PHONE, ...options });
  const page = await context.newPage();
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('ERR_')) failures.push(message.text());
  });
  await page.goto(link);
  await page.locator('button.main').click();
  await page.waitForURL('**/r');
  return { userId, link, context, page, failures };
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator('#text').fill(text);
  await page.locator('#say button').click();
}

const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => !document.querySelector('.pending'), undefined, SLOW);

const ownTexts = (page: Page): Promise<string[]> => page.locator('.message.resident .text').allTextContents();

/** Another window of the same resident. */
async function openSecond(context: BrowserContext, options: BrowserContextOptions = {}): Promise<Page> {
  const other = await stage.browser.newContext({
    viewport: PHONE,
    ...options,
    storageState: await context.storageState(),
  });
  return other.newPage();
}

describe('the room on a phone', () => {
  test('words arrive in another window by themselves: told by the socket, asked for where there is none', async () => {
    const { context, page, failures } = await openRoom();
    const live = await openSecond(context);
    await live.goto(`${stage.machine.workerUrl}/r`);
    const isolated = await openSecond(context);
    await isolated.addInitScript(() => Reflect.deleteProperty(window, 'WebSocket'));
    await isolated.goto(`${stage.machine.workerUrl}/r`);
    await write(page, 'qwxz brrrt hello');
    await settled(page);
    for (const window of [page, live, isolated])
      await expect.poll(() => ownTexts(window), SLOW).toEqual(['qwxz brrrt hello']);
    await page.locator('.back button').click();
    for (const window of [page, live, isolated]) await window.locator('.gone').waitFor(SLOW);
    expect(failures).toEqual([]);
  });

  test('what could not be sent is sent when the line is back: once, and in order', async () => {
    const { context, page, failures } = await openRoom();
    await context.setOffline(true);
    await write(page, 'qwxz one');
    await write(page, 'qwxz two');
    await page.locator('.pending button').waitFor(SLOW);
    expect(await page.locator('#notice').isVisible()).toBe(true);
    await context.setOffline(false);
    await settled(page);
    expect(await ownTexts(page)).toEqual(['qwxz one', 'qwxz two']);
    expect(await page.locator('#notice').isVisible()).toBe(false);
    // Now the message arrives and its answer does not.
    let posts = 0;
    await page.route(/\/r\/api\/messages/, async (route) => {
      if (route.request().method() !== 'POST' || posts++ > 0) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await write(page, 'qwxz three');
    await expect.poll(() => posts, SLOW).toBe(2);
    await settled(page);
    await page.reload();
    expect(await ownTexts(page)).toEqual(['qwxz one', 'qwxz two', 'qwxz three']);
    expect(failures).toEqual([]);
  });

  test('a picture of many megapixels is made small, and arrives', async () => {
    const { page, failures } = await openRoom();
    const png = await page.evaluate(async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 3_000, height: 4_000 });
      const pen = canvas.getContext('2d');
      for (let at = 0; pen && at < 4_000; at += 2) {
        pen.fillStyle = `hsl(${at % 360} 80% 60%)`;
        pen.fillRect(at % 700, at, 2_000, 2);
      }
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
      return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer())];
    });
    await page.setInputFiles('#file', { name: 'letter.png', mimeType: 'image/png', buffer: Buffer.from(png) });
    await page.locator('.picture img').waitFor(SLOW);
    const width = () => page.locator('.picture img').evaluate((image) => (image as HTMLImageElement).naturalWidth);
    await expect.poll(width, SLOW).toBe(1_350);
    expect(failures).toEqual([]);
  });

  test('danger: whom to call stands on the screen', async () => {
    const { page } = await openRoom();
    for (let at = 0; at < 6; at++) await write(page, `qwxz brrrt hmpf ${at}`);
    await write(page, 'my house is on fire help');
    const call = page.locator('.message.danger a[href="tel:119"]').first();
    await call.waitFor(SLOW);
    await expect
      .poll(() => call.evaluate((link) => link.getBoundingClientRect().bottom < window.innerHeight), SLOW)
      .toBe(true);
  });

  test('leaving leaves no words on the screen and no room in the history', async () => {
    const { page } = await openRoom();
    await page.route('https://**', (route) => route.fulfill({ body: 'the weather' }));
    await page.locator('#leave button').click();
    await page.waitForURL('https://**');
    await page.goBack();
    expect(page.url()).toBe('about:blank');
  });

  test('works without script: writing, taking back, closing, opening again', async () => {
    const { page } = await openRoom('en', { javaScriptEnabled: false });
    await write(page, 'qwxz without script');
    expect(await ownTexts(page)).toEqual(['qwxz without script']);
    await page.locator('.back button').click();
    expect(await page.locator('.gone').count()).toBe(1);
    await page.locator('#end summary').click();
    await page.locator('#close button').click();
    expect(await page.locator('#status').textContent()).toContain('closed');
    await write(page, 'qwxz once more');
    expect(await page.locator('#status').textContent()).toContain('In line');
  });

  test('a new link asked for in LINE closes the page that is open', async () => {
    const { page, userId } = await openRoom();
    await write(page, 'qwxz secret words');
    await settled(page);
    await stage.machine.line.act(userId, 'postback', { data: 'do=room' });
    await page.locator('#talk').waitFor({ ...SLOW, state: 'detached' });
    expect(await page.textContent('body')).not.toContain('secret words');
  });
});

describe('the room for everybody', () => {
  test.each([
    ['en', 'my house is on fire help'],
    ['my', 'အိမ် မီးလောင်နေပါတယ် ကူညီပါ'],
    ['ja', '家が火事です。助けてください。'],
    ['pt-BR', 'minha casa está pegando fogo, socorro'],
  ])('%s: axe finds nothing, links are as high as a fingertip, nothing overflows', async (language, words) => {
    const { page, link } = await openRoom(language);
    await write(page, words);
    await page.locator('.message.danger').waitFor(SLOW);
    for (const path of ['/r', '/r/clerk', new URL(link).pathname])
      for (const width of [390, 195]) {
        await page.setViewportSize({ width, height: 422 });
        await page.goto(`${stage.machine.workerUrl}${path}`);
        expect(await findViolations(page), `${path} ${width}`).toEqual([]);
        expect(await findLowTargets(page.locator(':is(a, button, summary)')), `${path} ${width}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
      }
  });

  test('the keyboard alone reaches everything', async () => {
    const { page } = await openRoom();
    await write(page, 'qwxz brrrt');
    await settled(page);
    await page.reload();
    const reached: string[] = [];
    for (let at = 0; at < 20; at++) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement?.closest('[id]')?.getAttribute('id') ?? ''));
    }
    for (const part of ['leave', 'text', 'say', 'file', 'end']) expect(reached).toContain(part);
    expect(reached.some((id) => /^m\d+$/.test(id))).toBe(true);
  });
});
