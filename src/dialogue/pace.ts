import { PACE_LIMIT, PACE_REFILL_MS, type State } from './state.ts';

/** Whether another answer may be given now, and whether this is the moment to ask for patience. Time comes in, nothing is counted twice. */
export function takePace(
  pace: State['pace'],
  now: number,
): { pace: State['pace']; allowed: boolean; askPatience: boolean } {
  const regained = Math.max(0, Math.floor((now - pace.at) / PACE_REFILL_MS));
  const left = Math.min(PACE_LIMIT, pace.left + regained);
  // The remainder of the time is kept: slow counting must not lose it.
  const at = left === PACE_LIMIT ? now : pace.at + regained * PACE_REFILL_MS;
  if (left > 0)
    return {
      pace: { left: left - 1, at, asked: left > PACE_LIMIT / 3 ? false : pace.asked },
      allowed: true,
      askPatience: false,
    };
  return { pace: { left: 0, at, asked: true }, allowed: false, askPatience: !pace.asked };
}
