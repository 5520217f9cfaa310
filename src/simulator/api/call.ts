import type { Platform } from '../platform/platform.ts';
import type { Answer } from './answer.ts';

/** A request to LINE's API, read and authorised. */
export interface Call {
  platform: Platform;
  requestId: string;
  /** The variable parts of the path, in order. */
  ids: string[];
  body: Record<string, unknown>;
}

export type Run = (call: Call) => Answer;
