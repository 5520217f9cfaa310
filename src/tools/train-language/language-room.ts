/** What the trainer shares with the detector, so that both cut and count letters alike. */
export { createDetector } from '../../language/detect.ts';
export { collectFeatures, dropNeutral, findGroup, GROUPS, type Group, hashWord } from '../../language/features.ts';
export { type Run, toRuns } from '../../language/fold.ts';
export { FIRST_HAN, LAST_HAN, type Standards } from '../../language/han.ts';
export {
  DIGITS,
  FIRST_DIGIT,
  LONGEST_SKIP,
  MODEL_FORMAT,
  type ModelHeader,
  SMALL_GAPS,
  WEIGHT_LEVELS,
  WEIGHT_UNIT,
} from '../../language/language-model.ts';
