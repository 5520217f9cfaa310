import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * A browser that comes by npm and runs on a bare machine. Launched with arguments of our own: the package's list switches off web security and breaks with
 * several contexts.
 */
export const openBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      '--no-sandbox',
      '--headless=shell',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
    ],
    headless: true,
  });

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1366, height: 900 };
