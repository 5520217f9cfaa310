/** Writing systems the detector tells apart; a script that only one language of ours uses names that language at once. */
export const SCRIPT_RANGES = [
  [0x0041, 0x005a, 'latin'],
  [0x0061, 0x007a, 'latin'],
  [0x00aa, 0x00aa, 'latin'],
  [0x00ba, 0x00ba, 'latin'],
  [0x00c0, 0x00d6, 'latin'],
  [0x00d8, 0x00f6, 'latin'],
  [0x00f8, 0x02af, 'latin'],
  [0x0300, 0x036f, 'latin'],
  [0x0370, 0x03ff, 'greek'],
  [0x0400, 0x052f, 'cyrillic'],
  [0x0531, 0x058f, 'armenian'],
  [0x0591, 0x05f4, 'hebrew'],
  [0x0600, 0x06ff, 'arabic'],
  [0x0750, 0x077f, 'arabic'],
  [0x0900, 0x097f, 'devanagari'],
  [0x0980, 0x09ff, 'bengali'],
  [0x0a00, 0x0a7f, 'gurmukhi'],
  [0x0a80, 0x0aff, 'gujarati'],
  [0x0b80, 0x0bff, 'tamil'],
  [0x0c00, 0x0c7f, 'telugu'],
  [0x0c80, 0x0cff, 'kannada'],
  [0x0d00, 0x0d7f, 'malayalam'],
  [0x0d80, 0x0dff, 'sinhala'],
  [0x0e00, 0x0e7f, 'thai'],
  [0x0e80, 0x0eff, 'lao'],
  [0x0f00, 0x0fff, 'tibetan'],
  [0x1000, 0x109f, 'myanmar'],
  [0x10a0, 0x10ff, 'georgian'],
  [0x1100, 0x11ff, 'hangul'],
  [0x1200, 0x139f, 'ethiopic'],
  [0x1780, 0x17ff, 'khmer'],
  [0x1800, 0x18af, 'mongolian'],
  [0x19e0, 0x19ff, 'khmer'],
  [0x1c80, 0x1c8f, 'cyrillic'],
  [0x1e00, 0x1eff, 'latin'],
  [0x3005, 0x3007, 'han'],
  [0x3041, 0x309f, 'hiragana'],
  [0x30a1, 0x30fa, 'katakana'],
  [0x30fc, 0x30ff, 'katakana'],
  [0x3131, 0x318f, 'hangul'],
  [0x31f0, 0x31ff, 'katakana'],
  [0x3400, 0x4dbf, 'han'],
  [0x4e00, 0x9fff, 'han'],
  [0xa9e0, 0xa9ff, 'myanmar'],
  [0xaa60, 0xaa7f, 'myanmar'],
  [0xac00, 0xd7a3, 'hangul'],
  [0xf900, 0xfaff, 'han'],
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfefc, 'arabic'],
  [0x20000, 0x323af, 'han'],
] as const;

export type Script = (typeof SCRIPT_RANGES)[number][2];

/** The script of one character, or nothing for digits, punctuation and pictures. */
export function findScript(codePoint: number): Script | undefined {
  if (codePoint < 0x80) return isBasicLetter(codePoint) ? 'latin' : undefined;
  let low = 0;
  let high = SCRIPT_RANGES.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to, script] = SCRIPT_RANGES[middle] as (typeof SCRIPT_RANGES)[number];
    if (codePoint < from) high = middle - 1;
    else if (codePoint > to) low = middle + 1;
    else return script;
  }
  return undefined;
}

const isBasicLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

/** Scripts of one language only (as far as people who write to a Japanese city go). */
export const LANGUAGE_OF_SCRIPT = {
  hangul: 'ko',
  thai: 'th',
  lao: 'lo',
  khmer: 'km',
  myanmar: 'my',
  mongolian: 'mn',
  bengali: 'bn',
  sinhala: 'si',
  tamil: 'ta',
  telugu: 'te',
  kannada: 'kn',
  malayalam: 'ml',
  gujarati: 'gu',
  gurmukhi: 'pa',
  tibetan: 'bo',
  greek: 'el',
  armenian: 'hy',
  georgian: 'ka',
  hebrew: 'he',
  ethiopic: 'am',
} as const satisfies Partial<Record<Script, string>>;
