/**
 * Nepali, Hindi and Mongolian as people type them in Latin letters. There is no one spelling, so `random` picks among the
 * usual ones, once per text: छ is cha, chha or xa.
 */
export const ROMANISE: Record<string, (text: string, random: () => number) => string> = {
  ne: romaniseDevanagari,
  hi: romaniseDevanagari,
  mn: romaniseMongolian,
};

const VOWELS: Record<string, string> = {
  अ: 'a',
  आ: 'aa|a',
  इ: 'i',
  ई: 'i|ee',
  उ: 'u',
  ऊ: 'u|oo',
  ऋ: 'ri',
  ए: 'e',
  ऐ: 'ai',
  ओ: 'o',
  औ: 'au',
  'ा': 'a|a|aa',
  'ि': 'i',
  'ी': 'i|i|ee',
  'ु': 'u',
  'ू': 'u|u|oo',
  'ृ': 'ri',
  'े': 'e',
  'ै': 'ai',
  'ो': 'o',
  'ौ': 'au',
};
const CONSONANTS: Record<string, string> = {
  क: 'k',
  ख: 'kh',
  ग: 'g',
  घ: 'gh',
  ङ: 'ng',
  च: 'ch',
  छ: 'ch|chh|x',
  ज: 'j',
  झ: 'jh',
  ञ: 'n',
  ट: 't',
  ठ: 'th',
  ड: 'd',
  ढ: 'dh',
  ण: 'n',
  त: 't',
  थ: 'th',
  द: 'd',
  ध: 'dh',
  न: 'n',
  प: 'p',
  फ: 'ph|f',
  ब: 'b',
  भ: 'bh|bh|v',
  म: 'm',
  य: 'y',
  र: 'r',
  ल: 'l',
  व: 'w|b|v',
  श: 'sh|s',
  ष: 'sh|s',
  स: 's',
  ह: 'h',
};
const SIGNS: Record<string, string> = { 'ं': 'n', 'ँ': '|n', 'ः': '' };
const VIRAMA = '्';

function romaniseDevanagari(text: string, random: () => number): string {
  const spell = pickSpelling(random);
  return text
    .normalize('NFD')
    .replace(/[\u093c\u200c\u200d]/g, '')
    .replace(/ज्ञ/g, 'ग्य')
    .replace(/[\u0900-\u097f]+/g, (word) => {
      const letters = [...word];
      return letters
        .map((letter, i) => {
          if (!(letter in CONSONANTS)) return spell({ ...VOWELS, ...SIGNS }[letter] ?? '');
          const next = letters[i + 1];
          const bare = next === VIRAMA || (next !== undefined && next in VOWELS);
          // The unwritten a is silent at the end of a word, but not after a cluster nor in a word of one letter.
          const silent = next === undefined && i > 0 && letters[i - 1] !== VIRAMA;
          return spell(CONSONANTS[letter] ?? '') + (bare || silent ? '' : 'a');
        })
        .join('');
    });
}

const CYRILLIC: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v|w',
  г: 'g',
  д: 'd',
  е: 'ye|e',
  ё: 'yo',
  ж: 'j',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  ө: 'u|o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ү: 'u',
  ф: 'f',
  х: 'h|h|kh',
  ц: 'ts|c',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'ii|y|i',
  ь: '|i',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

function romaniseMongolian(text: string, random: () => number): string {
  const spell = pickSpelling(random);
  return text.toLowerCase().replace(/[\u0400-\u04ff]/g, (letter) => spell(CYRILLIC[letter] ?? ''));
}

/** A writer keeps to one spelling: the first choice for a letter holds for the whole text. */
function pickSpelling(random: () => number): (choices: string) => string {
  const chosen = new Map<string, string>();
  return (choices) => {
    const known = chosen.get(choices);
    if (known !== undefined) return known;
    const all = choices.split('|');
    const picked = all[Math.floor(random() * all.length)] ?? '';
    chosen.set(choices, picked);
    return picked;
  };
}
