import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import decompress from 'woff2-encoder/decompress';
import { unpackOnce } from './unpack-once.ts';

const require = createRequire(import.meta.url);

/** Noto for the scripts of our sixteen languages, from npm (SIL Open Font License). Latin, Vietnamese and Cyrillic are in the first. */
const FONTS = {
  'noto-sans': dirname(require.resolve('@fontsource-variable/noto-sans/package.json')),
  'noto-sans-jp': dirname(require.resolve('@fontsource-variable/noto-sans-jp/package.json')),
  'noto-sans-sc': dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json')),
  'noto-sans-tc': dirname(require.resolve('@fontsource-variable/noto-sans-tc/package.json')),
  'noto-sans-kr': dirname(require.resolve('@fontsource-variable/noto-sans-kr/package.json')),
  'noto-sans-thai': dirname(require.resolve('@fontsource-variable/noto-sans-thai/package.json')),
  'noto-sans-devanagari': dirname(require.resolve('@fontsource-variable/noto-sans-devanagari/package.json')),
  'noto-sans-myanmar': dirname(require.resolve('@fontsource-variable/noto-sans-myanmar/package.json')),
  'noto-sans-khmer': dirname(require.resolve('@fontsource-variable/noto-sans-khmer/package.json')),
};

/** One of the fonts, by the name of its package. */
export type FontName = keyof typeof FONTS;

/**
 * Which Han forms a language reads: the same code point looks different in Japan, mainland China, Taiwan and Korea. A variable font is called by its default
 * weight, thin in these four.
 */
const HAN = {
  ja: 'Noto Sans JP Thin',
  'zh-Hans': 'Noto Sans SC Thin',
  'zh-Hant': 'Noto Sans TC Thin',
  ko: 'Noto Sans KR Thin',
};

/**
 * A fontconfig file that offers our own fonts and nothing of the machine: every machine draws the same, and a glyph that is missing is missing everywhere.
 * The packages carry WOFF2, which Chromium reads from the web but not from a disk; so they are unpacked to TrueType once (1.3 s).
 */
export async function writeFontConfig(without: readonly FontName[] = []): Promise<string> {
  const names = (Object.keys(FONTS) as FontName[]).filter((name) => !without.includes(name));
  const folders = await Promise.all(names.map(unpackFont));
  const home = await unpackOnce('fontconfig', () => undefined);
  const file = join(home, `${['fonts', ...without].join('-without-')}.conf`);
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${folders.map((folder) => `<dir>${folder}</dir>`).join('\n  ')}
  <cachedir>${join(home, 'cache')}</cachedir>
  <match><edit name="family" mode="append_last"><string>Noto Sans</string></edit></match>
  ${Object.entries(HAN).map(preferFor).join('\n  ')}
</fontconfig>
`,
  );
  return file;
}

const preferFor = ([language, family]: [string, string]): string =>
  `<match><test name="lang" compare="contains"><string>${language}</string></test>
  <edit name="family" mode="prepend" binding="strong"><string>${family}</string></edit></match>`;

function unpackFont(name: FontName): Promise<string> {
  const source = FONTS[name];
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  return unpackOnce(`${name}-${version}`, async (folder) => {
    // One file per slice of the characters, each with every weight.
    for (const slice of readdirSync(join(source, 'files')).filter((file) => file.endsWith('-wght-normal.woff2')))
      writeFileSync(
        join(folder, slice.replace(/woff2$/, 'ttf')),
        await decompress(readFileSync(join(source, 'files', slice))),
      );
  });
}
