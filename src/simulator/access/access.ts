import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Somebody who can sign in here. */
export type DemoMember = { mail: string; name: string; what: string };

/** Cloudflare Access's side of signing in: keys, and tokens signed with them. */
export type Access = {
  audience: string;
  members: readonly DemoMember[];
  /** The newest key and the one before it, as Access publishes them. */
  publishKeys: () => Promise<{ keys: unknown[] }>;
  /** A token for `mail` that is good for `lifetimeS` seconds. */
  sign: (mail: string, issuer: string, lifetimeS?: number) => Promise<string>;
  /** From now on a new key signs; the old one is still published (Access rotates every six weeks). */
  rotate: () => Promise<void>;
};

/** Cloudflare docs: session-management. A day is the default of an application. */
const LIFETIME_S = 24 * 3600;

type Key = { kid: string; privateKey: CryptoKey; publicKey: CryptoKey };

/** An Access with fresh keys. `audience`: the application's AUD tag. */
export async function createAccess(audience: string, members: readonly DemoMember[]): Promise<Access> {
  let keys: Key[] = [await makeKey()];
  return {
    audience,
    members,
    publishKeys: async () => ({
      keys: await Promise.all(
        keys.map(async ({ kid, publicKey }) => ({ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' })),
      ),
    }),
    sign: (mail, issuer, lifetimeS = LIFETIME_S) => {
      const now = Math.floor(Date.now() / 1000);
      const { kid, privateKey } = keys[0] as Key;
      return new SignJWT({ email: mail, type: 'app', identity_nonce: kid.slice(0, 16), country: 'JP' })
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .setAudience([audience])
        .setIssuer(issuer)
        .setSubject(`demo-${mail}`)
        .setIssuedAt(now)
        .setNotBefore(now)
        .setExpirationTime(now + lifetimeS)
        .sign(privateKey);
    },
    rotate: async () => {
      keys = [await makeKey(), ...keys.slice(0, 1)];
    },
  };
}

async function makeKey(): Promise<Key> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  return { kid: crypto.randomUUID().replaceAll('-', ''), ...pair };
}
