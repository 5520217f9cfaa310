import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { DESKTOP, PHONE } from './support/browser.ts';
import { useStage } from './support/stage.ts';

const SLOW = { timeout: 15_000 };

describe('the simulator’s page', () => {
  const stage = useStage();

  async function openChat(name: string, language: string, viewport: { width: number; height: number }): Promise<Page> {
    const { userId } = stage.machine.line.addResident({ name, language });
    const page = await stage.browser.newPage({ viewport });
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(String(error)));
    await page.goto(`${stage.machine.line.url}/?chat=${userId}`);
    if (viewport.width < 700) await page.getByRole('tab', { name: 'People' }).click();
    await page
      .getByRole('button', { name: new RegExp(name) })
      .first()
      .click();
    expect(failures).toEqual([]);
    return page;
  }

  async function write(page: Page, text: string): Promise<void> {
    await page.locator('#message-text').fill(text);
    await page.locator('#message-text').press('Enter');
  }

  test.each([
    ['Ana', 'pt-BR', 'Onde jogo o lixo?', 'lixo'],
    ['Budi', 'id', 'buang sampah di mana', 'ampah'],
    ['Linh', 'vi', 'vứt rác ở đâu', 'rác'],
    ['Wang', 'zh-Hans', '垃圾应该怎么分类，哪天扔', '垃圾'],
    ['Olga', 'en', 'where do i throw my trash', 'arbage'],
    ['Sato', 'ja', 'ごみはどこに出しますか', 'ごみ'],
    ['Lena', 'de', 'ごみの日は いつですか', 'ごみ'],
  ])('%s, whose phone speaks %s, asks "%s" and gets the right card', async (name, language, question, word) => {
    const page = await openChat(name, language, DESKTOP);
    await write(page, question);
    const chat = page.getByRole('log').first();
    await expect.poll(() => chat.innerText(), SLOW).toContain('0268-22-0666');
    expect(await chat.innerText()).toContain(word);
    await page.close();
  });

  test('on a phone, a danger card, its way back and the menu work by touch', async () => {
    const page = await openChat('Rosa', 'en', PHONE);
    await write(page, 'my house is on fire');
    const chat = page.getByRole('log').first();
    await expect.poll(() => chat.innerText(), SLOW).toContain('119');
    await page.getByRole('button', { name: 'Not an emergency' }).click();
    await expect.poll(() => chat.innerText(), SLOW).toContain('what I found for your question');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.close();
  });

  test('the public answer page opens in every language without script and fits a phone', async () => {
    const page = await stage.browser.newPage({ viewport: PHONE, javaScriptEnabled: false });
    for (const language of ['en', 'ja-easy', 'vi', 'my']) {
      const response = await page.goto(`${stage.machine.workerUrl}/a/${language}/living/garbage`);
      expect(response?.status()).toBe(200);
      expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
      expect(await page.locator('h1').innerText()).not.toBe('');
    }
    expect((await page.goto(`${stage.machine.workerUrl}/a/en/living/no-such-topic`))?.status()).toBe(404);
    await page.close();
  });
});
