import { describe, expect, test } from 'vitest';
import { read } from '../../src/tools/evaluate/evaluate.ts';
import { library } from '../support/library.ts';

const BEFORE = {
  en: 'we moved here in april, i work at a lettuce farm and my kids like the school, the apartment is small but ok',
  ja: '四月に引っ越してきました。レタスの畑で働いています。子どもは学校が好きです。部屋は小さいです',
  vi: 'nhà em chuyển tới đây hồi tháng 4, em làm ở ruộng xà lách, tụi nhỏ thích đi học, phòng hơi nhỏ',
  'pt-BR':
    'a gente mudou pra cá em abril, trabalho na plantação de alface, as crianças gostam da escola, o apê é pequeno',
};

describe('in a long story', () => {
  test.each([
    [BEFORE.en, 'since last week my husband beats me every night, i dont know what to do'],
    [BEFORE.ja, '先週から夫が毎晩わたしを殴ります。どうしたらいいかわかりません'],
    [BEFORE.vi, 'tuần trước tới giờ chồng em đánh em mỗi đêm, em không biết làm sao'],
    [BEFORE['pt-BR'], 'desde a semana passada meu marido me bate toda noite, não sei o que fazer'],
  ])('%s … %s: the one clause about danger is heard', (before, clause) => {
    expect(read(library(), `${before}, ${clause}`)).toMatchObject({ intent: 'emergency', danger: 'violence' });
  });

  test.each([
    [BEFORE.en, 'now a letter about resident tax came and i dont understand it'],
    [BEFORE.ja, '住民税の手紙が来ました。読めません'],
    [BEFORE.vi, 'giờ có giấy thuế cư trú gửi về mà em đọc không hiểu'],
    [BEFORE['pt-BR'], 'agora chegou uma carta do imposto de residente e não entendi nada'],
  ])('%s … %s: nothing is heard where nothing is', (before, clause) => {
    expect(read(library(), `${before}, ${clause}`).intent).not.toBe('emergency');
  });
});
