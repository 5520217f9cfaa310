import type { ConsoleContext } from './context.ts';
import { toAssetUrls } from './page/assets.ts';
import { toDocument } from './page/page.tsx';
import { sayConsole, toConsoleLanguage } from './words.ts';

/** A plain page for somebody who may not come in (further): why, and what to do. */
export function refusePage(
  c: ConsoleContext,
  error: string,
  { mail, signIn }: { mail?: string; signIn?: string | undefined },
): string {
  const language = toConsoleLanguage(c.req.raw);
  const say = (key: string, params = {}): string => sayConsole(language, key, params);
  const isMember = c.get('member') !== undefined;
  return toDocument(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{say('console.title')}</title>
        <link rel="stylesheet" href={toAssetUrls(c.get('readText'))('console.css')} />
      </head>
      <body>
        <main class="plain">
          <h1>{say('console.title')}</h1>
          <p>{say(`refused.${error.split('.')[1]}`, { mail: mail ?? '' })}</p>
          {signIn ? (
            <p>
              <a class="button" href={signIn}>
                {say('refused.signIn')}
              </a>
            </p>
          ) : null}
          {isMember ? (
            <p>
              <a class="button" href="/staff">
                {say('refused.back')}
              </a>
            </p>
          ) : null}
        </main>
      </body>
    </html>,
  );
}
