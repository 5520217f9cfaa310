import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/language/index.ts';
import { readCompiled } from '../../src/tools/read-compiled.ts';
import { library } from '../support/library.ts';
import { openBrowser, PHONE } from './support/browser.ts';
import { findUnreadableGlyphs } from './support/glyphs.ts';
import { useStage } from './support/stage.ts';

const TOPIC = 'living/residence-card';

/** Everything the bot can say in a language, on any page or card: the words of all topics, its own voice, and the names and addresses of contacts. */
const sayIn = (language: Language): string =>
  [`texts.${language}`, `words.${language}`, 'content'].map((name) => readCompiled(name) ?? '').join('');

const stage = useStage();

describe('every character of every language is drawn', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.browser.newPage({ viewport: PHONE });
  });

  test.each(LANGUAGES)('%s: on the answer page, and whatever else the content holds', async (language) => {
    const everything = sayIn(language);
    expect(everything.length).toBeGreaterThan(50_000);
    await page.goto(`${stage.machine.workerUrl}/a/${language}/${TOPIC}`);
    expect(await findUnreadableGlyphs(page, everything)).toEqual([]);
  });

  test.each(LANGUAGES)('%s: on the card in the simulator’s chat', async (language) => {
    const { title } = library().content.readText(TOPIC, language);
    stage.machine.line.reset(true);
    const { userId } = stage.machine.line.addResident({
      name: title,
      language: language === 'ja-easy' ? 'ja' : language,
    });
    await page.goto(`${stage.machine.line.url}/?chat=${userId}`);
    await page.getByRole('tab', { name: 'People' }).click();
    await page.getByRole('button', { name: title }).click();
    await stage.machine.line.act(userId, 'say', { text: title });
    await expect.poll(() => page.locator('.theirs').count(), { timeout: 15_000 }).toBeGreaterThan(0);
    expect(await findUnreadableGlyphs(page)).toEqual([]);
  });
});

describe('the search for unreadable glyphs finds them', () => {
  test('a machine without a Khmer font: Khmer is unreadable, Thai is not', async () => {
    const browser = await openBrowser({ withoutFonts: ['noto-sans-khmer'] });
    const page = await browser.newPage();
    await page.goto(`${stage.machine.workerUrl}/a/km/${TOPIC}`);
    const inKhmer = await findUnreadableGlyphs(page);
    expect(inKhmer.length).toBeGreaterThan(30);
    expect(inKhmer.filter(({ character }) => !/\p{Script=Khmer}/u.test(character))).toEqual([]);
    await page.goto(`${stage.machine.workerUrl}/a/th/${TOPIC}`);
    // The Thai page offers the page in Khmer by the name of the language.
    expect([...new Set((await findUnreadableGlyphs(page)).map(({ language }) => language))]).toEqual(['km']);
    await browser.close();
  });
});
