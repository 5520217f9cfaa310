import type { Language } from '../language/index.ts';
import type { TranslateBinding, Translator } from './context.ts';

const MODEL = '@cf/meta/m2m100-1.2b';
/** Longer texts come back cut off: the model reads some five hundred pieces of words. */
export const TRANSLATED_LENGTH = 800;

/** What the model calls our languages. It writes Chinese in simplified characters only. */
const TAGS: Readonly<Record<Language, string>> = {
  'ja-easy': 'ja',
  ja: 'ja',
  en: 'en',
  'zh-Hans': 'zh',
  'zh-Hant': 'zh',
  ko: 'ko',
  'pt-BR': 'pt',
  es: 'es',
  vi: 'vi',
  tl: 'tl',
  id: 'id',
  th: 'th',
  ne: 'ne',
  my: 'my',
  km: 'km',
  mn: 'mn',
};

/** Machine translation where the installation has it (https://developers.cloudflare.com/workers-ai/models/m2m100-1.2b/), else undefined. */
export const findTranslator = ({ TRANSLATE }: { TRANSLATE?: TranslateBinding }): Translator | undefined =>
  TRANSLATE && {
    engine: 'm2m100',
    writes: (language) => language !== 'zh-Hant',
    translate: async (text, from, to) => {
      const { translated_text: translated } = await TRANSLATE.run(MODEL, {
        text,
        source_lang: TAGS[from],
        target_lang: TAGS[to],
      });
      if (!translated) throw new Error('console.translation_empty');
      return translated;
    },
  };
