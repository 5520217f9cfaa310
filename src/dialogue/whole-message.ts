const END_OF_SENTENCE = /\./y;

/**
 * Whether phrases of `meaning`, with empty words around them, make up the whole plain message. All are sticky (`toStep`) and stand in it somewhere. Every
 * place of the message is looked at once, and at each place every expression: the time grows with the message's length and never explodes, whatever a
 * message repeats.
 */
export function isWholeMessage(
  plain: string,
  meaning: readonly RegExp[],
  empty: readonly RegExp[],
  spaced: boolean,
): boolean {
  if (meaning.length === 0) return false;
  // For every place: reached (1), reached with at least one phrase on the way (2).
  const reached = new Uint8Array(plain.length + 1);
  reached[0] = 1;
  for (let place = 0; place < plain.length; place++) {
    const state = reached[place] ?? 0;
    if (state === 0) continue;
    if (plain[place] === ' ') reach(reached, place + 1, state);
    if (spaced && place > 0 && plain[place - 1] !== ' ') continue;
    for (const step of empty) reach(reached, endOf(step, plain, place), state);
    reach(reached, endOf(END_OF_SENTENCE, plain, place), state);
    for (const step of meaning) reach(reached, endOf(step, plain, place), 2);
  }
  return reached[plain.length] === 2;
}

function reach(reached: Uint8Array, place: number, state: number): void {
  if (place >= 0) reached[place] = Math.max(reached[place] ?? 0, state);
}

/** Where the expression ends when it fits at `place`, or -1. */
function endOf(step: RegExp, plain: string, place: number): number {
  step.lastIndex = place;
  return step.test(plain) && step.lastIndex > place ? step.lastIndex : -1;
}
