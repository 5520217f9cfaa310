import type { JapaneseToSay } from '../answer/index.ts';
import type { Detector, Words } from '../language/index.ts';
import type { Search } from '../search/index.ts';
import type { Content } from '../topics/index.ts';
import type { Sense } from './sense.ts';

/** Everything the counter has on its shelves; the same for every talk, and never changed by one. */
export type Library = {
  content: Content;
  words: Words;
  search: Search;
  detector: Detector;
  sense: Sense;
  japanese: JapaneseToSay;
};
