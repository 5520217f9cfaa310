import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Language, toBcp47 } from '../language/index.ts';
import type { RoomContext } from './context.ts';
import type { PageScript } from './page-files.ts';

/** What all pages of the room share. The title says nothing that a glance at the phone may not see. */
export const Frame = ({
  c,
  language,
  script,
  children,
}: {
  c: RoomContext;
  language: Language;
  script?: PageScript;
  children: Child;
}) =>
  html`<!doctype html>${(
    <html lang={toBcp47(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <title>{c.get('library').content.city.name[language]}</title>
        <link rel="stylesheet" href="/r/page/room.css" />
        {script ? <script type="module" src={`/r/page/${script}.browser.js`} /> : null}
      </head>
      <body>{children}</body>
    </html>
  )}`;
