/**
 * The trainer's own door: what src/tools/train-language shares with the detector, so that both cut and count letters alike.
 * Never part of the Worker.
 */
export { createDetector } from '../detect.ts';
export {
  collectFeatures,
  dropNeutral,
  findGroup,
  GROUPS,
  type Group,
  hashText,
  toStrength,
  toWordId,
} from '../features.ts';
export { type Run, toRuns } from '../fold.ts';
export { FIRST_HAN, LAST_HAN, type Standards } from '../han.ts';
export {
  DIGITS,
  FIRST_DIGIT,
  LONGEST_SKIP,
  MODEL_FORMAT,
  type ModelHeader,
  SMALL_GAPS,
  WEIGHT_LEVELS,
  WEIGHT_UNIT,
} from '../language-model.ts';
