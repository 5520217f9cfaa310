import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { type FontName, writeFontConfig } from './fonts.ts';
import { unpackOnce } from './unpack-once.ts';

const root = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../..');

/**
 * A browser that comes by npm and runs on a bare machine, with our own fonts (all but `withoutFonts`) and none of the machine's. Launched with arguments of our
 * own: the package's list switches off web security and breaks with several contexts.
 */
export async function openBrowser({
  withoutFonts = [],
}: {
  withoutFonts?: readonly FontName[];
} = {}): Promise<Browser> {
  const [executablePath, libraries, fontConfig] = await Promise.all([
    chromium.executablePath(),
    unpackLibraries(),
    writeFontConfig(withoutFonts),
  ]);
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
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fontConfig },
  });
}

/** The libraries a bare Debian lacks (NSS among them) are in the package, too; it unpacks them only where it believes to run on Lambda. */
async function unpackLibraries(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folder = await unpackOnce(`chromium-libraries-${version}`, (draft) => {
    const tar = join(draft, 'libraries.tar');
    writeFileSync(tar, brotliDecompressSync(readFileSync(join(root, 'bin/al2023.tar.br'))));
    execFileSync('tar', ['-xf', tar, '-C', draft]);
    rmSync(tar);
  });
  return join(folder, 'lib');
}

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1366, height: 900 };
