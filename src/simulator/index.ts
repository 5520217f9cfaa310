/**
 * The simulator: LINE's side of the protocol, for development and tests. It knows what LINE accepts,
 * refuses and forgets. It knows nothing of the Worker: the two meet over HTTP only.
 */
export { refuseMessages } from './messages/validate-messages.ts';
export type { Simulator, SimulatorOptions } from './start-simulator.ts';
export { startSimulator } from './start-simulator.ts';
