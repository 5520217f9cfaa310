import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { PHONE } from './support/browser.ts';
import { signIn } from './support/sign-in.ts';
import { useStage } from './support/stage.ts';

const SLOW = { timeout: 25_000 };

const stage = useStage();

/** A resident with a phone. */
function addResident(name: string, language: string) {
  const { userId } = stage.machine.line.addResident({ name, language });
  const received = async (): Promise<string> =>
    JSON.stringify(await stage.machine.line.messages(userId, { from: 'account', waitMs: 0 }));
  return {
    say: (text: string) => stage.machine.line.act(userId, 'say', { text }),
    picture: () => stage.machine.line.act(userId, 'image'),
    tap: (data: string) => stage.machine.line.act(userId, 'postback', { data }),
    unsend: (messageId: string) => stage.machine.line.act(userId, 'unsend', { messageId }),
    received,
    hears: (words: string | RegExp) => expect.poll(received, SLOW).toMatch(words),
    /** The number on the receipt. */
    number: async (): Promise<string> => {
      const find = async (): Promise<string> => /[A-Z]{3}-\d{3}/.exec(await received())?.[0] ?? '';
      await expect.poll(find, SLOW).not.toBe('');
      return find();
    },
  };
}

const rowOf = (page: Page, number: string) => page.locator('.row', { hasText: number });

async function openTicket(page: Page, number: string): Promise<void> {
  await page.goto(`${stage.machine.workerUrl}/staff?list=all`);
  await rowOf(page, number).locator('a').first().click();
  await page.waitForURL(/\/staff\/tickets\//);
}

async function answer(page: Page, text: string): Promise<void> {
  await page.locator('#words').fill(text);
  await page.getByRole('button', { name: '送信' }).click();
  await expect.poll(() => page.locator('#talk').innerText(), SLOW).toContain(text);
}

describe('a day at the desk: two staff, three residents, three languages', () => {
  test('a question in the chat: asked, answered by the bot while waiting, taken, answered, handed over, picture, unsent, closed, opened again', async () => {
    const [sato, mori] = [await signIn(stage, 'Sato'), await signIn(stage, 'Mori')];
    const ana = addResident('Ana', 'pt-BR');
    await ana.say('quero falar com uma pessoa');
    await ana.tap('do=intake&step=category&answer=classes');
    const number = await ana.number();
    await expect.poll(() => rowOf(sato, number).count(), SLOW).toBe(1);

    // While she waits, the bot answers, and staff read along.
    await ana.say('onde jogo o lixo?');
    await ana.hears(/lixo/i);
    await openTicket(sato, number);
    await expect.poll(() => sato.locator('#talk').innerText(), SLOW).toContain('onde jogo o lixo?');

    await answer(sato, 'A aula é no domingo.');
    await ana.hears(/A aula é no domingo/);
    await ana.hears(/Sato/);

    // Taken: the bot is silent, and what she writes appears by itself.
    const before = await ana.received();
    await ana.say('obrigada, e onde jogo o lixo grande?');
    await expect.poll(() => sato.locator('#talk').innerText(), SLOW).toContain('lixo grande');
    expect((await ana.received()).length).toBe(before.length);

    await sato.locator('#hand-over summary').click();
    await sato.locator('#hand-over select').selectOption({ label: '森 Mori' });
    await sato.locator('#hand-over').getByRole('button').click();
    await openTicket(mori, number);
    await answer(mori, 'Agora respondo eu.');
    await ana.hears(/Agora respondo eu/);

    await ana.picture();
    await expect.poll(() => mori.locator('#talk img').count(), SLOW).toBe(1);
    await expect
      .poll(() => mori.locator('#talk img').evaluate((image: HTMLImageElement) => image.naturalWidth), SLOW)
      .toBeGreaterThan(0);

    const { messageId } = await ana.say('meu endereço secreto');
    await expect.poll(() => mori.locator('#talk').innerText(), SLOW).toContain('meu endereço secreto');
    await ana.unsend(messageId ?? '');
    await expect.poll(() => mori.locator('#talk').innerText(), SLOW).not.toContain('meu endereço secreto');

    await mori.locator('#close summary').click();
    await mori.getByLabel('概要').fill('日本語教室の案内');
    await mori.locator('#close').getByRole('button').click();
    await expect.poll(() => mori.locator('.badge').first().innerText(), SLOW).toBe('終了');

    await ana.tap('do=solved&solved=false');
    await mori.goto(`${stage.machine.workerUrl}/staff`);
    await expect.poll(() => rowOf(mori, number).count(), SLOW).toBe(1);
  }, 180_000);

  test('a personal matter in a room: the words stay on the page, LINE carries only that there is something', async () => {
    const mori = await signIn(stage, 'Mori');
    const budi = addResident('Budi', 'id');
    await budi.say('saya mau bicara dengan petugas');
    await budi.tap('do=intake&step=category&answer=tax');
    const number = await budi.number();
    const link = /http:\/\/localhost:\d+\/r\/[\w-]{32}/.exec(await budi.received())?.[0] ?? '';
    const phone = await (await stage.browser.newContext({ viewport: PHONE })).newPage();
    await phone.goto(link);
    await phone.locator('button.main').click();
    await phone.waitForURL('**/r');
    await phone.locator('#text').fill('surat pajak saya, rahasia');
    await phone.locator('#say button').click();

    await openTicket(mori, number);
    await expect.poll(() => mori.locator('#talk').innerText(), SLOW).toContain('surat pajak saya, rahasia');
    await answer(mori, 'Saya baca suratnya.');
    await expect
      .poll(() => phone.locator('.message').allInnerTexts(), SLOW)
      .toContainEqual(expect.stringContaining('Saya baca suratnya.'));
    expect(await budi.received()).not.toContain('Saya baca suratnya.');

    // The link is used up: whoever finds it opens nothing.
    const thief = await (await stage.browser.newContext({ viewport: PHONE })).newPage();
    await thief.goto(link);
    expect(await thief.locator('button.main').count()).toBe(0);
    expect(await thief.locator('body').innerText()).not.toContain('rahasia');
  }, 120_000);

  test('a sensitive ticket is invisible to a member without the right, and first for one who has it', async () => {
    const [sato, mori] = [await signIn(stage, 'Sato'), await signIn(stage, 'Mori')];
    const linh = addResident('Linh', 'vi');
    await linh.say('chồng tôi đánh tôi, tôi sợ về nhà');
    await linh.tap('do=person&danger=violence');
    await linh.tap('do=intake&step=safePhone&answer=yes');
    const number = await linh.number();
    await expect.poll(() => rowOf(mori, number).count(), SLOW).toBe(1);
    expect(await mori.locator('.row').first().innerText()).toContain(number);
    await sato.reload();
    expect(await rowOf(sato, number).count()).toBe(0);
    const url = (await rowOf(mori, number).locator('a').first().getAttribute('href')) ?? '';
    const refused = await sato.goto(new URL(url, stage.machine.workerUrl).href);
    expect(refused?.status()).toBe(404);
    expect(await sato.locator('body').innerText()).not.toContain('chồng tôi');
  }, 120_000);
});
