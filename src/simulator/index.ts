/**
 * The simulator: LINE's side of the protocol, for development and tests. It knows what LINE accepts,
 * refuses and forgets. It knows nothing of the Worker: the two meet over HTTP only.
 */
export type { Acted } from './acts/chat.ts';
export { Refusal } from './acts/refusal.ts';
export type { Tapped } from './acts/tap.ts';
export type { Place } from './control/places.ts';
export { refuseMessages } from './messages/validate-messages.ts';
export type { Entry } from './platform/transcript.ts';
export type { Settings } from './settings.ts';
export type { Simulator, SimulatorOptions } from './start-simulator.ts';
export { startSimulator } from './start-simulator.ts';
