import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { findViolations } from './support/axe.ts';
import { DESKTOP, PHONE } from './support/browser.ts';
import { findLowTargets } from './support/low-targets.ts';
import { signIn as signInTo } from './support/sign-in.ts';
import { useStage } from './support/stage.ts';

const SLOW = { timeout: 15_000 };
const NARROW = { width: 320, height: 640 };

const stage = useStage();

const opened: Page[] = [];
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
});

async function signIn(who: string, options?: Parameters<typeof signInTo>[2]): Promise<Page> {
  const page = await signInTo(stage, who, options);
  opened.push(page);
  return page;
}

/** A resident who waits for a person. */
async function wait(
  name: string,
  words: string,
): Promise<{ userId: string; write: (text: string) => Promise<unknown> }> {
  const { userId } = stage.machine.line.addResident({ name, language: 'en' });
  const write = (text: string) => stage.machine.line.act(userId, 'say', { text });
  await write('i want to talk to a person');
  await stage.machine.line.messages(userId, { from: 'account', waitMs: 5_000 });
  await stage.machine.line.act(userId, 'tap', { label: 'Japanese classes' });
  await write(words);
  return { userId, write };
}

const heardBy = async (userId: string): Promise<string> =>
  JSON.stringify(await stage.machine.line.messages(userId, { from: 'account', count: 1, waitMs: 0 }));

/** The newest ticket's link, as soon as the page shows one more than `before`. */
async function openNewest(page: Page): Promise<string> {
  const links = page.locator('.row-title a');
  await expect.poll(() => links.count(), SLOW).toBeGreaterThan(0);
  await links.last().click();
  await page.waitForURL(/\/staff\/tickets\//);
  return page.url();
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** What can be pressed; a row of the inbox is pressed as a whole. */
const PRESSED = ':is(a:not(.row-title *), button, summary, select, input:not([type=hidden], [type=checkbox]))';

describe('the console in a browser', () => {
  test('who waits appears without reload, is counted in the tab and said aloud', async () => {
    const sato = await signIn('Sato');
    await expect.poll(() => sato.locator('#live').textContent(), SLOW).toBe('自動更新中');
    const before = await sato.locator('.row').count();
    await wait('Ana', 'where is the beginner class');
    await expect.poll(() => sato.locator('.row').count(), SLOW).toBe(before + 1);
    await expect.poll(() => sato.title(), SLOW).toMatch(/^\(\d+\) 受付一覧/);
    expect(await sato.locator('#announce').textContent()).toContain('新しい相談が待っています');
  });

  test('where sockets are blocked it appears all the same', async () => {
    const mori = await signIn('Mori', { hasSockets: false });
    await expect.poll(() => mori.locator('#live').textContent(), SLOW).toBe('10秒ごとに更新');
    const before = await mori.locator('.row').count();
    await wait('Budi', 'where is the class');
    await expect.poll(() => mori.locator('.row').count(), { timeout: 20_000 }).toBe(before + 1);
  });

  test('by keyboard alone somebody new answers within a minute of signing in', async () => {
    const { userId } = await wait('Chi', 'where is the class');
    const began = Date.now();
    const sato = await signIn('Sato');
    for (let presses = 0; presses < 40; presses++) {
      await sato.keyboard.press('Tab');
      if (await sato.evaluate(() => document.activeElement?.matches('.row:last-child a'))) break;
    }
    await sato.keyboard.press('Enter');
    await sato.waitForURL(/\/staff\/tickets\//);
    for (let presses = 0; presses < 40; presses++) {
      await sato.keyboard.press('Tab');
      if (await sato.evaluate(() => document.activeElement?.id === 'words')) break;
    }
    await sato.keyboard.type('On Sundays at ten.');
    await sato.keyboard.press('Control+Enter');
    await expect.poll(() => heardBy(userId), SLOW).toContain('On Sundays at ten.');
    expect(Date.now() - began).toBeLessThan(60_000);
    await expect.poll(() => sato.locator('.delivery.delivered').count(), SLOW).toBe(1);
    expect(await sato.locator('#words').inputValue()).toBe('');
    expect(await sato.evaluate(() => document.activeElement?.id)).toBe('words');
  });

  test.each([
    ['with sockets', true],
    ['without', false],
  ])(
    'two in one ticket see each other, cannot both answer, and lose nothing they wrote (%s)',
    async (_, hasSockets) => {
      const { userId } = await wait('Duy', 'where is the class');
      const [sato, mori] = [await signIn('Sato'), await signIn('Mori', { hasSockets })];
      await mori.goto(await openNewest(sato));
      const presence = (page: Page) => expect.poll(() => page.locator('#presence').textContent(), { timeout: 25_000 });
      await presence(mori).toContain('佐藤 Sato');
      await presence(sato).toContain('森 Mori');
      await mori.locator('#words').fill('Mori’s own words');
      await sato.locator('#words').fill('Sato was first');
      await sato.getByRole('button', { name: '送信' }).click();
      await expect
        .poll(() => mori.locator('#compose').innerText(), { timeout: 25_000 })
        .toContain('佐藤 Satoさんが担当しています');
      expect(await mori.locator('#compose').innerText()).toContain('Mori’s own words');
      await mori.getByRole('button', { name: '引き継いで返信する' }).click();
      await expect.poll(() => mori.locator('#words').inputValue(), SLOW).toBe('Mori’s own words');
      await mori.getByRole('button', { name: '送信' }).click();
      await expect.poll(() => heardBy(userId), SLOW).toContain('Mori’s own words');
      await expect.poll(() => sato.locator('#compose').innerText(), SLOW).toContain('森 Moriさんが担当しています');
    },
  );

  test('a ready sentence, its preview, a note, closing with a mistake and without, opening again', async () => {
    const { write } = await wait('Eva', 'where is the class');
    const sato = await signIn('Sato');
    await openNewest(sato);
    await sato.getByText('定型文').click();
    await sato.getByRole('button', { name: '返事に入れる：少し待ってほしい' }).click();
    expect(await sato.locator('#words').inputValue()).toMatch(/Please wait a moment.*\n.*待（ま）ってください/);
    await sato.getByText('相手の画面での見え方').click();
    await expect.poll(() => sato.locator('.bubble').innerText(), SLOW).toContain('Please wait a moment');
    await sato.getByText('内部メモを書く').click();
    await sato.getByLabel('メモ（職員だけが見ます）').fill('only for us');
    await sato.getByRole('button', { name: 'メモを残す' }).click();
    await expect.poll(() => sato.locator('.message.note').innerText(), SLOW).toContain('only for us');
    // What stood in the answer has not gone with the note.
    expect(await sato.locator('#words').inputValue()).toContain('Please wait a moment');
    await sato.locator('#close summary').click();
    await sato.getByLabel('概要').fill('Called 0268-22-4100');
    await sato.locator('#close').getByRole('button').click();
    await expect.poll(() => sato.locator('#close .wrong').innerText(), SLOW).toContain('数字があります');
    expect(await sato.evaluate(() => document.activeElement?.id)).toBe('summary');
    // Whatever comes in meanwhile takes away neither the sentence nor what was written.
    await write('one more thing');
    await expect.poll(() => sato.locator('#talk').innerText(), SLOW).toContain('one more thing');
    expect(await sato.locator('#close .wrong').innerText()).toContain('数字があります');
    expect(await sato.getByLabel('概要').inputValue()).toContain('Called');
    await sato.getByLabel('概要').fill('Told about classes');
    await sato.locator('#close').getByRole('button').click();
    await sato.getByRole('button', { name: '再開する' }).click();
    await expect.poll(() => sato.locator('.badge').innerText(), SLOW).toBe('対応中');
  });

  test('somebody who is handed a ticket is told, whatever list they look at', async () => {
    await wait('Fay', 'where is the class');
    const [sato, mori] = [await signIn('Sato'), await signIn('Mori')];
    await expect.poll(() => mori.locator('#live').textContent(), SLOW).toBe('自動更新中');
    const before = Number(await mori.locator('#count-mine').textContent());
    await openNewest(sato);
    await sato.locator('#hand-over summary').click();
    await sato.getByLabel('引き継ぐ相手').selectOption({ label: '森 Mori' });
    await sato.locator('#hand-over').getByRole('button').click();
    await expect.poll(() => mori.locator('#count-mine').textContent(), SLOW).toBe(String(before + 1));
    expect(await mori.locator('#announce').textContent()).toContain('あなたの担当が増えました');
  });

  test('a hostile message does nothing but stand there', async () => {
    const { write } = await wait('Foe', 'hello');
    await write('<img src=x onerror="document.title=`hacked`"><script>document.title="hacked"</script>');
    const sato = await signIn('Sato');
    await openNewest(sato);
    await expect.poll(() => sato.locator('#talk').innerText(), SLOW).toContain('<script>');
    await sato.waitForTimeout(300);
    expect(await sato.title()).not.toContain('hacked');
    expect(await sato.locator('#talk script').count()).toBe(0);
  });

  test('a sign-in that has ended is said, and what was written stays', async () => {
    await wait('Gil', 'where is the class');
    const sato = await signIn('Sato');
    await openNewest(sato);
    await sato.locator('#words').fill('not yet sent');
    await sato.context().clearCookies();
    await sato.getByRole('button', { name: '送信' }).click();
    await expect.poll(() => sato.locator('#notice').innerText(), SLOW).toContain('サインインの期限が切れました');
    expect(await sato.locator('#words').inputValue()).toBe('not yet sent');
  });

  test.each([
    ['a desktop', DESKTOP],
    ['a phone', PHONE],
    ['a narrow window (reflow, WCAG 1.4.10)', NARROW],
  ])('on %s, axe finds nothing, nothing is cut off, and everything is as high as a fingertip', async (_, viewport) => {
    await wait('Hana', 'where is the class');
    const tanaka = await signIn('Tanaka', { viewport });
    const pages = ['', '?list=closed', '/unanswered', '/settings', '/members', '/audit', '/help'];
    const addresses = [...pages.map((page) => `${stage.machine.workerUrl}/staff${page}`), await openNewest(tanaka)];
    for (const address of addresses) {
      await tanaka.goto(address);
      await tanaka.locator('main details').evaluateAll((all) => {
        for (const one of all as HTMLDetailsElement[]) one.open = true;
      });
      await tanaka.waitForTimeout(500);
      expect(await findViolations(tanaka), address).toEqual([]);
      expect(await overflow(tanaka), address).toBe(0);
      expect(await findLowTargets(tanaka.locator(PRESSED)), address).toEqual([]);
    }
  });
});
