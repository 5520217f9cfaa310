import { describe, expect, test } from 'vitest';
import { library } from '../support/library.ts';

const detect = (text: string) => library().detector.detect(text);
const best = (text: string): string | undefined => detect(text).likelihoods[0]?.tag;

describe('the language detector', () => {
  test.each([
    ['在留資格', 'ja'],
    ['国民健康保険税 納税通知書', 'ja'],
    ['我的在留卡丢了怎么办', 'zh-Hans'],
    ['我的居留證不見了怎麼辦', 'zh-Hant'],
    ['mat the ngoai kieu', 'vi'],
    ['dang ky ket hon o dau', 'vi'],
    ['onde jogo o lixo', 'pt-BR'],
    ['donde tiro la basura', 'es'],
    ['malai bimari cha kaha jane', 'ne'],
    ['मेरो भिसा कहाँ नवीकरण गर्ने', 'ne'],
    ['paano po mag renew ng visa', 'tl'],
    ['saya mau perpanjang visa di mana ya', 'id'],
    ['виз сунгахад юу хэрэгтэй вэ', 'mn'],
    ['где можно продлить визу', 'ru'],
    ['नमस्ते, मुझे वीज़ा के बारे में जानना है', 'hi'],
    ['නමස්කාර, ගෙවල් කුලිය', 'si'],
    ['쓰레기는 언제 버려요', 'ko'],
    ['จะทิ้งขยะที่ไหน', 'th'],
  ])('%s is %s', (text, tag) => expect(best(text)).toBe(tag));

  test.each(['ok', '👍👍', '2026-11-20', 'https://example.com/a', '', '???'])('"%s" tells nothing', (text) =>
    expect(detect(text).decidable).toBe(false),
  );

  test.each([
    ['quero renovar o zairyu card', 'pt-BR'],
    ['toi muon lam lai zairyu card', 'vi'],
    ['paano mag apply ng juminhyo', 'tl'],
  ])('a Japanese loan word does not change the language: %s', (text, tag) => expect(best(text)).toBe(tag));

  test('likelihoods together make one', () => {
    const total = detect('hoken mahal').likelihoods.reduce((sum, { probability }) => sum + probability, 0);
    expect(total).toBeCloseTo(1, 3);
  });
});
