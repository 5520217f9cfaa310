import type { Masked } from '../dialogue/index.ts';

/**
 * Takes personal numbers out of a message before anything is stored: My Number (with its check digit), residence cards, passports, bank
 * cards. Telephone numbers stay: people ask about them.
 */
export function maskNumbers(text: string): { text: string; masked: Masked[] } {
  const masked = new Set<Masked>();
  const mask = (kind: Masked): string => {
    masked.add(kind);
    return `[${kind}]`;
  };
  const plain = text
    .replace(RESIDENCE_CARD, () => mask('residence-card'))
    .replace(DIGIT_RUN, (run) => {
      const digits = toDigits(run);
      if (digits.length === 12 && isMyNumber(digits)) return mask('my-number');
      if (digits.length >= 13 && digits.length <= 19 && isCardNumber(digits)) return mask('bank-card');
      return run;
    })
    .replace(PASSPORT, () => mask('passport'));
  return { text: plain, masked: [...masked] };
}

/** 在留カード番号: two letters, eight digits, two letters (出入国在留管理庁 在留カード等仕様書). Full-width too. */
const RESIDENCE_CARD =
  /(?<![A-Za-z\d])[A-Za-zＡ-Ｚａ-ｚ]{2}[-\s]?[\d０-９]{8}[-\s]?[A-Za-zＡ-Ｚａ-ｚ]{2}(?![A-Za-z\d])/g;

/** Digits as people group them: 1234 5678 9012, 1234-5678-9012. */
const DIGIT_RUN = /(?<![\d０-９])[\d０-９](?:[-\s‐–ー]?[\d０-９]){11,18}(?![\d０-９])/g;

/** ICAO 9303: nine characters, one or two letters and then digits. */
const PASSPORT = /(?<![A-Za-z\d])[A-Za-z]{1,2}\d{7,8}(?![A-Za-z\d])/g;

const toDigits = (run: string): string => run.normalize('NFKC').replace(/\D/g, '');

/** The check digit of an individual number (平成26年総務省令第85号 第5条). */
export function isMyNumber(digits: string): boolean {
  const sum = [...digits.slice(0, 11)]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index < 6 ? index + 2 : index - 4), 0);
  const rest = sum % 11;
  return Number(digits[11]) === (rest <= 1 ? 0 : 11 - rest);
}

/** Luhn's check (ISO/IEC 7812-1), with a first digit that payment cards use. */
function isCardNumber(digits: string): boolean {
  if (!/^[23456]/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
