/**
 * The staff console: pages and JSON for members, behind Cloudflare Access. Knows who may do what; what follows is decided in desk/, kept by tickets/.
 */
export type { ConsoleVariables } from './context.ts';
export { CONSOLE_ROUTES, createConsole } from './routes.ts';
export { sayConsole } from './words.ts';
