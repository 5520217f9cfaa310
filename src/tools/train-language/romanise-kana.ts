const ROWS: readonly [string, string][] = [
  ['', 'あいうえお'],
  ['k', 'かきくけこ'],
  ['s', 'さしすせそ'],
  ['t', 'たちつてと'],
  ['n', 'なにぬねの'],
  ['h', 'はひふへほ'],
  ['m', 'まみむめも'],
  ['r', 'らりるれろ'],
  ['g', 'がぎぐげご'],
  ['z', 'ざじずぜぞ'],
  ['d', 'だぢづでど'],
  ['b', 'ばびぶべぼ'],
  ['p', 'ぱぴぷぺぽ'],
];
const VOWELS = 'aiueo';
const OTHERS: Record<string, string> = {
  し: 'shi',
  ち: 'chi',
  つ: 'tsu',
  ふ: 'fu',
  じ: 'ji',
  ぢ: 'ji',
  づ: 'zu',
  や: 'ya',
  ゆ: 'yu',
  よ: 'yo',
  わ: 'wa',
  を: 'o',
  ん: 'n',
};
const SYLLABLES: Record<string, string> = {
  ...Object.fromEntries(ROWS.flatMap(([consonant, row]) => [...row].map((kana, i) => [kana, consonant + VOWELS[i]]))),
  ...OTHERS,
};

/** Hiragana as Hepburn writes it, first with every long vowel (juuminzei), then as most people type it (juminzei). */
export function romaniseKana(kana: string): string[] {
  const full = [...kana]
    .reduce((done, letter) => done + (SYLLABLES[letter] ?? letter), '')
    .replace(/(sh|ch|j)i([ゃゅょ])/g, (_, start: string, small: string) => start + SMALL[small])
    .replace(/([kgnhbpmr])i([ゃゅょ])/g, (_, start: string, small: string) => `${start}y${SMALL[small]}`)
    .replace(/っch/g, 'tch')
    .replace(/っ(\w)/g, '$1$1');
  if (!/^[a-z]+$/.test(full)) return [];
  return [...new Set([full, full.replace(/ou/g, 'o').replace(/([ou])\1/g, '$1')])];
}

const SMALL: Record<string, string> = { ゃ: 'a', ゅ: 'u', ょ: 'o' };
