/** What a number counts. An age is counted in years, a time of day in hours. */
export type Unit = keyof typeof UNITS;

/** The words of sixteen languages as they follow a number; what begins with another comes before it. */
const UNITS = {
  week: /^(weeks?|週|周|주|星期|tuần|สัปดาห์|อาทิตย์|minggu|linggo|semanas?|हप्ता|ပတ်|သီတင်း|សប្តាហ៍|សប្ដាហ៍|អាទិត្យ|долоо хоног)/,
  month:
    /^(months?|[かカヶケ箇]?月|개월|달|월|个月|個月|tháng|เดือน|bulan|buwan|meses|mês|mes\b|महिना|လ(?!\p{M}|ည)|ខែ|сар)/u,
  year: /^(years?|年|歳|さい|년|살|세|岁|歲|năm|tuổi|ปี|ขวบ|tahun|taong?|anos?\b|años?|वर्ष|बर्ष|साल|နှစ်|ឆ្នាំ|жил|нас)/,
  hour: /^(hours?|o'clock|時|시|小时|小時|点|點|时|giờ|tiếng|ชั่วโมง|โมง|jam|oras|horas?|घण्टा|घन्टा|बजे|နာရီ|ម៉ោង|цаг)/,
  minute: /^(minutes?|分|분|phút|นาที|menit|minut|मिनेट|မိနစ်|នាទី|минут)/,
  day: /^(days?|日|일|天|ngày|วัน|hari|araw|dias?|días?|दिन|ရက်|ថ្ងៃ|хоног|өдөр|өдр)/,
} as const;

/** Burmese may put the counted word before the number. */
const BEFORE: readonly (readonly [string, Unit])[] = [
  ['ရက်', 'day'],
  ['လ', 'month'],
  ['နှစ်', 'year'],
  ['နာရီ', 'hour'],
];
/** Vietnamese names months and days of the month so, whatever comes after: "tháng 4 năm 2027", "15/3 năm sau". */
const NAMED: readonly (readonly [string, Unit])[] = [
  ['tháng', 'month'],
  ['ngày', 'day'],
];

/** The unit that the text after a number names, or the text before it. */
export function findUnit(after: string, before: string): Unit | undefined {
  const [last = ''] = before.trimEnd().toLowerCase().split(/\s+/).slice(-1);
  const endsWith = ([name]: readonly [string, Unit]): boolean => last.endsWith(name);
  const named = /\d\/$/.test(before) ? 'month' : NAMED.find(endsWith)?.[1];
  if (named) return named;
  // "14 na araw", "4-р сар", "12th month": what a language puts between.
  const word = after.replace(/^[\s\u200b]*(na |-р |th |-?(?=\p{L}))?[\s\u200b]*/u, '').toLowerCase();
  for (const [unit, pattern] of Object.entries(UNITS)) if (pattern.test(word)) return unit as Unit;
  return BEFORE.find(endsWith)?.[1];
}
