import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDetector } from '../../language/index.ts';

export type LoadedDetector = {
  /** The most likely language, as `toPeerTag` writes it. */
  readonly detect: (text: string) => string;
  readonly knows: (tag: string) => boolean;
};

/** Our tags without what a peer cannot say: peers know one Chinese and one Portuguese. */
export const toPeerTag = (tag: string): string => (tag.startsWith('zh') ? 'zh' : tag === 'pt-BR' ? 'pt' : tag);

/** Every language of our measuring messages, as the peers write it; every peer is told to choose among these. */
const ISO_639_3: Readonly<Record<string, string>> = {
  jpn: 'ja',
  eng: 'en',
  cmn: 'zh',
  kor: 'ko',
  por: 'pt',
  spa: 'es',
  vie: 'vi',
  tgl: 'tl',
  ind: 'id',
  tha: 'th',
  nep: 'ne',
  mya: 'my',
  khm: 'km',
  khk: 'mn',
  hin: 'hi',
  ben: 'bn',
  sin: 'si',
  urd: 'ur',
  rus: 'ru',
  ukr: 'uk',
  fra: 'fr',
  deu: 'de',
  tur: 'tr',
  lao: 'lo',
  zlm: 'ms',
  arb: 'ar',
  pes: 'fa',
  tam: 'ta',
  ita: 'it',
  pol: 'pl',
};
const CANDIDATES = Object.values(ISO_639_3);

/** Ours first, then its peers; each is loaded only when it is called for. */
export const DETECTORS: Readonly<Record<string, () => Promise<LoadedDetector>>> = {
  ours: async () => {
    const detector = createDetector(
      readFileSync(join(import.meta.dirname, '../../language/language-model.txt'), 'utf8'),
    );
    return { detect: (text) => toPeerTag(detector.detect(text).likelihoods[0]?.tag ?? ''), knows: () => true };
  },
  'eld large': async () => {
    const { eld } = await import('eld/large');
    const known = new Set(Object.values(eld.info().Languages));
    eld.setLanguageSubset(CANDIDATES.filter((tag) => known.has(tag)));
    return { detect: (text) => eld.detect(text).language, knows: (tag) => known.has(tag) };
  },
  'tinyld heavy': async () => {
    const tinyld = await import('tinyld/heavy');
    const known = new Set(tinyld.supportedLanguages.map((code) => tinyld.toISO2(code)));
    const only = CANDIDATES.filter((tag) => known.has(tag));
    return { detect: (text) => tinyld.detect(text, { only }), knows: (tag) => known.has(tag) };
  },
  franc: async () => {
    const { franc } = await import('franc');
    const only = Object.keys(ISO_639_3);
    return {
      detect: (text) => ISO_639_3[franc(text, { only, minLength: 1 })] ?? '',
      knows: (tag) => CANDIDATES.includes(tag),
    };
  },
  'fastText lid.176': async () => {
    const { getLIDModel } = await import('fasttext.wasm.js');
    const model = await (await getLIDModel()).load();
    const best = (text: string): string => {
      const guesses = model.predict(text.replace(/\n/g, ' '), -1, 0);
      for (let i = 0; i < guesses.size(); i++) {
        const tag = String(guesses.get(i)[1]).replace('__label__', '');
        if (CANDIDATES.includes(tag)) return tag;
      }
      return '';
    };
    return { detect: best, knows: (tag) => CANDIDATES.includes(tag) };
  },
};
