import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../../src/simulator/index.ts';
import { callLine, hello, messageOf, startLine } from '../support/bot.ts';

const STRANGER = `U${'0'.repeat(32)}`;

let line: Simulator;
let ana: string;

beforeEach(async () => {
  line = await startLine();
  ana = line.addResident({ name: 'Ana', language: 'pt-BR' }).userId;
});

afterEach(() => line.close());

describe('every endpoint', () => {
  it('wants the channel’s own token', async () => {
    const path = '/v2/bot/info';
    expect((await callLine(line, path, undefined, { authorization: 'Bearer other' })).status).toBe(401);
    expect((await callLine(line, path, undefined, { authorization: 'Basic abc' })).json.message).toContain(
      'Authentication failed due to the following reason: ',
    );
    expect((await callLine(line, path)).status).toBe(200);
  });

  it('gives each response its own request id, errors too', async () => {
    const ids = await Promise.all(
      ['/v2/bot/info', '/v2/bot/nothing', '/v2/bot/info'].map(async (path) =>
        (await callLine(line, path)).headers.get('x-line-request-id'),
      ),
    );
    expect(new Set(ids).size).toBe(3);
    expect(ids.every((id) => /^[0-9a-f-]{36}$/.test(id ?? ''))).toBe(true);
  });

  it('reads JSON only, and not too much of it', async () => {
    const path = '/v2/bot/message/push';
    expect((await callLine(line, path, '{"to"')).json.message).toContain('could not be parsed as JSON');
    expect((await callLine(line, path, '[]')).status).toBe(400);
    expect((await callLine(line, path, '{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await callLine(line, path, `"${'x'.repeat(2 * 1024 * 1024)}"`)).status).toBe(413);
  });

  it('takes no retry key except where LINE does', async () => {
    const headers = { 'x-line-retry-key': '123e4567-e89b-12d3-a456-426614174000' };
    expect((await callLine(line, '/v2/bot/info', undefined, headers)).status).toBe(400);
  });

  it('answers 404 to what the simulator does not serve', async () => {
    expect((await callLine(line, '/v2/bot/richmenu', {})).status).toBe(404);
  });
});

describe('validate', () => {
  it.each(['reply', 'push', 'multicast', 'narrowcast', 'broadcast'])(
    '%s looks at messages and sends none',
    async (kind) => {
      const path = `/v2/bot/message/validate/${kind}`;
      expect((await callLine(line, path, { messages: hello })).json).toEqual({});
      expect((await callLine(line, path, { messages: Array(6).fill(hello[0]) })).json).toEqual({
        message: 'The request body has 1 error(s)',
        details: [{ message: 'Size must be between 1 and 5', property: 'messages' }],
      });
      expect(await line.messages(ana)).toEqual([]);
    },
  );
});

describe('profile', () => {
  const profile = (userId: string) => callLine(line, `/v2/bot/profile/${userId}`);

  it('tells name and language, and no language without consent', async () => {
    expect((await profile(ana)).json).toEqual({ userId: ana, displayName: 'Ana', language: 'pt-BR' });
    const ben = line.addResident({ name: 'Ben' }).userId;
    expect((await profile(ben)).json).toEqual({ userId: ben, displayName: 'Ben' });
  });

  it('hides strangers, who never wrote, and who blocked', async () => {
    const guest = line.addResident({ name: 'Guest', isFriend: false }).userId;
    expect((await profile(guest)).status).toBe(404);
    await line.act(guest, 'say', { text: 'hi' });
    expect((await profile(guest)).status).toBe(200);
    await line.act(guest, 'unfollow');
    expect(await profile(guest)).toMatchObject({ status: 404, json: { message: 'Not found' } });
    expect((await profile(STRANGER)).status).toBe(404);
    expect((await profile('me')).status).toBe(400);
  });
});

describe('loading', () => {
  const load = (body: object) => callLine(line, '/v2/bot/chat/loading/start', body);

  it('answers 202, with 20 seconds unless told otherwise', async () => {
    const heard: unknown[] = [];
    line.platform.feed.listen((news, what) => news === 'loading' && heard.push(what));
    expect((await load({ chatId: ana })).status).toBe(202);
    expect((await load({ chatId: ana, loadingSeconds: 60 })).json).toEqual({});
    expect((await load({ chatId: STRANGER })).status).toBe(202);
    expect(heard).toEqual([
      { chatId: ana, seconds: 20 },
      { chatId: ana, seconds: 60 },
    ]);
  });

  it('refuses other times and groups', async () => {
    expect((await load({ chatId: ana, loadingSeconds: 3 })).json.details).toEqual([
      { message: 'Must be between 5 and 60', property: 'loadingSeconds' },
      { message: 'must be a multiple of five', property: 'loadingSeconds' },
    ]);
    expect((await load({ chatId: `C${'0'.repeat(32)}` })).json.details?.[0]?.property).toBe('chatId');
  });
});

describe('quota', () => {
  it('tells the plan and what was used', async () => {
    expect((await callLine(line, '/v2/bot/message/quota')).json).toEqual({ type: 'limited', value: 200 });
    await callLine(line, '/v2/bot/message/push', { to: ana, messages: hello });
    expect((await callLine(line, '/v2/bot/message/quota/consumption')).json).toEqual({ totalUsage: 1 });
    line.platform.quota.limit = null;
    expect((await callLine(line, '/v2/bot/message/quota')).json).toEqual({ type: 'none' });
  });
});

describe('markAsRead', () => {
  it('marks the message and those before it, when chat is on', async () => {
    line.platform.settings.chatMode = 'chat';
    await line.act(ana, 'say', { text: 'one' });
    const { events } = await line.act(ana, 'say', { text: 'two' });
    await line.act(ana, 'say', { text: 'three' });
    const { markAsReadToken } = messageOf(events[0]);
    expect((await callLine(line, '/v2/bot/chat/markAsRead', { markAsReadToken })).json).toEqual({});
    expect((await line.messages(ana)).map((entry) => entry.isRead === true)).toEqual([true, true, false]);
    expect((await callLine(line, '/v2/bot/chat/markAsRead', { markAsReadToken: 'x' })).status).toBe(400);
  });
});

describe('content', () => {
  const content = (id: string, rest = '') => callLine(line, `/v2/bot/message/${id}/content${rest}`);

  it('gives the bytes, 410 once unsent, 404 for unknown', async () => {
    const base64 = Buffer.from('the letter').toString('base64');
    const { messageId = '' } = await line.act(ana, 'image', { base64, contentType: 'image/jpeg' });
    const answer = await content(messageId);
    expect(answer.json).toEqual({ text: 'the letter' });
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect((await content(messageId, '/preview')).status).toBe(200);
    expect((await content(messageId, '/transcoding')).status).toBe(400);
    await line.act(ana, 'unsend', { messageId });
    expect(await content(messageId)).toMatchObject({ status: 410, json: { message: 'The content is gone' } });
    expect((await content('1')).status).toBe(404);
  });

  it('answers 202 while a film is prepared', async () => {
    const { messageId = '' } = await line.act(ana, 'video', { preparingMs: 60_000 });
    expect((await content(messageId)).status).toBe(202);
    expect((await content(messageId, '/transcoding')).json).toEqual({ status: 'processing' });
    line.platform.settings.clockSkewMs += 60_001;
    expect((await content(messageId)).status).toBe(200);
    expect((await content(messageId, '/transcoding')).json).toEqual({ status: 'succeeded' });
  });
});

describe('groups', () => {
  it('tell summary, count and members until the account leaves', async () => {
    const { id } = line.addGroup({ name: 'Parents', members: [ana] });
    expect((await callLine(line, `/v2/bot/group/${id}/summary`)).json).toEqual({ groupId: id, groupName: 'Parents' });
    expect((await callLine(line, `/v2/bot/group/${id}/members/count`)).json).toEqual({ count: 1 });
    expect((await callLine(line, `/v2/bot/group/${id}/member/${ana}`)).json).toEqual({
      userId: ana,
      displayName: 'Ana',
    });
    expect((await callLine(line, `/v2/bot/group/${id}/member/${STRANGER}`)).status).toBe(404);
    expect((await callLine(line, `/v2/bot/group/${id}/leave`, {})).status).toBe(200);
    expect((await callLine(line, `/v2/bot/group/${id}/summary`)).status).toBe(404);
  });
});
