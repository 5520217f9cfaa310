/**
 * content/ → data. The only place that reads folders; runs at build and in checks, never in the Worker.
 */

export { checkContent } from './check-content.ts';
export { compileContent, compileTexts, INDEX_LANGUAGES, listIndexedTexts } from './compile-content.ts';
export { type ContentFiles, readContent } from './read-content.ts';
