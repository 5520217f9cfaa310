import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { createConsole } from '../../src/console/index.ts';
import { loadLibrary, readCompiled } from '../../src/conversation/index.ts';
import { command, read, say, settled, tap, ticketOf, waiting } from './support/desk.ts';
import { type Ask, access, newKey, signIn } from './support/fake-access.ts';
import { event, newUser, post, until } from './support/send.ts';
import { line } from './support/setup.ts';

const toPath = (id: string, what = ''): string => `/staff/tickets/${encodeURIComponent(id)}${what}`;
const HTMX = { headers: { 'hx-request': 'true' } };

/** Sends a form of the ticket's page, as a browser with script (`hx-request`) or without. */
const send = (ask: Ask, id: string, name: string, fields: Record<string, string> = {}, more = {}) =>
  ask(toPath(id, `/${name}`), new URLSearchParams({ key: newKey(), ...fields }), more);

const sensitive = async () => {
  const user = newUser();
  await say(user, 'my husband hits me i am afraid to go home');
  await tap(user, 'do=person&danger=violence');
  return { user, ticket: await ticketOf(user) };
};

describe('answering from the page', () => {
  test('without script a form leads back to the ticket; the resident gets the words once', async () => {
    const { ticket } = await waiting();
    const staff = await signIn({ name: 'Sato' });
    line.sent.length = 0;
    const key = newKey();
    for (const _ of [1, 2]) {
      const sent = await send(staff.ask, ticket.id, 'say', { key, text: 'On Sundays.\r\nAt ten.' });
      expect([sent.status, sent.headers.get('location')]).toEqual([303, toPath(ticket.id)]);
    }
    await until(() => expect(JSON.stringify(line.sent)).toContain('On Sundays.\\nAt ten.'));
    expect(line.sent).toHaveLength(1);
    const page = await (await staff.ask(toPath(ticket.id))).text();
    expect(page).toContain('On Sundays.\nAt ten.');
    expect(page).toContain('対応中');
  });

  test('with script the ticket comes back as it stands now, and nothing else', async () => {
    const { ticket } = await waiting();
    const staff = await signIn();
    const part = await send(staff.ask, ticket.id, 'say', { text: 'Hello' }, HTMX);
    expect(part.status).toBe(200);
    const text = await part.text();
    expect(text).not.toContain('<html');
    expect(text).toContain('Hello');
  });

  test('somebody else has it: who, a way to take it over, and what was written is not lost', async () => {
    const { ticket } = await waiting();
    const [sato, mori] = [await signIn({ name: 'Sato' }), await signIn({ name: 'Mori' })];
    await send(sato.ask, ticket.id, 'take');
    const refused = await send(mori.ask, ticket.id, 'say', { text: 'From Mori' }, HTMX);
    expect(refused.status).toBe(409);
    const text = await refused.text();
    expect(text).toContain('Satoさんが担当しています。送信していません。');
    expect(text).toContain(`action="${toPath(ticket.id, '/take')}"`);
    expect(text).toContain('From Mori');
    expect(text).not.toContain(`action="${toPath(ticket.id, '/say')}"`);
    expect((await send(mori.ask, ticket.id, 'take', {}, HTMX)).status).toBe(200);
    expect((await send(mori.ask, ticket.id, 'say', { text: 'From Mori' }, HTMX)).status).toBe(200);
    expect((await read(mori.ask, ticket.id)).messages.filter(({ author }) => author === 'staff')).toHaveLength(1);
  });

  test('closing asks for a summary without numbers and says what is wrong, with the words still there', async () => {
    const { ticket } = await waiting();
    const staff = await signIn();
    await send(staff.ask, ticket.id, 'take');
    const close = (summary: string) => send(staff.ask, ticket.id, 'close', { outcome: 'answered', summary }, HTMX);
    const empty = await close('');
    expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining('概要を書いてください')]);
    const numbers = await close('Called 0268-22-4100');
    const text = await numbers.text();
    expect(numbers.status).toBe(422);
    expect(text).toContain('概要に電話番号やカード番号のような数字があります');
    expect(text).toContain('>Called 0268-22-4100</textarea>');
    const closed = await close('Told about classes');
    expect([closed.status, await closed.text()]).toEqual([200, expect.stringContaining('再開する')]);
  });

  test('a draft keeps its name while the page is drawn anew', async () => {
    const { ticket } = await waiting();
    const staff = await signIn();
    const key = newKey();
    expect(await (await staff.ask(`${toPath(ticket.id)}?key=${key}`, undefined, HTMX)).text()).toContain(
      `value="${key}"`,
    );
    expect(await (await staff.ask(`${toPath(ticket.id)}?key="><b>`, undefined, HTMX)).text()).not.toContain('"><b>');
  });

  test('a viewer reads and has nothing to press', async () => {
    const { ticket } = await waiting();
    const viewer = await signIn({ role: 'viewer' });
    const page = await (await viewer.ask(toPath(ticket.id))).text();
    expect(page).toContain('あなたの役割では閲覧だけできます');
    expect(page).not.toContain(`action="${toPath(ticket.id)}`);
  });

  test('delivery is told: what failed has its reason and can be sent again, once', async () => {
    const { user, ticket } = await waiting();
    const staff = await signIn();
    await command(staff.ask, ticket.id, 'take');
    await settled(user);
    line.next('push', { status: 400 });
    await command(staff.ask, ticket.id, 'say', { text: 'lost words' });
    await until(async () =>
      expect((await read(staff.ask, ticket.id)).messages.at(-1)).toMatchObject({ delivery: 'failed' }),
    );
    const page = await (await staff.ask(toPath(ticket.id))).text();
    expect(page).toContain('届きませんでした');
    expect(page).toContain('line.push_400');
    const [, key = ''] = /name="key" value="(again-message-\d+)"/.exec(page) ?? [];
    line.sent.length = 0;
    await send(staff.ask, ticket.id, 'say', { key, text: 'lost words' });
    await send(staff.ask, ticket.id, 'say', { key, text: 'lost words' });
    await until(() => expect(line.sent).toHaveLength(1));
    expect(await (await staff.ask(toPath(ticket.id))).text()).not.toContain('again-message');
  });

  test('the preview is what LINE will be sent, and ready texts come in the resident’s language with easy Japanese', async () => {
    const { ticket } = await waiting();
    const staff = await signIn({ name: 'Sato' });
    const preview = await (
      await staff.ask(toPath(ticket.id, '/preview'), new URLSearchParams({ text: 'a\n<b>' }))
    ).text();
    expect(preview).toContain('Sato · One-stop center');
    expect(preview).toContain('a\n&lt;b&gt;');
    const templates = await (await staff.ask(toPath(ticket.id, '/templates'))).text();
    expect(templates).toContain('Please wait a moment');
    expect(templates).toContain('lang="ja-x-easy"');
    const answers = await (
      await staff.ask(`${toPath(ticket.id, '/answers')}?q=${encodeURIComponent('ごみの出し方')}`)
    ).text();
    expect(answers).toMatch(/data-insert="[^"]*(garbage|rubbish|trash)/i);
  });
});

describe('a sensitive ticket', () => {
  test('does not exist for a member without the right, on any page and in any list of changes', async () => {
    const { user, ticket } = await sensitive();
    const { ask } = await signIn({ role: 'admin' });
    const attachment = (await read((await signIn({ sensitive: true })).ask, ticket.id)).messages[0]?.id ?? '';
    expect((await ask(toPath(ticket.id))).status).toBe(404);
    for (const what of ['/templates', '/answers']) expect((await ask(toPath(ticket.id, what))).status).toBe(404);
    for (const what of ['say', 'preview', 'translation', 'close', 'note', 'take'])
      expect((await send(ask, ticket.id, what, { text: 'x', outcome: 'answered', summary: 'x' })).status).toBe(404);
    expect((await ask(`/staff/api/tickets/${encodeURIComponent(ticket.id)}/presence`, {})).status).toBe(404);
    expect((await ask(`/staff/api/attachments/${encodeURIComponent(attachment)}`)).status).toBe(404);
    for (const page of ['/staff?list=all', `/staff?q=${ticket.number}`, '/staff/api/changes?after=0'])
      expect(await (await ask(page)).text(), page).not.toContain(ticket.id);
    const other = await waiting('classes', user);
    expect(await (await ask(toPath(other.ticket.id))).text()).not.toContain(toPath(ticket.id));
  });

  test('warns in red of a phone that somebody else reads', async () => {
    const { user, ticket } = await sensitive();
    await tap(user, 'do=intake&step=safePhone&answer=no');
    const staff = await signIn({ sensitive: true });
    const page = await (await staff.ask(toPath(ticket.id))).text();
    expect(page).toMatch(/<p class="alarm"><strong>この人の電話はほかの人に見られています/);
    expect(await (await staff.ask('/staff')).text()).toContain('電話が安全でない');
  });

  test('a page that stays open is one viewing, and another member’s is another', async () => {
    const { ticket } = await sensitive();
    const [first, second] = [await signIn({ sensitive: true }), await signIn({ sensitive: true })];
    for (const { ask } of [first, first, first, second]) await ask(toPath(ticket.id), undefined, HTMX);
    const log = await env.RECORDS.prepare(
      "SELECT member FROM audit WHERE ticket_id = ? AND action = 'viewed' ORDER BY seq",
    )
      .bind(ticket.id)
      .all<{ member: string }>();
    expect(log.results.map(({ member }) => member)).toEqual([first.mail, second.mail]);
    expect((await ticketOf(`${ticket.talk.slice('user:'.length)}`)).openedAt).toBeGreaterThan(0);
  });
});

describe('pictures and files', () => {
  async function withPicture(type = 'image') {
    const { user, ticket } = await waiting();
    const messageId = String(Math.floor(Math.random() * 1e15));
    await post([event('message', user, { message: { type, id: messageId, contentProvider: { type: 'line' } } })]);
    await settled(user);
    const staff = await signIn();
    const message = (await read(staff.ask, ticket.id)).messages.at(-1);
    const open = () => staff.ask(`/staff/api/attachments/${encodeURIComponent(message?.id ?? '')}`);
    return { user, ticket, staff, messageId, open };
  }

  test('come from LINE through us: never sniffed, never stored', async () => {
    const { messageId, open, staff, ticket } = await withPicture();
    line.media.set(messageId, { type: 'image/jpeg', body: 'JPEG' });
    const response = await open();
    expect(await response.text()).toBe('JPEG');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'inline',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(await (await staff.ask(toPath(ticket.id))).text()).toContain('<img src="/staff/api/attachments/');
  });

  test.each(['text/html', 'image/svg+xml', 'application/pdf', 'text/javascript; charset=utf-8', ''])(
    'of the type "%s" are saved and never shown',
    async (type) => {
      const { messageId, open } = await withPicture();
      line.media.set(messageId, { type, body: '<script>alert(1)</script>' });
      const response = await open();
      expect(response.headers.get('content-type')).toBe('application/octet-stream');
      expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    },
  );

  test('that LINE has no more, or not yet, say so in one sentence', async () => {
    const { messageId, open } = await withPicture();
    const gone = await open();
    expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining('もう残っていません')]);
    line.media.set(messageId, 'preparing');
    expect((await open()).status).toBe(503);
  });

  test('that were taken back are shown to nobody, also when LINE still had them', async () => {
    const { user, messageId, open } = await withPicture();
    line.media.set(messageId, { type: 'image/jpeg', body: 'JPEG' });
    await post([event('unsend', user, { unsend: { messageId } })]);
    await settled(user);
    expect((await open()).status).toBe(410);
    expect(line.calls).not.toContain('content');
  });

  test('of a room come from our own store', async () => {
    const { ticket } = await waiting('medical');
    const { ask } = await signIn();
    const id = crypto.randomUUID();
    await env.RECORDS.batch([
      env.RECORDS.prepare(
        "INSERT INTO ticket_messages (id, ticket_id, at, author, text, media) VALUES (?, ?, 0, 'resident', '', 'attachment')",
      ).bind(id, ticket.id),
      env.RECORDS.prepare('INSERT INTO attachments (id, ticket_id, at, type, bytes) VALUES (?, ?, 0, ?, ?)').bind(
        id,
        ticket.id,
        'image/png',
        new Uint8Array([1, 2, 3]),
      ),
    ]);
    const response = await ask(`/staff/api/attachments/${id}`);
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 3]);
    expect(response.headers.get('content-type')).toBe('image/png');
    await env.RECORDS.prepare('DELETE FROM attachments WHERE id = ?').bind(id).run();
    expect((await ask(`/staff/api/attachments/${id}`)).status).toBe(410);
  });
});

describe('who looks at the same ticket', () => {
  test('is told without sockets as with them', async () => {
    const { ticket } = await waiting();
    const [sato, mori] = [await signIn({ name: 'Sato' }), await signIn({ name: 'Mori' })];
    const beat = async (ask: Ask, isWriting: boolean) =>
      (await (
        await ask(`/staff/api/tickets/${encodeURIComponent(ticket.id)}/presence`, { isWriting })
      ).json()) as unknown;
    expect(await beat(sato.ask, false)).toEqual({ members: [] });
    expect(await beat(mori.ask, true)).toEqual({ members: [{ name: 'Sato', isWriting: false }] });
    expect(await beat(sato.ask, false)).toEqual({ members: [{ name: 'Mori', isWriting: true }] });

    const third = await signIn({ name: 'Kato' });
    const { webSocket } = await third.ask('/staff/api/live', undefined, { headers: { upgrade: 'websocket' } });
    const heard: unknown[] = [];
    webSocket?.addEventListener('message', ({ data }) => heard.push(JSON.parse(String(data))));
    webSocket?.accept();
    webSocket?.send(JSON.stringify({ view: ticket.id, isWriting: false }));
    await until(() =>
      expect(heard).toContainEqual({
        kind: 'present',
        ticketId: ticket.id,
        members: [
          { name: 'Sato', isWriting: false },
          { name: 'Mori', isWriting: true },
        ],
      }),
    );
    await beat(mori.ask, false);
    await until(() => expect(JSON.stringify(heard.at(-1))).toContain('{"name":"Mori","isWriting":false}'));
    expect(await beat(sato.ask, false)).toMatchObject({
      members: expect.arrayContaining([{ name: 'Kato', isWriting: false }]),
    });
    webSocket?.close();
  });
});

describe('machine translation', () => {
  /** The console with a translation binding, as the wrangler environment `translation` has it. */
  async function askWith(
    run: (model: string, input: { text: string; source_lang: string; target_lang: string }) => unknown,
    mail: string,
  ) {
    const consoleWithMachine = createConsole(loadLibrary, readCompiled);
    const token = await access.sign(mail);
    return async (path: string, fields?: Record<string, string>): Promise<string> => {
      const context = createExecutionContext();
      const response = await consoleWithMachine.fetch(
        new Request(`https://bot.example${path}`, {
          method: fields ? 'POST' : 'GET',
          headers: { 'Cf-Access-Jwt-Assertion': token, origin: 'https://bot.example' },
          ...(fields ? { body: new URLSearchParams(fields) } : {}),
          redirect: 'manual',
        }),
        { ...env, TRANSLATE: { run } } as never,
        context,
      );
      await waitOnExecutionContext(context);
      return response.text();
    };
  }

  test('without a binding the page says that it is not configured', async () => {
    const { ticket } = await waiting();
    const staff = await signIn();
    expect(await (await staff.ask(toPath(ticket.id))).text()).toContain('機械翻訳は設定されていません');
    expect(await (await send(staff.ask, ticket.id, 'translation', { text: 'x' })).text()).toContain(
      '設定されていません',
    );
  });

  test('stands beside the words in both directions, marked, and both texts are sent', async () => {
    const { user, ticket } = await waiting();
    await say(user, 'where is the class');
    const staff = await signIn({ name: 'Sato' });
    const asked: unknown[] = [];
    const ask = await askWith((_, input) => {
      asked.push(input);
      return { translated_text: `<${input.target_lang}>` };
    }, staff.mail);
    const message = (await read(staff.ask, ticket.id)).messages.find(({ text }) => text === 'where is the class');
    const inbound = await ask(toPath(ticket.id, '/translation'), { message: String(message?.seq) });
    expect(inbound).toContain('&lt;ja&gt;');
    expect(inbound).toContain('機械翻訳（m2m100）');
    const outbound = await ask(toPath(ticket.id, '/translation'), { text: '日曜日です' });
    expect(outbound).toContain('&lt;en&gt;');
    expect(asked).toEqual([
      { text: 'where is the class', source_lang: 'en', target_lang: 'ja' },
      { text: '日曜日です', source_lang: 'ja', target_lang: 'en' },
    ]);
    line.sent.length = 0;
    await ask(toPath(ticket.id, '/say'), {
      key: newKey(),
      text: '日曜日です',
      translation: 'On Sunday',
      engine: 'm2m100',
    });
    await until(() =>
      expect(JSON.stringify(line.sent)).toContain('On Sunday\\n（Machine translation）\\n\\n日曜日です'),
    );
    const page = await ask(toPath(ticket.id));
    expect(page).toContain('機械翻訳（m2m100）を付けて送りました');
    expect(page).toContain('日曜日です');
  });

  test('never sees a sensitive ticket', async () => {
    const { ticket } = await sensitive();
    const staff = await signIn({ sensitive: true });
    let asked = 0;
    const ask = await askWith(() => {
      asked++;
      return { translated_text: 'x' };
    }, staff.mail);
    expect(await ask(toPath(ticket.id, '/translation'), { text: 'ok' })).toContain(
      '要配慮の相談では機械翻訳を使いません',
    );
    expect(await ask(toPath(ticket.id))).toContain('要配慮の相談では機械翻訳を使いません');
    await ask(toPath(ticket.id, '/say'), {
      key: newKey(),
      text: 'own words',
      translation: 'machine words',
      engine: 'm',
    });
    expect(JSON.stringify(await read(staff.ask, ticket.id))).not.toContain('machine words');
    expect(asked).toBe(0);
  });

  test('that fails is said plainly', async () => {
    const { ticket } = await waiting();
    const staff = await signIn();
    const ask = await askWith(() => {
      throw new Error('away');
    }, staff.mail);
    expect(await ask(toPath(ticket.id, '/translation'), { text: 'ok' })).toContain('翻訳できませんでした');
  });
});

describe('settings and members by form', () => {
  test('are stored, say what is wrong, and never lock the admin out', async () => {
    const admin = await signIn({ role: 'admin' });
    const sendTo = (path: string, fields: [string, string][]) => admin.ask(path, new URLSearchParams(fields));
    const bad = await sendTo('/staff/settings/hours', [['hours', 'weekdays from nine']]);
    expect([bad.status, await bad.text()]).toEqual([422, expect.stringContaining('時間が読み取れません')]);
    const days: [string, string][] = [
      ['date', '2026-12-28'],
      ['open', '10:00-12:00'],
      ['note', 'a'],
      ['date', ''],
      ['open', '09:00-10:00'],
      ['note', ''],
      ['date', '2026-12-29'],
      ['open', ''],
      ['note', ''],
    ];
    expect((await sendTo('/staff/settings/exceptions', days)).status).toBe(303);
    const settings = await (await admin.ask('/staff/api/settings')).json();
    expect(settings).toMatchObject({
      exceptions: [
        { date: '2026-12-28', open: '10:00-12:00', note: 'a' },
        { date: '2026-12-29', open: null },
      ],
    });
    expect((await sendTo('/staff/settings/none', [])).status).toBe(422);
    const member = (mail: string, role: string): [string, string][] => [
      ['mail', mail],
      ['name', 'New'],
      ['role', role],
      ['active', 'true'],
    ];
    expect((await sendTo('/staff/members', member('New@City.example', 'viewer'))).status).toBe(303);
    expect(await (await admin.ask('/staff/members?saved=member')).text()).toContain('new@city.example');
    const own = await sendTo('/staff/members', member(admin.mail, 'viewer'));
    expect([own.status, await own.text()]).toEqual([422, expect.stringContaining('自分の管理者の権限は外せません')]);
    expect(await (await admin.ask('/staff/audit')).text()).toContain('new@city.example viewer');
  });
});

describe('one person’s data', () => {
  test('is deleted or kept by an admin, who is told why not', async () => {
    const { ticket } = await waiting();
    const admin = await signIn({ role: 'admin' });
    await send(admin.ask, ticket.id, 'say', { text: 'words to be deleted' });
    const decide = (refuse = '') => send(admin.ask, ticket.id, 'deletion', { tickets: ticket.id, refuse }, HTMX);
    const open = await decide();
    expect([open.status, await open.text()]).toEqual([409, expect.stringContaining('終了していない相談があるため')]);
    await send(admin.ask, ticket.id, 'close', { outcome: 'answered', summary: 'done' });
    const kept = await decide('dispute');
    expect([kept.status, await kept.text()]).toEqual([
      200,
      expect.stringContaining('削除しないと決めました（争いや請求がある）'),
    ]);
    const gone = await (await decide()).text();
    expect(gone).toContain('言葉が削除されました');
    expect(gone).not.toContain('words to be deleted');
    const page = await (await admin.ask(toPath(ticket.id))).text();
    expect(page).toContain(`href="/staff/api/people/${encodeURIComponent(ticket.id)}/export"`);
    expect(await (await (await signIn()).ask(toPath(ticket.id))).text()).not.toContain('/export');
  });

  test('the state of the desk is told on the settings page: messages left, and rounds', async () => {
    const { ask } = await signIn({ role: 'admin' });
    line.quota.used = 400;
    await ask('/staff/settings/quotaReserve', new URLSearchParams({ quotaReserve: '100' }));
    expect(await (await ask('/staff/settings/state')).text()).toContain('1000通のうち400通。窓口が使えるのはあと500通');
    line.next('quota', { status: 500 }, { status: 500 });
    expect(await (await ask('/staff/settings/state')).text()).toContain('LINEから数を取得できません');
  });
});
