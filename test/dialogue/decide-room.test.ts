import { describe, expect, test } from 'vitest';
import { decideRoomWords } from '../../src/dialogue/index.ts';
import type { LANGUAGES } from '../../src/language/index.ts';
import { library, WORKING_HOURS } from '../support/library.ts';

const decide = (text: string, state: 'waiting' | 'active' | 'closed', language: (typeof LANGUAGES)[number] = 'en') =>
  decideRoomWords(text, { language, state }, library(), WORKING_HOURS);

describe('decideRoomWords', () => {
  test.each(['waiting', 'active', 'closed'] as const)('danger gets its card while the ticket is %s', (state) => {
    const { danger, answer } = decide('my house is on fire help', state);
    expect([danger, answer?.danger]).toEqual(['fire', 'fire']);
  });

  test('a card on a page asks for no location', () => {
    for (const text of ['my house is on fire help', 'big earthquake i am trapped under the wall'])
      expect(JSON.stringify(decide(text, 'active').answer?.sections)).not.toMatch(/location/);
  });

  test('a clear question is answered while nobody has taken the ticket', () => {
    expect(decide('where do i throw my trash', 'waiting').answer?.page).toBe('/a/en/living/garbage');
    expect(decide('where do i throw my trash', 'active').answer).toBeNull();
  });

  test('a greeting, a wish for a person and what nobody understands are left to the person', () => {
    for (const text of ['hello', 'thank you', 'i want to talk to a person', 'qwxz brrrt hmpf'])
      expect(decide(text, 'waiting').answer, text).toBeNull();
  });

  test('a whole sentence in another language changes the language, one word does not', () => {
    expect(decide('onde eu jogo o lixo da cozinha na minha rua', 'waiting').language).toBe('pt-BR');
    expect(decide('ok', 'active', 'vi').language).toBe('vi');
    expect(decide('ありがとうございます。あした市役所に行きます。', 'active', 'ja').language).toBe('ja');
  });
});
