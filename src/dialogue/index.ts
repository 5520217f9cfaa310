/**
 * The room that decides: (incoming, state, library) → (state, effects). Knows what a message means and what follows from it.
 * Does not know how anything is sent or stored.
 */
export type { Heard, Incoming, Masked } from './incoming.ts';
export { startState, type State } from './state.ts';
export type { Effect, Entry, Outcome, Reading, Urgency } from './effect.ts';
export type { Library } from './library.ts';
export { takeTurn, type Turned } from './take-turn.ts';
export { createPhrases, type PhraseFile, type PhraseFiles, type Phrases } from './phrases.ts';
export { compilePatterns } from './phrase-pattern.ts';
export { assembleLibrary } from './assemble-library.ts';
