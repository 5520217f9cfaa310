import { FIRST_HAN, LAST_HAN, type Standards } from '../../language/compile/index.ts';
import { CLASSES } from './classes.ts';
import type { Phrase } from './phrase.ts';

/**
 * The everyday characters of each writing, as its national standard lists them: ranges of two-byte codes. Decoders read
 * GBK for GB 2312; its second bytes below A1 hold what GBK added, traditional characters among them.
 */
const STANDARDS: readonly { name: string; encoding: string; first: number; last: number; lowestByte: number }[] = [
  { name: 'zh-Hans', encoding: 'gb2312', first: 0xb0a1, last: 0xf7fe, lowestByte: 0xa1 },
  { name: 'zh-Hant', encoding: 'big5', first: 0xa440, last: 0xc67e, lowestByte: 0x40 },
  { name: 'ja', encoding: 'shift_jis', first: 0x889f, last: 0x9872, lowestByte: 0x40 },
];

/** Everyday Japanese characters that stand outside the first level of its standard: the newer 常用漢字, and those of illness and Nagano. */
const MORE_JAPANESE = '彙鬱璧毀惧憬拉慄喩嗅曖摯瘍璃籠辣踪諧訃錮刹傲侶冥咽箋臆艶葛蔽隙骸麓麺畿痙攣痺喘罹頸祠撥礫';

/**
 * Characters that only one of the three writings uses (読, 读, 讀). The runtime's own decoders know the standards, so no
 * list needs to be kept.
 */
export function readCharacters(): Phrase[] {
  const standard = STANDARDS.flatMap(({ name, encoding, first, last, lowestByte }) => {
    const decoder = new TextDecoder(encoding);
    const phrases: Phrase[] = [];
    for (let code = first; code <= last; code++) {
      if ((code & 0xff) < lowestByte) continue;
      const text = decoder.decode(Uint8Array.of(code >> 8, code & 0xff));
      if (/^\p{Script=Han}$/u.test(text)) phrases.push({ name, text, source: 'characters' });
    }
    return phrases;
  });
  return [...standard, ...[...MORE_JAPANESE].map((text): Phrase => ({ name: 'ja', text, source: 'characters' }))];
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
