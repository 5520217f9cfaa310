import { FIRST_HAN, LAST_HAN, type Standards } from '../../language/compile/index.ts';
import { CLASSES } from './classes.ts';
import type { Phrase } from './phrase.ts';

/** The everyday characters of each writing, as its national standard lists them: row ranges of two-byte codes. */
const STANDARDS: readonly { name: string; encoding: string; first: number; last: number }[] = [
  { name: 'zh-Hans', encoding: 'gb2312', first: 0xb0a1, last: 0xf7fe },
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

/** Texts that use the characters of their own writing only; content quotes words of others. */
const UNMIXED: readonly Phrase['source'][] = ['characters', 'annotations', 'seed'];

/** Which of the writings use which character, by the standards and by what people of that writing wrote. */
export function toStandards(phrases: readonly Phrase[]): Standards {
  const standards = new Uint8Array(LAST_HAN - FIRST_HAN + 1);
  const writings = CLASSES.filter(({ group }) => group === 'cjk').map(({ name }) => name);
  for (const { name, text, source } of phrases) {
    const bit = 1 << writings.indexOf(name);
    if (!writings.includes(name) || !UNMIXED.includes(source)) continue;
    for (const character of text) {
      const place = (character.codePointAt(0) ?? 0) - FIRST_HAN;
      if (place >= 0 && place < standards.length) standards[place] = (standards[place] ?? 0) | bit;
    }
  }
  return standards;
}
