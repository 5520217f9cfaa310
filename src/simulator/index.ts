/**
 * The simulator: LINE's side of the protocol and Cloudflare Access's, for development and tests. It knows what LINE accepts,
 * refuses and forgets. It knows nothing of the Worker: the two meet over HTTP only.
 */
export { createAccess } from './access/access.ts';
export { DEMO_MEMBERS } from './access/demo-members.ts';
export { refuseMessages } from './messages/validate-messages.ts';
export type { Simulator, SimulatorOptions } from './start-simulator.ts';
export { startSimulator } from './start-simulator.ts';
