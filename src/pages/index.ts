/**
 * Pages without LINE: the public answer of a topic, and `/healthz`. Knows how answers look in HTML, decides nothing.
 */
export { createPages } from './routes.ts';
