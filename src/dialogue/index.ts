/**
 * The room that decides: (incoming, state, library) → (state, effects). Knows what a message means and what follows from it.
 * Does not know how anything is sent or stored.
 */

export { assembleLibrary } from './assemble-library.ts';
export { compilePhrases, type PhraseFile } from './compile-phrases.ts';
export { decideRoomWords } from './decide-room.ts';
export { type Effect, type Entry, FIRST_LANGUAGE, type Reading, type Urgency } from './effect.ts';
export { isNearDesk, openTicketOf } from './find-ticket.ts';
export type { Turned } from './finish-turn.ts';
export { SENSE_CLASSES } from './guess-danger.ts';
export type { DeskFacts, Heard, Masked } from './incoming.ts';
export type { Library } from './library.ts';
export { expandPhrase, readPattern } from './phrase-pattern.ts';
export { createPhrases } from './phrases.ts';
export { splitParts } from './split-parts.ts';
export { type State, startState } from './state.ts';
export { takeTurn } from './take-turn.ts';
export { THRESHOLDS } from './understand.ts';
