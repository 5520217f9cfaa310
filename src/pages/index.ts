/**
 * Pages without LINE: the public answer of a topic, and `/healthz`. Knows how answers look in HTML, decides nothing. Lends the other pages its words,
 * its headers and its check of where a request comes from.
 */

export { protectPage } from './protect-page.ts';
export { createPages } from './routes.ts';
export { isSameOrigin } from './same-origin.ts';
export { toTel, Words } from './words.tsx';
