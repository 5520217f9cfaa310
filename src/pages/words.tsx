import type { Language } from '../language/index.ts';

/**
 * Japanese telephone numbers as our content writes them (総務省 電気通信番号計画: 0AB-J, 0120, 0570) and the short ones that begin with #; web addresses end before
 * the sentence's own full stop.
 */
const TAPPABLE =
  /(https?:\/\/[\w\-.~/?#=&%+:@]*[\w\-~/=&%])|(?<![\d-])(0\d{1,4}-\d{1,4}-\d{3,4}|0570-\d{6}|#\d{4})(?![\d-])/;

/** Japanese in a text of a language without Han: from its first Japanese character to its last, with what stands between two. */
const JAPANESE =
  /([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}](?:[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー・、（）\d -]*[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー）])?)/u;

/** In Chinese only kana are Japanese for certain. */
const KANA = /([\p{sc=Hiragana}\p{sc=Katakana}ー]+)/u;

/** A word of やさしい日本語 with its reading behind it. A long one may break; a short one stays on one line. */
const WITH_READING = /([\p{sc=Han}々]{1,6}（[\p{sc=Hiragana}ー]{1,9}）)/u;

/** A sentence of ours: numbers and addresses are links, and Japanese words say that they are Japanese (WCAG 3.1.2), so they are drawn and read as such. */
export const Words = ({ text, language }: { text: string; language: Language }) => (
  <>
    {text.split(TAPPABLE).map((part, at) => {
      if (!part) return null;
      if (at % 3 === 1)
        return (
          <a href={part} rel="noreferrer">
            {part}
          </a>
        );
      return at % 3 === 2 ? <a href={toTel(part)}>{part}</a> : markJapanese(part, language);
    })}
  </>
);

/** Dials the number; # of a short number must be escaped in an address (RFC 3966, 5.1.1). */
export const toTel = (number: string): string => `tel:${number.replace(/[^\d#+]/g, '').replace('#', '%23')}`;

function markJapanese(text: string, language: Language) {
  switch (language) {
    case 'ja':
      return text;
    case 'ja-easy':
      return text.split(WITH_READING).map((part, at) => (at % 2 === 1 ? <span class="together">{part}</span> : part));
    default: {
      const japanese = language === 'zh-Hans' || language === 'zh-Hant' ? KANA : JAPANESE;
      return text.split(japanese).map((part, at) => (at % 2 === 1 ? <span lang="ja">{part}</span> : part));
    }
  }
}
