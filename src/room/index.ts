/**
 * The resident's room: a light page of ours where a ticket's words live instead of in LINE. Knows links, sessions and how a talk looks on a phone; what follows
 * from words is decided in dialogue/, kept by tickets/.
 */
export type { RoomVariables } from './context.ts';
export { createRoom } from './routes.ts';
