import { describe, expect, test } from 'vitest';
import { createClassifier, packClassifier } from '../../src/search/classifier.ts';
import { createConcepts, cutQuestion, trainClassifier } from '../../src/search/index.ts';

const toFeatures = (text: string) => cutQuestion(text, createConcepts({})).features;

const texts = [
  ['garbage day', 'throw trash', 'burnable garbage bag'],
  ['visa renewal', 'extend my visa', 'residence card visa'],
  ['japanese class', 'learn japanese', 'language lessons'],
];
const samples = texts.flatMap((list, label) => list.map((text) => ({ features: toFeatures(text), label, worth: 1 })));
const pack = () => packClassifier(trainClassifier(samples, texts.length), texts.length);
const best = (text: string): number => {
  const { scores } = createClassifier(pack()).classify(toFeatures(text));
  return scores.indexOf(Math.max(...scores));
};

describe('the classifier', () => {
  test.each([
    ['where is my garbage', 0],
    ['visas', 1],
    ['japanes lesson', 2],
    ['renewing visa', 1],
  ])('puts "%s" where it belongs', (text, label) => expect(best(text as string)).toBe(label));
  test('learns the same from the same texts, byte for byte', () => expect(pack()).toEqual(pack()));
  test('says how much of a text it knows', () => {
    const classifier = createClassifier(pack());
    expect(classifier.classify(toFeatures('garbage day')).known).toBe(1);
    expect(classifier.classify(toFeatures('qwrtzp xkcdv')).known).toBe(0);
    expect(classifier.classify(toFeatures('')).known).toBeGreaterThanOrEqual(0);
  });
  test('tells more classes apart than a byte can count', () => {
    const classes = 300;
    const words = Array.from({ length: classes }, (_, label) => `w${label}`);
    const keyOf = (word: string): number => [...toFeatures(word).keys()][0] ?? 0;
    const features = words
      .map((word, label) => ({ key: keyOf(word), idf: 1, weights: [{ label, weight: 1 }] }))
      .sort((a, b) => a.key - b.key);
    const packed = packClassifier({ features, scale: 1 }, classes);
    const classifier = createClassifier(packed);
    const found = words.map((word) => {
      const { scores } = classifier.classify(toFeatures(word));
      return scores.indexOf(Math.max(...scores));
    });
    expect(found).toEqual(words.map((_, label) => label));
  });
});
