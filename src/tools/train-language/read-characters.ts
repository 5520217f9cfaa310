import type { Phrase } from './phrase.ts';

/** The everyday characters of each writing, as its national standard lists them: row ranges of two-byte codes. */
const STANDARDS: readonly { name: string; encoding: string; first: number; last: number }[] = [
  { name: 'zh-Hans', encoding: 'gb2312', first: 0xb0a1, last: 0xd7f9 },
  { name: 'zh-Hant', encoding: 'big5', first: 0xa440, last: 0xc67e },
  { name: 'ja', encoding: 'shift_jis', first: 0x889f, last: 0x9872 },
];

/**
 * Characters that only one of the three writings uses (読, 读, 讀). The runtime's own decoders know the standards, so no
 * list needs to be kept.
 */
export function readCharacters(): Phrase[] {
  return STANDARDS.flatMap(({ name, encoding, first, last }) => {
    const decoder = new TextDecoder(encoding);
    const phrases: Phrase[] = [];
    for (let code = first; code <= last; code++) {
      const text = decoder.decode(Uint8Array.of(code >> 8, code & 0xff));
      if (/^\p{Script=Han}$/u.test(text)) phrases.push({ name, text, source: 'characters' });
    }
    return phrases;
  });
}
