import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/language/index.ts';
import { compareTexts } from '../../src/tools/compare/compare-texts.ts';
import type { Topic, TopicText } from '../../src/topics/index.ts';

const topic: Topic = {
  id: 'living/moving-in',
  stakes: 'residence',
  private: false,
  weight: 1,
  contacts: [],
  facts: { 'notify-days': { value: '14', status: 'confirmed', date: '2025-01', source: 'a law' } },
  claims: [],
  links: [],
  missing: [],
  related: [],
  checked: '2026-11-20',
};

const ANSWERS: Partial<Record<Language, string>> = {
  ja: '{{fact:notify-days}}日以内。更新は6か月前から。{{phone:city-hall}}',
  en: 'Within {{fact:notify-days}} days. Renew from 6 months before. {{phone:city-hall}}',
  vi: 'Trong {{fact:notify-days}} ngày. Gia hạn trước 6 tháng. {{phone:city-hall}}',
  ko: '{{fact:notify-days}}일 이내. 6개월 전부터. {{phone:city-hall}}',
  my: 'ရက် {{fact:notify-days}} အတွင်း။ ၆ လမတိုင်ခင်။ {{phone:city-hall}}',
};

const compare = (changes: Partial<Record<Language, string>>) =>
  compareTexts(
    topic,
    Object.fromEntries(
      Object.entries({ ...ANSWERS, ...changes }).map(([language, answer]): [string, TopicText] => [
        language,
        { status: 'draft', title: 'x', label: 'x', examples: ['99'], keywords: ['98'], answer, sections: {} },
      ]),
    ),
    [],
  );

describe('facts across languages', () => {
  test('texts that say the same have no outliers', () => expect(compare({})).toEqual([]));

  test('a number that only one language has is a contradiction', () =>
    expect(compare({ vi: 'Trong {{fact:notify-days}} ngày. Gia hạn trước 8 tháng. {{phone:city-hall}}' })).toEqual([
      { topic: topic.id, what: '8', kind: 'onlyIn', languages: ['vi'], contradiction: true },
      { topic: topic.id, what: '6', kind: 'missingIn', languages: ['vi'], contradiction: false },
    ]));

  test('the same number of something else is a contradiction', () =>
    expect(
      compare({ ko: '{{fact:notify-days}}일 이내. 6년 전부터. {{phone:city-hall}}' }).filter(
        ({ contradiction }) => contradiction,
      ),
    ).toEqual([{ topic: topic.id, what: '6 year', kind: 'otherUnit', languages: ['ko'], contradiction: true }]));

  test('a fact with the wrong unit around it is a contradiction', () =>
    expect(compare({ en: 'Within {{fact:notify-days}} weeks. From 6 months. {{phone:city-hall}}' })).toEqual([
      { topic: topic.id, what: '14 week', kind: 'otherUnit', languages: ['en'], contradiction: true },
    ]));

  test('a number missing somewhere and a reference missing somewhere are differences', () =>
    expect(compare({ my: 'ရက် {{fact:notify-days}} အတွင်း။' }).map(({ what, kind }) => `${what} ${kind}`)).toEqual([
      '6 missingIn',
      'phone:city-hall missingIn',
    ]));

  test('a typed number that is the fact is no contradiction', () =>
    expect(compare({ en: 'Within 14 days. From 6 months. {{phone:city-hall}}' })).toEqual([]));

  test('one voice in two scripts is still one voice', () =>
    expect(
      compare({ 'ja-easy': '20日以内、6か月。{{phone:city-hall}}', ja: '20日以内、6か月。{{phone:city-hall}}' }).filter(
        ({ contradiction }) => contradiction,
      ),
    ).toEqual([{ topic: topic.id, what: '20', kind: 'onlyIn', languages: ['ja-easy', 'ja'], contradiction: true }]));
});
