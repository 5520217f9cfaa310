import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/language/index.ts';
import { readNumbers } from '../../src/tools/compare/read-numbers.ts';

const read = (text: string, language: Language): string[] =>
  readNumbers(text, language).map(({ value, unit }) => (unit ? `${value} ${unit}` : value));

describe('numbers in every script', () => {
  test.each<[Language, string, string[]]>([
    ['en', 'within 14 days', ['14 day']],
    ['ja', '１４日以内', ['14 day']],
    ['ja', '十四日以内、三か月前から', ['14 day', '3 month']],
    ['ja', '一緒に、二人で、一日中', []],
    ['zh-Hant', '三十天之內', ['30 day']],
    ['ne', '१४ दिनभित्र', ['14 day']],
    ['my', 'ရက် ၁၄ အတွင်း', ['14 day']],
    ['my', '၁၄ ရက်အတွင်း', ['14 day']],
    ['my', '၆ လအတွင်း', ['6 month']],
    ['my', '၂၀၂၁ လောက်ကပါ', ['2021']],
    ['km', 'ក្នុង ១៤ ថ្ងៃ', ['14 day']],
    ['th', 'ภายใน ๑๔ วัน', ['14 day']],
    ['tl', 'sa loob ng 14 na araw', ['14 day']],
    ['mn', '2 долоо хоногт, 14 хоногт, 4-р сард', ['2 week', '14 day', '4 month']],
    ['vi', 'trong 6 tháng, từ tháng 4 năm 2027', ['6 month', '4 month', '2027']],
    ['ko', '90일, 6개월, 3년', ['90 day', '6 month', '3 year']],
    ['id', '3 bulan', ['3 month']],
    ['pt-BR', '1.000 ienes, 20,42 %', ['1000', '20.42']],
    ['en', '1,000 yen, 20.42 %', ['1000', '20.42']],
    ['ja', '5万円', ['50000']],
    ['zh-Hans', '2，10', ['2', '10']],
  ])('%s: %s', (language, text, numbers) => expect(read(text, language)).toEqual(numbers));

  test.each<[Language, string]>([
    ['en', 'from April'],
    ['es', 'desde abril'],
    ['pt-BR', 'em abril'],
    ['id', 'sejak April'],
    ['tl', 'mula Abril'],
    ['th', 'ตั้งแต่เมษายน'],
    ['th', 'เม.ย.'],
    ['ne', 'अप्रिल देखि'],
    ['my', 'ဧပြီလကနေ'],
    ['km', 'ពីខែមេសា'],
    ['ja', '４月から'],
    ['vi', 'từ tháng 4'],
    ['ko', '4월부터'],
    ['mn', '4-р сараас'],
    ['zh-Hans', '从4月起'],
  ])('April is the fourth month in %s: %s', (language, text) => expect(read(text, language)).toEqual(['4 month']));

  test.each<[Language, string]>([
    ['en', 'you may ask'],
    ['ne', 'जुन मानिस'],
    ['my', 'မေးပါ'],
    ['km', 'តុលាការ'],
  ])('a word that looks like a month is none (%s: %s)', (language, text) => expect(read(text, language)).toEqual([]));

  test.each<[Language, string]>([
    ['ja', '8時30分'],
    ['vi', '8 giờ 30 phút'],
    ['en', '8:30'],
    ['pt-BR', '8h30'],
  ])('a time of day is two numbers (%s: %s)', (language, text) =>
    expect(readNumbers(text, language).map(({ value }) => value)).toEqual(['8', '30']),
  );
});
