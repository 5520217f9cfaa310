import { env } from 'cloudflare:workers';
import { describe, expect, test, vi } from 'vitest';
import { event, newUser, post, textEvent, until } from './support/send.ts';
import { line } from './support/setup.ts';

describe('POST /webhook', () => {
  test('a question is answered 200 and gets its card', async () => {
    const response = await post([textEvent(newUser(), 'where do i throw my trash')]);
    expect(response.status).toBe(200);
    await until(() => expect(line.sent).toHaveLength(1));
    expect(line.sent[0]?.how).toBe('reply');
    expect(line.texts[0]?.toLowerCase()).toContain('garbage');
  });

  test('a signature made with another secret is refused and nothing is processed', async () => {
    const response = await post([textEvent(newUser(), 'hello')], { secret: 'another' });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: 'line.bad_signature' });
    expect(line.calls).toEqual([]);
  });

  test.each([null, '', 'not base64 at all', 'AAAA'])(
    'a missing or malformed signature (%s) is refused',
    async (signature) => {
      expect((await post([], { signature })).status).toBe(401);
    },
  );

  test('the signature is over the exact bytes: one changed space is refused', async () => {
    const body = '{"destination":"x","events":[]}';
    const signed = await post([], { body });
    expect(signed.status).toBe(200);
    const key = await crypto.subtle.importKey(
      'raw',
      new TextEncoder().encode(env.LINE_CHANNEL_SECRET),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const mac = btoa(
      String.fromCharCode(...new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(body)))),
    );
    expect((await post([], { body: '{"destination":"x", "events":[]}', signature: mac })).status).toBe(401);
  });

  test('a body that is not JSON is refused with 400', async () => {
    const response = await post([], { body: 'hello' });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: 'line.not_json' });
  });

  test('a body without events is refused with 400', async () => {
    expect((await post([], { body: '{}' })).status).toBe(400);
    expect((await post([], { body: 'null' })).status).toBe(400);
  });

  test('a body over one mebibyte is refused with 413', async () => {
    const response = await post([], { body: JSON.stringify({ events: [], padding: 'x'.repeat(1024 * 1024) }) });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ error: 'line.too_large' });
  });

  test("LINE's connection test, without events, gets 200", async () => {
    expect((await post([])).status).toBe(200);
  });

  test('unknown event types and new fields are counted and ignored, the rest is answered', async () => {
    const user = newUser();
    const response = await post([
      event('telepathy', user),
      event('membership', user),
      textEvent(user, 'hello', { newField: { deep: [1] } }),
      null,
      'x',
      { type: 'message' },
    ]);
    expect(response.status).toBe(200);
    await until(() => expect(line.sent).toHaveLength(1));
    await until(async () => {
      const { results } = await env.RECORDS.prepare('SELECT name, count FROM counters ORDER BY name').all();
      expect(results).toEqual([
        { name: 'membership', count: 1 },
        { name: 'message', count: 1 },
        { name: 'telepathy', count: 1 },
        { name: 'unknown', count: 2 },
      ]);
    });
  });

  test('when one talk cannot be stored the others are, and the answer is 500 so that LINE delivers again', async () => {
    const [broken, whole] = [newUser(), newUser()];
    const real = env.CONVERSATIONS.idFromName.bind(env.CONVERSATIONS);
    const spy = vi.spyOn(env.CONVERSATIONS, 'idFromName').mockImplementation((name) => {
      if (name.endsWith(broken)) throw new Error('storage is down');
      return real(name);
    });
    const events = [textEvent(broken, 'hello'), textEvent(whole, 'hello')];
    expect((await post(events)).status).toBe(500);
    await until(() => expect(line.sent).toHaveLength(1));
    spy.mockRestore();
    expect((await post(events.map((one) => ({ ...one, deliveryContext: { isRedelivery: true } })))).status).toBe(200);
    await until(() => expect(line.sent).toHaveLength(2));
  });

  test('a standby event, meant for another channel, is left alone', async () => {
    expect((await post([textEvent(newUser(), 'hello', { mode: 'standby' })])).status).toBe(200);
    expect(line.sent).toHaveLength(0);
  });
});
