/**
 * Makes spelling comparable: case, width, accents and kana stop counting. Residents type Vietnamese, Portuguese and Spanish without
 * marks, and Japanese in whichever kana comes first.
 */
export function normalise(text: string): string {
  return foldKana(foldMarks(text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase()));
}

/** Zero-width spaces and joiners that keyboards for Khmer, Thai, Burmese and Nepali put in or leave out as they like. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** Vowel signs of Thai, Devanagari, Burmese and Khmer are combining marks too, and carry meaning: only Latin and Cyrillic lose theirs. */
function foldMarks(text: string): string {
  if (!/[^ -~]/.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Cyrillic}]\p{Mn}*)\p{Mn}/gu, '')
    .normalize('NFC')
    .replace(/[đøłıßœæ]/g, (letter) => BARE[letter] ?? letter);
}

const BARE: Record<string, string> = { đ: 'd', ø: 'o', ł: 'l', ı: 'i', ß: 'ss', œ: 'oe', æ: 'ae' };

const KATAKANA_TO_HIRAGANA = 0x60;

function foldKana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - KATAKANA_TO_HIRAGANA));
}
