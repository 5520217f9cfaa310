import type { Child } from 'hono/jsx';
import type { Permission } from '../../desk/index.ts';
import { CONSOLE_LANGUAGES } from '../words.ts';
import type { Screen } from './screen.ts';

/** No script in attributes or headers, no style of its own: htmx stays within the console's policy. What a status means is said above the page, not swapped into it. */
const HTMX = JSON.stringify({
  history: false,
  includeIndicatorCSS: false,
  noSwap: [204, 304, 400, 401, 403, 404, 429, '5xx'],
  morphIgnore: ['data-htmx-powered', 'open'],
});

const PLACES: readonly { path: string; key: string; permission: Permission | 'member' }[] = [
  { path: '/staff', key: 'nav.inbox', permission: 'viewTickets' },
  { path: '/staff/unanswered', key: 'nav.unanswered', permission: 'viewUnanswered' },
  { path: '/staff/settings', key: 'nav.settings', permission: 'changeSettings' },
  { path: '/staff/members', key: 'nav.members', permission: 'assignTickets' },
  { path: '/staff/audit', key: 'nav.audit', permission: 'viewAudit' },
  { path: '/staff/help', key: 'nav.help', permission: 'member' },
];

/** What the live part of a page starts from: the newest change it shows, how many wait, how many the member has, and the ticket it is about. */
export type Live = { seq: number; waiting: number; mine: number; ticket?: string };

const SCRIPT_WORDS = [
  'live.on',
  'live.polling',
  'live.off',
  'live.newWaiting',
  'live.newMine',
  'live.signedOut',
  'live.rightsChanged',
  'live.signIn',
  'live.failed',
  'live.notPermitted',
  'live.notFound',
  'live.tooMany',
  'live.looking',
  'live.writing',
  'live.sent',
  'composer.kept',
  'write.blank',
  'media.gone',
] as const;

/** The script fills these in itself. */
const LEFT_OPEN = { names: '{{names}}', count: '{{count}}' };

/** A page of the console: who is signed in, where one can go, and `children`. */
export const Page = ({
  screen,
  title,
  live,
  wide = false,
  children,
}: {
  screen: Screen;
  title: string;
  live?: Live;
  wide?: boolean;
  children?: Child;
}) => {
  const { say } = screen;
  const settings = {
    ...live,
    words: Object.fromEntries(SCRIPT_WORDS.map((key) => [key, say(key, LEFT_OPEN)])),
  };
  return (
    <html lang={screen.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${live && live.waiting > 0 ? `(${live.waiting}) ` : ''}${title} · ${say('console.short')}`}</title>
        <meta name="htmx-config" content={HTMX} />
        <meta name="console" content={JSON.stringify(settings)} />
        <link rel="stylesheet" href={screen.assetUrl('console.css')} />
        <script src={screen.assetUrl('htmx.js')} defer></script>
        <script src={screen.assetUrl('console.js')} defer></script>
      </head>
      <body>
        <a class="skip" href="#main">
          {say('page.skip')}
        </a>
        <Head screen={screen} isLive={live !== undefined} />
        <div id="notice" class="notice" role="alert" hidden></div>
        <main id="main" class={wide ? 'wide' : undefined} tabindex={-1}>
          {children}
        </main>
        <p id="announce" class="unseen" role="status"></p>
      </body>
    </html>
  );
};

const Head = ({ screen, isLive }: { screen: Screen; isLive: boolean }) => {
  const { say, member, path } = screen;
  return (
    <header class="head">
      <p class="brand">
        <a href="/staff">{say('console.short')}</a>
      </p>
      <nav aria-label={say('nav.label')}>
        <ul>
          {PLACES.filter(({ permission }) => permission === 'member' || screen.may(permission)).map(
            ({ path: to, key }) => (
              <li>
                <a href={to} aria-current={isCurrent(path, to) ? 'page' : undefined}>
                  {say(key)}
                </a>
              </li>
            ),
          )}
        </ul>
      </nav>
      <div class="who">
        {isLive ? <span id="live" class="live"></span> : null}
        <span class="name" translate="no">
          {member.name}
        </span>
        <span class="role">{say(`role.${member.role}`)}</span>
        <form method="post" action="/staff/language" class="languages" aria-label={say('page.language')}>
          <input type="hidden" name="back" value={path} />
          {CONSOLE_LANGUAGES.filter((language) => language !== screen.language).map((language) => (
            <button type="submit" class="quiet" name="language" value={language} lang={language}>
              {language === 'ja' ? '日本語' : 'English'}
            </button>
          ))}
        </form>
        {screen.signOutUrl ? <a href={screen.signOutUrl}>{say('page.signOut')}</a> : null}
      </div>
    </header>
  );
};

const isCurrent = (path: string, to: string): boolean =>
  path === to || (to === '/staff' && path.startsWith('/staff/tickets/'));

/** A whole document of a page. */
export const toDocument = (page: unknown): string => `<!doctype html>${page}`;
