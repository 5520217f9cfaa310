import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CONSOLE_ROUTES, createConsole } from '../../src/console/index.ts';
import { loadLibrary, readCompiled } from '../../src/conversation/index.ts';
import type { Permission, Role } from '../../src/desk/index.ts';
import { SOCKET_EXPIRED, SOCKET_REMOVED } from '../../src/tickets/index.ts';
import { say, waiting } from './support/desk.ts';
import './support/setup.ts';
import { type Ask, access, createAsk, FakeAccess, newKey, signIn } from './support/fake-access.ts';

type Route = (typeof CONSOLE_ROUTES)[number];

/** What each role may do, written down once more: a right given by accident is seen here. */
const RIGHTS: Record<Role, readonly Permission[]> = {
  viewer: ['viewTickets', 'viewUnanswered'],
  editor: ['viewUnanswered'],
  consultant: ['viewTickets', 'answerTickets', 'assignTickets', 'viewUnanswered'],
  admin: [
    'viewTickets',
    'answerTickets',
    'assignTickets',
    'viewUnanswered',
    'decideDeletion',
    'exportPerson',
    'changeSettings',
    'changeMembers',
    'viewAudit',
  ],
};

const CLOSED_ROUTES = CONSOLE_ROUTES.filter(({ permission }) => permission !== 'public');
const nameOf = ({ method, path }: Route): string => `${method.toUpperCase()} ${path}`;
const isApi = ({ path }: Route): boolean => path.startsWith('/staff/api/');

/** Asks a route as its page would, about things that do not exist: what is permitted is refused by the desk at the most. */
function knock(ask: Ask, route: Route, headers: Record<string, string> = {}): Promise<Response> {
  const path = route.path
    .replace(':id', 'none')
    .replace(':messageId', 'none')
    .replace(':ticketId', 'none')
    .replace(':mail', 'x')
    .replace(':name', 'none');
  if (route.method === 'get') return ask(path, undefined, { headers });
  return ask(path, isApi(route) ? {} : new URLSearchParams(), { method: route.method.toUpperCase(), headers });
}

/** Why a route refuses at its door, or nothing. */
async function readRefusal(response: Response, route: Route): Promise<string | undefined> {
  if (response.status !== 401 && response.status !== 403) return undefined;
  const text = await response.text();
  if (isApi(route)) return (JSON.parse(text) as { error: string }).error;
  const words: Record<string, string> = {
    'Your role does not allow this': 'console.not_permitted',
    'is not a member of this console': 'console.no_member',
    'You are not signed in': 'console.signed_out',
    'did not come from the console': 'console.other_origin',
  };
  return Object.entries(words).find(([sentence]) => text.includes(sentence))?.[1] ?? text;
}

const english = { 'accept-language': 'en' };
const knockOnAll = async (
  ask: Ask,
  routes: readonly Route[],
  headers = {},
): Promise<Record<string, string | undefined>> => {
  const answers: Record<string, string | undefined> = {};
  for (const route of routes)
    answers[nameOf(route)] = await readRefusal(await knock(ask, route, { ...english, ...headers }), route);
  return answers;
};
const allWith = (routes: readonly Route[], refusal: (route: Route) => string | undefined) =>
  Object.fromEntries(routes.map((route) => [nameOf(route), refusal(route)]));

describe('every route of the console', () => {
  test('stands in the list with what it needs, and nothing is mounted beside the list', () => {
    const mounted = createConsole(loadLibrary, readCompiled).routes;
    const found = mounted.filter(({ path }) => path !== '/staff/*').map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(found)].sort()).toEqual(CONSOLE_ROUTES.map(nameOf).sort());
    expect(new Set(CONSOLE_ROUTES.map(nameOf)).size).toBe(CONSOLE_ROUTES.length);
  });

  test('that changes something needs the right to it', () => {
    const needed = Object.groupBy(
      CLOSED_ROUTES.filter(({ method }) => method !== 'get'),
      ({ permission }) => permission,
    );
    expect(
      Object.fromEntries(Object.entries(needed).map(([right, routes]) => [right, routes.map(nameOf).sort()])),
    ).toEqual({
      member: ['POST /staff/language'],
      viewTickets: ['POST /staff/api/tickets/:id/presence', 'POST /staff/tickets/:id/translation'],
      answerTickets: ['/staff/api', '/staff']
        .flatMap((place) =>
          ['close', 'hand-back', 'mark-sensitive', 'note', 'reopen', 'say', 'take'].map(
            (name) => `POST ${place}/tickets/:id/${name}`,
          ),
        )
        .concat('POST /staff/tickets/:id/preview')
        .sort(),
      assignTickets: ['POST /staff/api/tickets/:id/hand-over', 'POST /staff/tickets/:id/hand-over'],
      decideDeletion: [
        'POST /staff/api/people/:ticketId/delete',
        'POST /staff/api/tickets/:id/hold',
        'POST /staff/tickets/:id/deletion',
        'POST /staff/tickets/:id/hold',
      ],
      changeSettings: ['POST /staff/settings/:name', 'PUT /staff/api/settings/:name'],
      changeMembers: ['POST /staff/members', 'PUT /staff/api/members/:mail'],
    });
  });

  test.each(Object.keys(RIGHTS) as Role[])('lets a %s do what the role may, and nothing else', async (role) => {
    const { ask } = await signIn({ role });
    const expected = allWith(CLOSED_ROUTES, ({ permission }) =>
      permission === 'member' || RIGHTS[role].includes(permission as Permission) ? undefined : 'console.not_permitted',
    );
    expect(await knockOnAll(ask, CLOSED_ROUTES)).toEqual(expected);
  });

  const refusedAs = (code: string) => allWith(CLOSED_ROUTES, () => code);

  test('refuses somebody who is signed in and no member, and a member who was taken out', async () => {
    const stranger = createAsk(await access.sign('stranger@city.example'));
    expect(await knockOnAll(stranger, CLOSED_ROUTES)).toEqual(refusedAs('console.no_member'));
    const former = await signIn({ role: 'admin', active: false });
    expect(await knockOnAll(former.ask, CLOSED_ROUTES)).toEqual(refusedAs('console.no_member'));
  });

  describe('refuses a token that is not good', () => {
    test.each([
      ['none at all', async () => null],
      ['not a token', async () => 'abc.def.ghi'],
      ['expired', (mail: string) => access.sign(mail, { expiresIn: -60 })],
      ['for another application', (mail: string) => access.sign(mail, { audience: 'another' })],
      ['of another issuer', (mail: string) => access.sign(mail, { issuer: 'https://evil.example' })],
      [
        'signed with a key that is not Access’s',
        async (mail: string) => {
          const impostor = new FakeAccess();
          await impostor.rotate();
          return impostor.sign(mail);
        },
      ],
    ])('%s', async (_, makeToken) => {
      const admin = await signIn({ role: 'admin' });
      const ask = createAsk(await makeToken(admin.mail));
      expect(await knockOnAll(ask, CLOSED_ROUTES)).toEqual(refusedAs('console.signed_out'));
    });
  });

  test.each(['https://evil.example', 'null', 'https://bot.example.evil.example', ''])(
    'that changes something refuses a request from the origin "%s"',
    async (origin) => {
      const { ask } = await signIn({ role: 'admin', sensitive: true });
      const changing = CLOSED_ROUTES.filter(({ method }) => method !== 'get');
      expect(changing.length).toBeGreaterThan(15);
      expect(await knockOnAll(ask, changing, { origin })).toEqual(allWith(changing, () => 'console.other_origin'));
    },
  );

  test('the live socket opens only for our own pages', async () => {
    const { ask } = await signIn();
    const open = (origin: string) => ask('/staff/api/live', undefined, { headers: { upgrade: 'websocket', origin } });
    expect((await open('https://evil.example')).status).toBe(403);
    const response = await open('https://bot.example');
    expect(response.status).toBe(101);
    response.webSocket?.accept();
    response.webSocket?.close();
  });

  test('unknown addresses under /staff lead nowhere', async () => {
    const { ask } = await signIn();
    expect((await ask('/staff/nothing')).status).toBe(404);
    expect((await ask('/staff/api/nothing')).status).toBe(404);
  });
});

describe('signing in', () => {
  afterEach(() => vi.useRealTimers());

  test('the page for somebody who is not signed in leads to Access and back to where they were going', async () => {
    const response = await createAsk(null)('/staff/tickets/abc');
    expect(response.status).toBe(401);
    const page = await response.text();
    expect(page).toContain(
      'href="https://access.test/cdn-cgi/access/login/bot.example?kid=audience-of-this-test&amp;redirect_url=%2Fstaff%2Ftickets%2Fabc"',
    );
  });

  test('Access’s keys are fetched once, and again for a key that is not among them', async () => {
    const first = await signIn();
    await first.ask('/staff/help');
    const before = access.asked;
    for (let count = 0; count < 5; count++) expect((await first.ask('/staff/help')).status).toBe(200);
    expect(access.asked).toBe(before);
    await access.rotate(true);
    const second = await signIn();
    // jose asks again for an unknown key, at most every 30 seconds.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 });
    expect((await second.ask('/staff/help')).status).toBe(200);
    expect(access.asked).toBe(before + 1);
    expect((await first.ask('/staff/help')).status).toBe(200);
    expect(access.asked).toBe(before + 1);
  });

  test('the cookie of Access counts where there is no header', async () => {
    const who = await signIn();
    const ask = createAsk(null);
    const cookie = `a=b; CF_Authorization=${await access.sign(who.mail)}`;
    expect((await ask('/staff/help', undefined, { headers: { cookie } })).status).toBe(200);
  });
});

const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(2)>'{{7*7}}</textarea></title>`;

/** Everything on a page that a policy without inline script and style would have to stop. */
async function findActive(response: Response): Promise<string[]> {
  const found: string[] = [];
  await new HTMLRewriter()
    .on('*', {
      element: (element) => {
        const tag = element.tagName;
        const src = element.getAttribute('src');
        for (const [name = '', value = ''] of element.attributes) {
          if (/^on|^style$|^hx-on|^srcdoc$/.test(name)) found.push(`${tag} ${name}=${value}`);
          if (/^hx-(trigger|vals|headers|confirm)/.test(name) && /\[|js:|javascript:/.test(value))
            found.push(`${tag} ${name}`);
          if (/^(href|src|action|formaction)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value))
            found.push(`${tag} ${name}=${value}`);
        }
        if (tag === 'style' || tag === 'iframe' || tag === 'object') found.push(tag);
        if (tag === 'script' && !/^\/staff\/(htmx|console)\.js\?v=\w+$/.test(src ?? '')) found.push('script');
        if (tag === 'img' && !src?.startsWith('/staff/api/attachments/')) found.push(`img ${src}`);
      },
    })
    .transform(response)
    .text();
  return found;
}

describe('every page', () => {
  let ask: Ask;
  let pages: string[];

  /** A ticket in which everything that can be written is hostile, and every page that shows some of it. */
  async function makeHostile(): Promise<void> {
    const { user, ticket } = await waiting('other');
    await say(user, HOSTILE);
    const admin = await signIn({ role: 'admin', sensitive: true, name: HOSTILE.slice(0, 40) });
    ask = admin.ask;
    const id = encodeURIComponent(ticket.id);
    await ask(`/staff/api/tickets/${id}/note`, { key: newKey(), text: HOSTILE });
    await ask(`/staff/api/tickets/${id}/say`, { key: newKey(), text: HOSTILE });
    await ask('/staff/api/settings/exceptions', [{ date: '2026-12-24', open: null, note: HOSTILE }], { method: 'PUT' });
    await env.RECORDS.prepare('INSERT INTO unanswered (id, at, language, question) VALUES (?, 0, ?, ?)')
      .bind(crypto.randomUUID(), HOSTILE, HOSTILE)
      .run();
    const q = encodeURIComponent(HOSTILE);
    const known = { ':id': id, ':messageId': 'none' };
    const named = CLOSED_ROUTES.filter((route) => route.method === 'get' && !isApi(route)).map(({ path }) =>
      Object.entries(known).reduce((made, [name, value]) => made.replace(name, value), path),
    );
    pages = [
      ...named,
      ...['waiting', 'mine', 'all', 'closed'].map((list) => `/staff?list=${list}`),
      `/staff?q=${q}`,
      `/staff/tickets/${id}/answers?q=${q}`,
      `/staff/audit?ticket=${q}`,
      `/staff/settings?saved=${q}`,
      `/staff/tickets/${q}`,
    ];
  }

  test('shows hostile words as words, in both languages, and carries the policy', async () => {
    await makeHostile();
    expect(pages.length).toBeGreaterThan(12);
    let shown = 0;
    for (const page of pages)
      for (const language of ['ja', 'en']) {
        const response = await ask(page, undefined, { headers: { cookie: `console_language=${language}` } });
        expect(response.status, page).toBeLessThan(500);
        expect(response.headers.get('content-security-policy'), page).toMatch(
          /default-src 'none'; script-src 'self'; style-src 'self';/,
        );
        expect(response.headers.get('x-content-type-options'), page).toBe('nosniff');
        expect(response.headers.get('cache-control'), page).toBe('no-store');
        const text = await response.clone().text();
        expect(text, page).not.toContain('<script>alert');
        expect(text, page).not.toContain('<img src=x');
        if (text.includes('&lt;script&gt;alert(1)&lt;/script&gt;')) shown++;
        expect(await findActive(response), page).toEqual([]);
      }
    // They are not left out, either: the talk, the search, the unanswered questions and the settings show them.
    expect(shown).toBeGreaterThan(8);
  });

  test('so do the parts that htmx asks for', async () => {
    await makeHostile();
    for (const page of pages.filter((one) => one.startsWith('/staff?') || one.includes('/tickets/'))) {
      const response = await ask(page, undefined, { headers: { 'hx-request': 'true' } });
      expect(await findActive(response), page).toEqual([]);
    }
    const ticket = pages.find((page) => /tickets\/[^/?]+$/.test(page));
    const preview = await ask(`${ticket}/preview`, new URLSearchParams({ text: HOSTILE }));
    expect(preview.status).toBe(200);
    expect(await preview.clone().text()).toContain('&lt;script&gt;alert(1)');
    expect(await findActive(preview)).toEqual([]);
  });

  test('the findings of this test are real', async () => {
    const bad = '<p style="x" onclick="y">a</p><script>1</script><img src=x><a href="javascript:1">b</a>';
    expect(await findActive(new Response(bad, { headers: { 'content-type': 'text/html' } }))).toHaveLength(5);
  });
});

describe('when something breaks', () => {
  test('a page says so plainly, JSON by its code, and the log holds no words of anybody', async () => {
    const { mail } = await signIn();
    const token = await access.sign(mail);
    const broken = {
      prepare: () => {
        throw new Error('Failed query … params: my secret', { cause: new Error('D1 is away') });
      },
    };
    const logged: string[] = [];
    const log = vi.spyOn(console, 'error').mockImplementation((line) => void logged.push(String(line)));
    const context = createExecutionContext();
    const ask = (path: string) =>
      createConsole(loadLibrary, readCompiled).fetch(
        new Request(`https://bot.example${path}`, { headers: { 'Cf-Access-Jwt-Assertion': token } }),
        { ...env, RECORDS: broken } as never,
        context,
      );
    const page = await ask('/staff/help');
    expect([page.status, await page.text()]).toEqual([500, expect.stringContaining('うまくいきませんでした')]);
    expect(await (await ask('/staff/api/me')).json()).toEqual({ error: 'console.failed' });
    log.mockRestore();
    expect(logged.join()).toContain('console.failed GET /staff/help');
    expect(logged.join()).not.toContain('my secret');
  });
});

describe('what pages load', () => {
  test('is kept for a year under its version, and asked for again without it', async () => {
    const page = await (await createAsk(null)('/staff')).text();
    const [, url = ''] = /href="(\/staff\/console\.css\?v=\w+)"/.exec(page) ?? [];
    const ask = createAsk(null);
    expect((await ask(url)).headers.get('cache-control')).toContain('immutable');
    expect((await ask('/staff/console.css?v=old')).headers.get('cache-control')).toBe('no-cache');
    expect((await ask('/staff/console.css')).headers.get('content-type')).toContain('text/css');
  });

  test('is under 100 KB of script a page, all in all, and none of it is put together at run time', async () => {
    const { ask } = await signIn();
    const page = await (await ask('/staff')).text();
    const urls = [...page.matchAll(/<script src="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(urls).toHaveLength(2);
    const texts = await Promise.all(urls.map(async (url) => (await ask(url)).text()));
    const bytes = texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
    expect(bytes).toBeLessThan(100_000);
    // The page reads the hub's own numbers for a sign-in that has ended and for rights that have changed.
    expect(texts.join()).toContain(`EXPIRED = ${SOCKET_EXPIRED};`);
    expect(texts.join()).toContain(`REMOVED = ${SOCKET_REMOVED};`);
    expect(texts.find((text) => text.includes('console:changed'))).not.toMatch(/\beval\(|new Function|innerHTML/);
  });
});

describe('the language of the console', () => {
  test('is chosen by a form, kept in a cookie, and leads back to where the member was', async () => {
    const { ask } = await signIn();
    const choose = (language: string, back: string) => ask('/staff/language', new URLSearchParams({ language, back }));
    const chosen = await choose('en', '/staff/help');
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/staff/help']);
    expect(chosen.headers.get('set-cookie')).toContain('console_language=en;');
    for (const back of ['https://evil.example/', '//evil.example', '/staff\\evil', '/elsewhere'])
      expect((await choose('en', back)).headers.get('location')).toBe('/staff');
    expect((await choose('<x>', '/staff')).headers.get('set-cookie')).toContain('console_language=ja;');
    const page = async (headers: Record<string, string>) => (await ask('/staff/help', undefined, { headers })).text();
    expect(await page({})).toContain('<html lang="ja">');
    expect(await page({ cookie: 'console_language=en' })).toContain('<html lang="en">');
  });
});
