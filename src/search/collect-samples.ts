import type { TopicText } from '../topics/index.ts';
import type { Concepts } from './concepts.ts';
import { cutQuestion } from './question.ts';
import type { Sample } from './train-classifier.ts';

/** What a part of a topic text is worth as a sample: example questions are what residents type, prose is not. */
const EXAMPLE = 1;
const TITLE = 1;
const KEYWORD = 0.7;
const ANSWER = 0.5;

/** The samples of one topic text for the classifier. `label` is the topic's place among the topics. */
export function collectSamples(text: TopicText, label: number, concepts: Concepts): Sample[] {
  const sample = (words: string, worth: number): Sample => {
    const plain = words.replace(/\{\{[^}]*\}\}/g, ' ');
    return { features: cutQuestion(plain, concepts).features, label, worth };
  };
  return [
    sample(`${text.title} ${text.label}`, TITLE),
    ...text.examples.map((example) => sample(example, EXAMPLE)),
    ...text.keywords.map((keyword) => sample(keyword, KEYWORD)),
    sample(text.answer, ANSWER),
  ];
}
