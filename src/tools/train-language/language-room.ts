/** What the trainer shares with the detector, so that both cut and count letters alike. */
export { createDetector, type Detector } from '../../language/detect.ts';
export {
  collectFeatures,
  dropNeutral,
  FEATURE_BITS,
  findGroup,
  GROUPS,
  type Group,
  hashWord,
} from '../../language/features.ts';
export { type Run, toRuns } from '../../language/fold.ts';
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
