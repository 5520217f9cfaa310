/**
 * LINE's wire: signature, webhook in, messages out, within LINE's limits. Knows LINE; knows no talk and decides nothing.
 */
export { createLineClient, type LineClient, type LineOutcome, type Quota } from './client.ts';
export { MESSAGES_A_CALL, QUICK_REPLIES } from './limits.ts';
export { maskNumbers } from './mask-numbers.ts';
export type { Delivery } from './parse-webhook.ts';
export { type MediaContent, readContent } from './read-content.ts';
export { createLineRoutes } from './routes.ts';
export { isOrigin, type LineVariables, readLineSettings } from './settings.ts';
export { toLineMessages } from './to-line-messages.ts';
