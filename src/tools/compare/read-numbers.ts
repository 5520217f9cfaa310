import type { Language } from '../../language/index.ts';
import { findUnit, type Unit } from './units.ts';

/** A number of a text, and what it counts where the word beside it says so: `{ value: '14', unit: 'day' }`. */
export type Quantity = { value: string; unit?: Unit };

/**
 * Every number of a text: digits of all scripts, thousands in any style, 万 and 만, Chinese numerals before a counter of time, and the names of months (as `4`, `month`).
 * A time of day gives two numbers, so that 8:30, 8時30分 and 8h30 are alike.
 */
export function readNumbers(text: string, language: Language): Quantity[] {
  // NFKC would make the Chinese comma of a list one that stands inside a number.
  const plain = toDigits(nameMonths(text.replaceAll('，', '、').normalize('NFKC'), language));
  return [...plain.matchAll(NUMBER)].map((match): Quantity => {
    const after = plain.slice(match.index + match[0].length);
    const value = toValue(match[0]);
    if (/^\s*[万萬만]/.test(after)) return { value: String(Number(value) * 10_000) };
    const unit = findUnit(after, plain.slice(0, match.index));
    // A number this large is the year itself, whatever the next word begins with.
    return unit && Number(value) < YEARS ? { value, unit } : { value };
  });
}

const YEARS = 1900;

/** `1,000` and `1.000` are a thousand, `20.42` and `38,5` have decimals; digits that only a comma and a space part are two numbers. */
const NUMBER = /\d+(?:[.,]\d+)*/g;

function toValue(written: string): string {
  if (/^\d{1,3}([.,]\d{3})+$/.test(written)) return written.replace(/[.,]/g, '');
  const value = written.replaceAll(',', '.');
  return /^\d+$/.test(value) ? String(Number(value)) : value;
}

/** Digits of every script as 0–9. */
const toDigits = (text: string): string =>
  text
    .replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)))
    .replace(NUMERAL, (numeral) => String(readNumeral(numeral)));

/** Where the digits of a script begin: ASCII, Devanagari, Bengali, Thai, Lao, Burmese, Khmer, Mongolian. */
const ZEROS = [0x30, 0x0966, 0x09e6, 0x0e50, 0x0ed0, 0x1040, 0x17e0, 0x1810];

function digitOf(digit: string): number | string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? digit : code - zero;
}

/** Before a counter of time only, and not 一 alone: elsewhere these characters are parts of words. */
const NUMERAL =
  /(?:[二三四五六七八九十]|[一二三四五六七八九十百]{2,})(?=日|年|[かカヶケ箇個个]月|週間|周|天|歳|岁|歲|時間|小时|小時)/g;
const NUMERALS = '一二三四五六七八九';

/** Up to hundreds: larger numbers are written in digits. */
function readNumeral(numeral: string): number {
  let sum = 0;
  let digit = 0;
  for (const letter of numeral) {
    if (letter === '十' || letter === '百') {
      sum += (digit || 1) * (letter === '十' ? 10 : 100);
      digit = 0;
    } else digit = NUMERALS.indexOf(letter) + 1;
  }
  return sum + digit;
}

/** Names that are, or begin, quite another word ("may", जुन which, မေး ask, မတ် upright): they are names of months only before these. */
const AMBIGUOUS: Readonly<Record<string, string>> = {
  May: '(?= \\d| and| or|,|\\.)',
  जुन: '(?=मा|सम्म|देखि|को|तिर|\\s*\\p{Nd})',
  मे: '(?=मा|सम्म|देखि|को )',
  မေ: '(?=လ)',
  မတ်: '(?=လ|မှာ|\\s*\\p{Nd})',
  // ការ makes a court of October.
  តុលា: '(?!ការ)',
};
/** Spellings beside those of CLDR. */
const ALSO: Readonly<Partial<Record<Language, Readonly<Record<string, number>>>>> = {
  ne: { एप्रिल: 4, अगष्ट: 8 },
  my: { သြဂုတ်: 8 },
};

/** Here a name may follow another word without a space. */
const UNSPACED: readonly Language[] = ['th', 'my', 'km'];

const monthNames = new Map<Language, [RegExp, number][]>();

/** Languages that name their months get `4月` for April; the others have numbers already. */
function nameMonths(text: string, language: Language): string {
  const names = monthNames.get(language) ?? listMonthNames(language);
  monthNames.set(language, names);
  return names.reduce((named, [name, month]) => named.replace(name, ` ${month}月 `), text);
}

function listMonthNames(language: Language): [RegExp, number][] {
  // Thai is the one that also writes them short.
  const names = (['long', ...(language === 'th' ? (['short'] as const) : [])] as const).flatMap((style) => {
    const format = new Intl.DateTimeFormat(language === 'tl' ? 'fil' : language, { month: style, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, month): [string, number] => [
      format.format(Date.UTC(2026, month, 15)),
      month + 1,
    ]);
  });
  const start = UNSPACED.includes(language) ? '' : '(?<![\\p{L}\\p{M}])';
  return [...names, ...Object.entries(ALSO[language] ?? {})]
    .filter(([name]) => !/\d/.test(name))
    .map(([name, month]) => {
      const end = AMBIGUOUS[name] ?? '(?!\\p{Script=Latin})';
      return [new RegExp(`${start}${name.replaceAll('.', '\\.')}${end}`, name === 'May' ? 'gu' : 'giu'), month];
    });
}
