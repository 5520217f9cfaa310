import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../../bin');

/**
 * A browser that comes by npm and runs on a bare machine. Launched with arguments of our own: the package's list switches off web security and breaks with
 * several contexts. The libraries a bare Debian lacks (NSS among them) are in the package, too; it unpacks them only where it believes to run on Lambda.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await chromium.executablePath();
  return playwright.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--headless=shell',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
    ],
    headless: true,
    env: { ...process.env, LD_LIBRARY_PATH: unpackLibraries(), ...ownFonts() },
  });
}

function unpackLibraries(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-libraries-'));
  const tar = join(folder, 'libraries.tar');
  writeFileSync(tar, brotliDecompressSync(readFileSync(join(packed, 'al2023.tar.br'))));
  execFileSync('tar', ['-xf', tar, '-C', folder]);
  return join(folder, 'lib');
}

/** The package's own fonts, where the machine has no font configuration at all. */
const ownFonts = (): Record<string, string> =>
  existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(tmpdir(), 'fonts') };

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1366, height: 900 };
