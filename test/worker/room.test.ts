import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ROOM_IDLE_MS } from '../../src/tickets/index.ts';
import { command, read, say, settled, talkOf, tap, ticketOf } from './support/desk.ts';
import { signIn } from './support/fake-access.ts';
import { Browser, inRoom, JPEG, newestLink, ORIGIN, textsOf, waitingInRoom } from './support/room.ts';
import { newUser, until } from './support/send.ts';
import { line } from './support/setup.ts';

afterEach(() => vi.useRealTimers());

/** Only the clock: waiting goes on as usual. */
const setTime = (time: number): void => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(time);
};

describe('the link into a room', () => {
  test('looking at it uses nothing up; the button opens the room, once', async () => {
    const { link, ticket } = await waitingInRoom();
    const browser = new Browser();
    for (let look = 0; look < 3; look++) {
      const page = await browser.fetch(link);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('action="/r/open"');
    }
    const opened = await browser.open(link);
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/r']);
    expect(await browser.page()).toContain(ticket.number);
    expect((await new Browser().open(link)).status).toBe(410);
    expect((await new Browser().fetch(link)).status).toBe(410);
  });

  test('the cookie is for these pages alone, for https alone, and out of reach of scripts', async () => {
    const { link } = await waitingInRoom();
    const cookie = (await new Browser().open(link)).headers.get('set-cookie');
    for (const part of [/^room=[\w-]{32};/, /Path=\/r/, /HttpOnly/, /Secure/, /SameSite=Lax/, /Max-Age=86400/])
      expect(cookie).toMatch(part);
  });

  test('two at once: one of them gets in', async () => {
    const { link } = await waitingInRoom();
    const tries = await Promise.all(Array.from({ length: 4 }, () => new Browser().open(link)));
    expect(tries.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410]);
  });

  test('a forged, an old and an empty link open nothing', async () => {
    const { link } = await waitingInRoom();
    for (const forged of [`/r/${'A'.repeat(32)}`, '/r/x', `${link}x`]) {
      expect((await new Browser().fetch(forged)).status).toBe(410);
      expect((await new Browser().open(forged)).status).toBe(410);
    }
    setTime(Date.now() + ROOM_IDLE_MS + 1_000);
    expect((await new Browser().fetch(link)).status).toBe(410);
    expect((await new Browser().open(link)).status).toBe(410);
  });

  test('a used link says so in the languages of the browser and in both bridges', async () => {
    const page = await new Browser().fetch('/r/nothing', { headers: { 'accept-language': 'vi-VN,vi;q=0.9,en;q=0.8' } });
    const text = await page.text();
    expect([...text.matchAll(/<p lang="([\w-]+)"/g)].map((match) => match[1])).toEqual(['vi', 'en', 'ja-x-easy']);
  });

  test('a used link still leads on for the browser that has the room open, and for no other', async () => {
    const { browser, link } = await inRoom();
    expect((await browser.fetch(link)).headers.get('location')).toBe('/r');
    const { browser: stranger } = await inRoom();
    expect((await stranger.fetch(link)).status).toBe(410);
  });

  test('a new link ends the old one and the session that was opened with it', async () => {
    const { browser, user, link } = await inRoom();
    await tap(user, 'do=room');
    const fresh = newestLink();
    expect(fresh).not.toBe(link);
    expect((await browser.fetch('/r')).status).toBe(401);
    expect((await browser.fetch('/r/api/messages')).status).toBe(401);
    expect((await browser.open(fresh)).status).toBe(303);
    expect((await browser.fetch('/r')).status).toBe(200);
  });

  test('a notice that there is something new leaves whoever has the room open in it', async () => {
    const { browser, ticket, link, user } = await inRoom();
    const staff = await signIn();
    await command(staff.ask, ticket.id, 'say', { text: 'Hello' });
    await settled(user);
    expect(newestLink()).not.toBe(link);
    expect((await browser.fetch('/r')).status).toBe(200);
    expect((await new Browser().open(newestLink())).status).toBe(303);
  });

  test('the session ends a day after its last use, and lives on while it is used', async () => {
    const { browser } = await inRoom();
    const start = Date.now();
    setTime(start + ROOM_IDLE_MS - 60_000);
    expect((await browser.fetch('/r')).status).toBe(200);
    setTime(start + 2 * ROOM_IDLE_MS - 180_000);
    expect((await browser.fetch('/r')).status).toBe(200);
    setTime(start + 4 * ROOM_IDLE_MS);
    const late = await browser.fetch('/r');
    expect(late.status).toBe(401);
    expect(await late.text()).toContain('closed after a long pause');
  });
});

describe('talking in a room', () => {
  test('words arrive on staff’s screen, and theirs in the room, with a name and never an address', async () => {
    const { browser, ticket } = await inRoom();
    await browser.write('qwxz my letter of last week');
    const staff = await signIn({ name: 'Tanaka' });
    const seen = await read(staff.ask, ticket.id);
    expect(seen.messages.map(({ author, text }) => [author, text])).toContainEqual([
      'resident',
      'qwxz my letter of last week',
    ]);
    await command(staff.ask, ticket.id, 'note', { text: 'internal: call the tax office' });
    await command(staff.ask, ticket.id, 'say', { text: 'Please bring it.' });
    const talk = await browser.talk();
    expect(talk.state).toBe('active');
    expect(talk.status).toContain('Tanaka');
    expect(textsOf(talk)).toContain('Please bring it.');
    const page = await browser.page();
    for (const shown of [page, JSON.stringify(talk)]) {
      expect(shown).not.toContain('internal');
      expect(shown).not.toContain(staff.mail);
      expect(shown).not.toContain('@');
    }
  });

  test('the same message sent again is there once', async () => {
    const { browser } = await inRoom();
    const id = crypto.randomUUID();
    const all = await Promise.all([1, 2, 3].map(() => browser.write('qwxz brrrt once', id)));
    await browser.write('qwxz brrrt once', id);
    expect(all).toHaveLength(3);
    const talk = await browser.talk();
    expect(talk.messages.filter(({ html }) => html.includes('brrrt once')).map(({ key }) => key)).toEqual([id]);
  });

  test('what is new comes after what is known', async () => {
    const { browser } = await inRoom();
    const { seq } = await browser.write('qwxz one');
    await browser.write('qwxz two');
    const news = await browser.talk(seq);
    expect(textsOf(news)).toContain('qwxz two');
    expect(textsOf(news)).not.toContain('qwxz one');
  });

  test('danger is answered at once with numbers to tap, in every state, once, and staff see it', async () => {
    const { browser, ticket } = await inRoom();
    const staff = await signIn();
    await command(staff.ask, ticket.id, 'take');
    const id = crypto.randomUUID();
    await browser.write('my house is on fire help', id);
    await browser.write('my house is on fire help', id);
    const cards = (await browser.talk()).messages.filter(({ by }) => by === 'bot');
    expect(cards).toHaveLength(1);
    expect(cards[0]?.html).toContain('href="tel:119"');
    expect(cards[0]?.html).toContain('Kaji desu');
    expect((await read(staff.ask, ticket.id)).ticket.danger).toBe('fire');
  });

  test('a clear question is answered while nobody has taken the ticket, and left to the person afterwards', async () => {
    const { browser, ticket } = await inRoom();
    const first = await browser.write('where do i throw my trash');
    expect(
      first.messages
        .filter(({ by }) => by === 'bot')
        .map(({ html }) => html)
        .join(),
    ).toContain(`${ORIGIN}/a/en/living/garbage`);
    const staff = await signIn();
    await command(staff.ask, ticket.id, 'take');
    const { seq } = await browser.talk();
    await browser.write('where do i throw my trash');
    expect((await browser.talk(seq)).messages.map(({ by }) => by)).toEqual(['resident']);
  });

  test('personal numbers are never stored, and the resident is told', async () => {
    const { browser, ticket } = await inRoom();
    const talk = await browser.write('qwxz my card is AB12345678CD');
    expect(talk.masked).toBe(true);
    const staff = await signIn();
    expect(JSON.stringify(await read(staff.ask, ticket.id))).not.toContain('AB12345678CD');
  });

  test('hostile words are words', async () => {
    const { browser, ticket } = await inRoom();
    const hostile = '</textarea><script>alert(1)</script><img src=x onerror=alert(1)> javascript:alert(1)';
    await browser.write(hostile);
    const staff = await signIn({ name: '<b>Eve</b>' });
    await command(staff.ask, ticket.id, 'say', { text: `${hostile} https://evil.example/"onclick="alert(1)` });
    const page = await browser.page();
    const html = (await browser.talk()).messages.map((message) => message.html).join();
    for (const shown of [page, html]) {
      expect(shown).not.toMatch(/<script>|<img src=x|<b>Eve|href="javascript|"onclick/i);
      expect(shown).toContain('&lt;script&gt;');
    }
  });

  test.each([
    ['', 400],
    ['   ', 400],
    ['x'.repeat(2_001), 413],
    ['x'.repeat(40_000), 400],
  ])('words of a wrong length are refused: %#', async (text, status) => {
    const { browser } = await inRoom();
    expect((await browser.post('/r/api/messages', { id: crypto.randomUUID(), text })).status).toBe(status);
  });

  test('two thousand characters of any script are taken', async () => {
    const { browser } = await inRoom();
    expect(textsOf(await browser.write(`${'က'.repeat(1_999)}𠮷`))).toContain('𠮷');
  });

  test('without script: forms lead back to the page, which says what there is to say', async () => {
    const { browser } = await inRoom();
    const id = crypto.randomUUID();
    const sent = await browser.submit('/r/say', { id, text: 'qwxz by form\r\nsecond line' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/r#writing']);
    await browser.submit('/r/say', { id, text: 'qwxz by form' });
    expect((await browser.page()).match(/qwxz by form/g)).toHaveLength(1);
    const masked = await browser.submit('/r/say', { id: crypto.randomUUID(), text: 'qwxz AB12345678CD' });
    const notice = await browser.fetch(masked.headers.get('location')?.split('#')[0] ?? '');
    expect(await notice.text()).toContain('Your message had a personal number in it.');
  });

  test('the socket tells that something changed', async () => {
    const { browser, ticket } = await inRoom();
    const refused = await browser.fetch('/r/live', {
      headers: { upgrade: 'websocket', origin: 'https://evil.example' },
    });
    expect(refused.status).toBe(403);
    const response = await browser.fetch('/r/live', { headers: { upgrade: 'websocket', origin: ORIGIN } });
    expect(response.status).toBe(101);
    const told: string[] = [];
    response.webSocket?.accept();
    response.webSocket?.addEventListener('message', ({ data }) => void told.push(String(data)));
    const staff = await signIn();
    await command(staff.ask, ticket.id, 'say', { text: 'secret words' });
    await until(() => expect(told.join()).toContain(ticket.id));
    expect(told.join()).not.toContain('secret');
    response.webSocket?.close();
  });

  test('nobody gets in without a session, or from another site', async () => {
    const { browser } = await inRoom();
    const stranger = new Browser();
    for (const path of ['/r', '/r/clerk', '/r/api/messages', '/r/pictures/x'])
      expect((await stranger.fetch(path)).status).toBe(401);
    const id = crypto.randomUUID();
    for (const origin of ['https://evil.example', 'null', 'https://bot.example.evil.example'])
      for (const path of ['/r/api/messages', '/r/api/withdraw', '/r/api/close', '/r/api/pictures', '/r/leave'])
        expect((await browser.post(path, { id, text: 'forged' }, { origin })).status, `${path} ${origin}`).toBe(403);
    for (const path of ['/r/say', '/r/picture', '/r/withdraw', '/r/close', '/r/open'])
      expect((await browser.submit(path, { id, text: 'forged' }, { origin: 'https://evil.example' })).status).toBe(403);
    expect(textsOf(await browser.talk())).not.toContain('forged');
  });

  test('trying links is slowed down', async () => {
    const statuses = new Set<number>();
    const headers = { 'cf-connecting-ip': '192.0.2.7' };
    for (let at = 0; at < 130; at++) statuses.add((await new Browser().fetch('/r/guessed', { headers })).status);
    expect([...statuses].sort()).toEqual([410, 429]);
  });

  test('too many requests of one session are refused', async () => {
    const { browser } = await inRoom();
    const statuses = new Set<number>();
    // A minute may end in the middle, and the count with it: then the next one fills up.
    for (let at = 0; at < 260 && !statuses.has(429); at++)
      statuses.add((await browser.fetch('/r/api/messages?after=999999')).status);
    expect([...statuses].sort()).toEqual([200, 429]);
  });
});

describe('taking back, closing, opening again', () => {
  test('an own message is taken back from the page, the store and the search; nobody else’s is', async () => {
    const { browser, ticket } = await inRoom();
    const id = crypto.randomUUID();
    await browser.write('qwxz secret address', id);
    expect((await browser.post('/r/api/withdraw', { id })).status).toBe(200);
    const talk = await browser.talk((await browser.talk()).seq);
    expect(talk.messages).toMatchObject([{ key: id, isTaken: true }]);
    expect(textsOf(talk)).toContain('Unsent');
    const staff = await signIn();
    expect(JSON.stringify(await read(staff.ask, ticket.id))).not.toContain('secret address');
    await command(staff.ask, ticket.id, 'say', { key: 'words-of-staff', text: 'stays' });
    const { browser: other } = await inRoom();
    for (const [who, name] of [
      [other, id],
      [browser, 'words-of-staff'],
      [browser, '12345678'],
    ] as const)
      expect((await who.post('/r/api/withdraw', { id: name })).status).toBe(404);
    expect(textsOf(await browser.talk())).toContain('stays');
  });

  test('"I am done" closes it for staff and for LINE; writing opens it again, waiting, and LINE knows that too', async () => {
    const { browser, user, ticket } = await inRoom();
    const staff = await signIn();
    await command(staff.ask, ticket.id, 'take');
    await settled(user);
    line.sent.length = 0;
    const closing = crypto.randomUUID();
    expect((await browser.post('/r/api/close', { id: closing })).status).toBe(200);
    expect(await ticketOf(user)).toMatchObject({ state: 'closed', outcome: 'cancelled' });
    await until(async () => expect(await stateInLine(user)).toBe('closed'));

    const opened = await browser.write('qwxz one more thing');
    expect(opened).toMatchObject({ state: 'waiting', canWrite: true });
    expect(await ticketOf(user)).toMatchObject({ state: 'waiting', outcome: null });
    await until(async () => expect(await stateInLine(user)).toBe('waiting'));
    expect(line.sent).toEqual([]);
    // The first closing, sent once more by a slow line, does not close it again.
    await browser.post('/r/api/close', { id: closing });
    expect((await ticketOf(user)).state).toBe('waiting');
    line.sent.length = 0;
    await say(user, 'where do i throw my trash');
    expect(JSON.stringify(line.sent)).toContain('living/garbage');
  });

  test('a message that arrived before closing does not open it again when it is sent once more', async () => {
    const { browser, user } = await inRoom();
    const id = crypto.randomUUID();
    await browser.write('qwxz before', id);
    await browser.post('/r/api/close', { id: crypto.randomUUID() });
    await browser.write('qwxz before', id);
    expect((await ticketOf(user)).state).toBe('closed');
  });

  test('after a week it stays closed', async () => {
    const { browser, ticket } = await inRoom();
    await browser.post('/r/api/close', { id: crypto.randomUUID() });
    await env.RECORDS.prepare('UPDATE tickets SET closed_at = ? WHERE id = ?')
      .bind(Date.now() - 8 * 86_400_000, ticket.id)
      .run();
    expect((await browser.talk()).canWrite).toBe(false);
    const late = await browser.post('/r/api/messages', { id: crypto.randomUUID(), text: 'qwxz late' });
    expect([late.status, await late.json()]).toEqual([409, { error: 'room.closed' }]);
    // Danger is heard whatever the state.
    const talk = await browser.write('my house is on fire help');
    expect(talk.state).toBe('waiting');
    expect(talk.messages.at(-1)?.html).toContain('href="tel:119"');
  });

  test('leaving goes to the city’s website; of a sensitive ticket the session ends', async () => {
    const { browser } = await inRoom();
    const left = await browser.submit('/r/leave', {});
    expect(left.headers.get('location')).toMatch(/^https:\/\/www\.city\./);
    expect((await browser.fetch('/r')).status).toBe(200);
    const sensitive = await inSensitiveRoom();
    const { cookie } = sensitive;
    await sensitive.submit('/r/leave', {});
    sensitive.cookie = cookie;
    expect((await sensitive.fetch('/r')).status).toBe(401);
  });
});

describe('pictures in a room', () => {
  const send = (browser: Browser, bytes: Uint8Array, id: string = crypto.randomUUID()) =>
    browser.fetch(`/r/api/pictures?id=${id}`, { method: 'POST', body: bytes as Uint8Array<ArrayBuffer> });

  test('are kept without what tells where they were taken, for this ticket alone', async () => {
    const { browser } = await inRoom();
    const id = crypto.randomUUID();
    expect((await send(browser, JPEG, id)).status).toBe(200);
    await send(browser, JPEG, id);
    const shown = (await browser.talk()).messages.filter(({ html }) => html.includes('<img'));
    expect(shown.map(({ key }) => key)).toEqual([id]);
    const picture = await browser.fetch(`/r/pictures/${id}`);
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect(picture.headers.get('x-content-type-options')).toBe('nosniff');
    expect(picture.headers.get('content-disposition')).toMatch(/^inline; filename=/);
    expect(picture.headers.get('cache-control')).toBe('no-store');
    const kept = new TextDecoder('latin1').decode(await picture.arrayBuffer());
    expect(kept).not.toMatch(/GPS|film/);
    expect(kept.length).toBeGreaterThan(10);

    const { browser: other } = await inRoom();
    expect((await other.fetch(`/r/pictures/${id}`)).status).toBe(404);
    await browser.post('/r/api/withdraw', { id });
    expect((await browser.fetch(`/r/pictures/${id}`)).status).toBe(404);
    const left = await env.RECORDS.prepare('SELECT id FROM attachments WHERE id LIKE ?').bind(`%${id}`).all();
    expect(left.results).toEqual([]);
  });

  test.each([
    ['a page', new TextEncoder().encode('<svg onload=alert(1)>'), 415],
    ['half a picture', JPEG.slice(0, 20), 415],
    ['a picture by name only', new TextEncoder().encode('\x89PNG but not really'), 415],
    ['nothing', new Uint8Array(), 415],
    ['too much', new Uint8Array(1024 * 1024 + 1), 413],
  ])('%s is refused', async (_name, bytes, status) => {
    const { browser } = await inRoom();
    expect((await send(browser, bytes)).status).toBe(status);
    expect((await browser.talk()).messages.some(({ html }) => html.includes('<img'))).toBe(false);
  });

  test('the largest picture that is taken comes back whole', async () => {
    const { browser } = await inRoom();
    const scan = new Uint8Array(1024 * 1024 - JPEG.length).fill(0x55);
    const cut = JPEG.length - 'film behind the picture'.length - 2;
    const large = new Uint8Array([...JPEG.slice(0, cut), ...scan, 0xff, 0xd9]);
    const id = crypto.randomUUID();
    expect((await send(browser, large, id)).status).toBe(200);
    const back = new Uint8Array(await (await browser.fetch(`/r/pictures/${id}`)).arrayBuffer());
    expect(back.length).toBeGreaterThan(scan.length);
  });

  test('without script: a form', async () => {
    const { browser } = await inRoom();
    const form = new FormData();
    const id = crypto.randomUUID();
    form.set('id', id);
    form.set('picture', new File([JPEG], 'x.jpg', { type: 'image/jpeg' }));
    expect((await browser.fetch('/r/picture', { method: 'POST', body: form })).headers.get('location')).toBe(
      '/r#writing',
    );
    expect((await browser.fetch(`/r/pictures/${id}`)).status).toBe(200);
    const large = new FormData();
    large.set('id', crypto.randomUUID());
    large.set('picture', new File([new Uint8Array(2_000_000)], 'x.jpg'));
    const refused = await browser.fetch('/r/picture', { method: 'POST', body: large });
    expect(refused.headers.get('location')).toContain('notice=tooBig');
  });
});

describe('the pages of a room', () => {
  test('headers keep strangers out, and nothing on them runs inline', async () => {
    const { browser, link } = await inRoom();
    for (const path of ['/r', '/r/clerk', link, '/r/nothing']) {
      const page = await browser.fetch(path, {});
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("style-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      expect(page.headers.get('referrer-policy')).toBe('same-origin');
      expect(page.headers.get('cache-control')).toBe('no-store');
      const html = await page.text();
      for (const script of html.match(/<script[^>]*>[^<]*/g) ?? [])
        expect(script).toMatch(/ src="\/r\/page\/\w+\.browser\.js">$/);
      expect(html).not.toMatch(/ on\w+="| style="|<style/);
    }
  });

  test('all scripts together weigh less than 50 KB and ask nobody else', async () => {
    const { browser } = await inRoom();
    const seen = new Map<string, string>();
    const load = async (path: string): Promise<void> => {
      if (seen.has(path)) return;
      const response = await browser.fetch(path);
      expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      const script = await response.text();
      seen.set(path, script);
      for (const [, name] of script.matchAll(/from '\.\/([\w.]+)'/g)) await load(`/r/page/${name}`);
    };
    const [, entry = ''] = /<script type="module" src="([^"]+)"/.exec(await browser.page()) ?? [];
    await load(entry);
    await load('/r/page/open.browser.js');
    expect(seen.size).toBe(4);
    const all = [...seen.values()].join('');
    expect(new TextEncoder().encode(all).length).toBeLessThan(50 * 1024);
    expect(all).not.toMatch(/https?:\/\//);
  });

  test('the clerk reads Japanese, and the resident what it says', async () => {
    const { browser, ticket } = await inRoom();
    const page = await (await browser.fetch('/r/clerk')).text();
    for (const words of [ticket.number, '税金', 'Tax', '英語', 'English', '窓口の方へ']) expect(page).toContain(words);
    expect(page).toContain('lang="ja"');
  });

  test('says how long the words are kept, as the city has set it', async () => {
    const { browser } = await inRoom();
    expect(await browser.page()).toContain('180 days after closing');
  });
});

/** Where the talk in LINE believes the ticket to stand. */
async function stateInLine(user: string): Promise<string> {
  const { runInDurableObject } = await import('cloudflare:test');
  const [row] = await runInDurableObject(talkOf(user), (_, { storage }) =>
    storage.sql.exec<{ value: string }>("SELECT value FROM talk WHERE name = 'state'").toArray(),
  );
  return (JSON.parse(row?.value ?? '{}') as { ticket?: { state: string } }).ticket?.state ?? 'none';
}

/** Somebody afraid, on a phone that is theirs. */
async function inSensitiveRoom(): Promise<Browser> {
  const afraid = newUser();
  line.sent.length = 0;
  await say(afraid, 'my husband hits me i am afraid to go home');
  await tap(afraid, 'do=person&danger=violence');
  await tap(afraid, 'do=intake&step=safePhone&answer=yes');
  const browser = new Browser();
  await browser.open(newestLink());
  return browser;
}
