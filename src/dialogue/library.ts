import type { JapaneseToSay } from '../answer/index.ts';
import type { Detector, Words } from '../language/index.ts';
import type { Question, Search } from '../search/index.ts';
import type { Content } from '../topics/index.ts';
import type { Sense } from './sense.ts';

/** Everything the counter has on its shelves; the same for every talk, and never changed by one. */
export type Library = {
  content: Content;
  words: Words;
  /** Cuts what a person wrote, for `sense` and `search`. */
  cut: (text: string) => Question;
  search: Search;
  detector: Detector;
  sense: Sense;
  japanese: JapaneseToSay;
};
