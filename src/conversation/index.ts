/**
 * One Durable Object per talk: stores, takes turns, sees every answer through. The only room that sees both sides.
 */
export { Conversation, type ConversationVariables } from './conversation.ts';
export { loadLibrary, readCompiled } from './load-library.ts';
