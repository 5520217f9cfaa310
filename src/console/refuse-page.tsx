import { html } from 'hono/html';
import type { ConsoleContext } from './context.ts';
import { sayConsole, toConsoleLanguage } from './words.ts';

/** A plain page for somebody who may not come in (further): why, and what to do. */
export function refusePage(c: ConsoleContext, error: string, { mail, signIn }: { mail?: string; signIn?: string | undefined }) {
  const language = toConsoleLanguage(c.req.raw);
  const say = (key: string, params = {}): string => sayConsole(language, key, params);
  const key = `refused.${error.split('.')[1]}`;
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${say('console.title')}</title><link rel="stylesheet" href="/staff/console.css"></head>
<body><main class="plain"><h1>${say('console.title')}</h1><p>${say(key, { mail: mail ?? '' })}</p>${signIn ? html`<p><a class="button" href="${signIn}">${say('refused.signIn')}</a></p>` : ''}</main></body></html>`;
}
