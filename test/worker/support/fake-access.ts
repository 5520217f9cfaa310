import { env, exports } from 'cloudflare:workers';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Member } from '../../../src/desk/index.ts';
import { saveMember } from '../../../src/tickets/index.ts';

export const TEAM_DOMAIN = 'https://access.test';
export const AUDIENCE = 'audience-of-this-test';

type Key = { kid: string; pair: Awaited<ReturnType<typeof generateKeyPair>> };

/** Cloudflare Access as the Worker sees it: a keys endpoint, and tokens signed with those keys. */
export class FakeAccess {
  private keys: Key[] = [];
  /** How often the keys were asked for. */
  asked = 0;
  down = false;

  /** A new key signs from now on; the old ones are known as long as `keepOld`. */
  async rotate(keepOld = false): Promise<void> {
    const pair = await generateKeyPair('RS256', { extractable: true });
    this.keys = [{ kid: crypto.randomUUID(), pair }, ...(keepOld ? this.keys : [])];
  }

  async answer(): Promise<Response> {
    this.asked++;
    if (this.down) throw new TypeError('network connection lost');
    const keys = await Promise.all(
      this.keys.map(async ({ kid, pair }) => ({ ...(await exportJWK(pair.publicKey)), kid, alg: 'RS256', use: 'sig' })),
    );
    return Response.json({ keys });
  }

  /** A token as Access makes it: https://developers.cloudflare.com/cloudflare-one/access-controls/applications/http-apps/authorization-cookie/application-token/ */
  async sign(
    mail: string,
    { issuer = TEAM_DOMAIN, audience = AUDIENCE, expiresIn = 3600, algorithm = 'RS256' } = {},
  ): Promise<string> {
    const [key] = this.keys;
    if (!key) throw new Error('rotate() first');
    return new SignJWT({ email: mail, type: 'app' })
      .setProtectedHeader({ alg: algorithm, kid: key.kid })
      .setIssuer(issuer)
      .setAudience([audience])
      .setIssuedAt(Math.floor(Date.now() / 1000) - 10)
      .setExpirationTime(Math.floor(Date.now() / 1000) + expiresIn)
      .setSubject(crypto.randomUUID())
      .sign(key.pair.privateKey);
  }
}

/** One Access for all tests of a file: the Worker keeps keys for the life of its isolate. */
export const access = new FakeAccess();
await access.rotate();

export const member = (overrides: Partial<Member> = {}): Member => ({
  mail: `${crypto.randomUUID().slice(0, 8)}@city.example`,
  name: 'Tanaka',
  role: 'consultant',
  sensitive: false,
  active: true,
  ...overrides,
});

/** Somebody who may come in, with a way to ask the console as their browser does. */
export async function signIn(overrides: Partial<Member> = {}) {
  const who = member(overrides);
  await saveMember(env.RECORDS, who, Date.now());
  return { ...who, ask: createAsk(await access.sign(who.mail)) };
}

export type Ask = ReturnType<typeof createAsk>;

/** Asks a path under /staff with this token (none: null). A body makes it a POST: fields of a form, else JSON. */
export const createAsk =
  (token: string | null) =>
  (
    path: string,
    body?: unknown,
    { method, headers = {} }: { method?: string; headers?: Record<string, string> } = {},
  ) =>
    exports.default.fetch(
      new Request(`https://bot.example${path}`, {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: {
          ...(token === null ? {} : { 'Cf-Access-Jwt-Assertion': token }),
          origin: 'https://bot.example',
          ...(body === undefined || body instanceof URLSearchParams ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: body instanceof URLSearchParams ? body : JSON.stringify(body) }),
        redirect: 'manual',
      }),
    );

/** A name for one attempt of a command. */
export const newKey = (): string => crypto.randomUUID();
