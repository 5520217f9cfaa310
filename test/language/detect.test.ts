import { describe, expect, test } from 'vitest';
import { library } from '../support/library.ts';

const detect = (text: string) => library().detector.detect(text);
const best = (text: string): string | undefined => detect(text).likelihoods[0]?.tag;

describe('the language detector', () => {
  test.each([
    ['在留資格', 'ja'],
    ['国民健康保険税 納税通知書', 'ja'],
    ['避難所', 'ja'],
    ['転入届', 'ja'],
    ['処方箋', 'ja'],
    ['我的在留卡丢了怎么办', 'zh-Hans'],
    ['我的在留カード丢了', 'zh-Hans'],
    ['我的居留證不見了怎麼辦', 'zh-Hant'],
    ['他說要綁我弟弟', 'zh-Hant'],
    ['全部標示為已讀', 'zh-Hant'],
    ['mat the ngoai kieu', 'vi'],
    ['dang ky ket hon o dau', 'vi'],
    ['onde jogo o lixo', 'pt-BR'],
    ['nao sei onde jogo o lixo', 'pt-BR'],
    ['donde tiro la basura', 'es'],
    ['no se donde tirar la basura', 'es'],
    ['malai bimari cha kaha jane', 'ne'],
    ['khana pakauna gas kasari jodne', 'ne'],
    ['मेरो कार्ड हरायो', 'ne'],
    ['मेरो भिसा कहाँ नवीकरण गर्ने', 'ne'],
    ['paano po mag renew ng visa', 'tl'],
    ['my baby has fever po ano gagawin', 'tl'],
    ['hoken mahal', 'id'],
    ['tas saya hilang di kereta', 'id'],
    ['saya nak tanya pasal cukai, macam mana nak bayar', 'ms'],
    ['saya mau perpanjang visa di mana ya', 'id'],
    ['виз сунгахад юу хэрэгтэй вэ', 'mn'],
    ['gazar hudulluu haashaa yavah ve', 'mn'],
    ['где можно продлить визу', 'ru'],
    ['मेरा कार्ड खो गया है, क्या करूँ', 'hi'],
    ['नमस्ते, मुझे वीज़ा के बारे में जानना है', 'hi'],
    ['නමස්කාර, ගෙවල් කුලිය', 'si'],
    ['쓰레기는 언제 버려요', 'ko'],
    ['จะทิ้งขยะที่ไหน', 'th'],
    ['visa หมดอายุแล้ว', 'th'],
  ])('%s is %s', (text, tag) => expect(best(text)).toBe(tag));

  test.each(
    [
      ['ok', '👍👍', 'OK 👍', '2026-11-20', '123', 'https://example.com/a', '@sensei', '', '???', 'a'],
      ['zairyu card', 'hoken?', 'shiyakusho', 'nenmatsu chosei'],
    ].flat(),
  )('"%s" tells nothing', (text) => {
    const { decidable, likelihoods } = detect(text);
    expect(decidable).toBe(false);
    expect(likelihoods[0]?.probability).toBeCloseTo(likelihoods.at(-1)?.probability ?? 0);
  });

  test.each([
    ['quero renovar o zairyu card', 'pt-BR'],
    ['perdi meu 在留カード ontem', 'pt-BR'],
    ['lost my zairyu card', 'en'],
    ['kapan nenmatsu chosei', 'id'],
    ['mero tenshutsu todoke kaha dine', 'ne'],
    ['toi muon lam lai zairyu card', 'vi'],
    ['paano mag apply ng juminhyo', 'tl'],
  ])('a Japanese loan word does not change the language: %s', (text, tag) => expect(best(text)).toBe(tag));

  test('likelihoods come best first, name each language once and together make one', () => {
    const { likelihoods } = detect('hoken mahal');
    const values = likelihoods.map(({ probability }) => probability);
    expect([...values].sort((a, b) => b - a)).toEqual(values);
    expect(Math.min(...values)).toBeGreaterThan(0);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 3);
    expect(new Set(likelihoods.map(({ tag }) => tag)).size).toBe(likelihoods.length);
  });

  test('a message in two languages names both', () => {
    expect([...(detect('my name is สมชาย').mixed ?? [])].sort()).toEqual(['en', 'th']);
    expect(detect('where is the clinic').mixed).toBeUndefined();
  });
});
