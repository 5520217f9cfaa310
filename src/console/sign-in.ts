import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { isOrigin } from '../line/index.ts';
import { fail, ok, type Result } from '../result.ts';

/** What the console needs from the installation: https://developers.cloudflare.com/cloudflare-one/access-controls/applications/http-apps/authorization-cookie/validating-json/ */
export type AccessVariables = Partial<Record<'ACCESS_TEAM_DOMAIN' | 'ACCESS_AUD', string>>;

/** Who Access says is there, and until when. `expiresAt`: epoch milliseconds. */
export type SignIn = { mail: string; expiresAt: number };

const HEADER = 'Cf-Access-Jwt-Assertion';
const COOKIE = 'CF_Authorization';

/** Access did not give its keys (an error page, no answer in time): that is not the member's fault, and signing in again would not help. */
const KEYS_MISSING = ['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT'];

/** Keys are fetched once an isolate and again when a token names one that is not among them, at most every 30 seconds (rotation). */
const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();

/**
 * Who has signed in, by the token Cloudflare Access puts on every request it lets through: issuer, audience, expiry and signature are checked here again,
 * because the Worker can be reached around Access. `console.signed_out` when there is no token or it is not good (any more); `config.…` names a setting that is
 * missing; `console.access_unreachable` when the keys cannot be fetched.
 */
export async function readSignIn(request: Request, variables: AccessVariables): Promise<Result<SignIn>> {
  const settings = readAccessSettings(variables);
  if (!settings.ok) return settings;
  const token = request.headers.get(HEADER) ?? readCookie(request.headers.get('cookie') ?? '');
  if (!token) return fail({ code: 'console.signed_out', message: 'no token of Cloudflare Access' });
  const { teamDomain, audience } = settings.value;
  const url = `${teamDomain}/cdn-cgi/access/certs`;
  const keys = keySets.get(url) ?? createRemoteJWKSet(new URL(url), { timeoutDuration: 5_000 });
  keySets.set(url, keys);
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: teamDomain,
      audience,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'email'],
    });
    const mail = typeof payload.email === 'string' ? payload.email.toLowerCase() : '';
    if (!mail) return fail({ code: 'console.signed_out', message: 'the token names no person' });
    return ok({ mail, expiresAt: (payload.exp ?? 0) * 1000 });
  } catch (error) {
    if (error instanceof errors.JOSEError && !KEYS_MISSING.includes(error.code))
      return fail({ code: 'console.signed_out', message: error.code });
    return fail({ code: 'console.access_unreachable', message: (error as Error).name });
  }
}

/** Where somebody signs in who is not: Access's own page for this host, which leads back to `path`. */
export function toSignInUrl(requestUrl: string, variables: AccessVariables, path: string): string | undefined {
  const settings = readAccessSettings(variables);
  if (!settings.ok) return undefined;
  const { host } = new URL(requestUrl);
  const query = new URLSearchParams({ kid: settings.value.audience, redirect_url: path });
  return `${settings.value.teamDomain}/cdn-cgi/access/login/${host}?${query}`;
}

/** Where a member ends their sign-in: Access's own address, which forgets it for every application of the city. */
export function toSignOutUrl(variables: AccessVariables): string | undefined {
  const settings = readAccessSettings(variables);
  return settings.ok ? `${settings.value.teamDomain}/cdn-cgi/access/logout` : undefined;
}

function readAccessSettings(variables: AccessVariables): Result<{ teamDomain: string; audience: string }> {
  const { ACCESS_TEAM_DOMAIN: teamDomain, ACCESS_AUD: audience } = variables;
  if (!teamDomain)
    return missing('ACCESS_TEAM_DOMAIN', 'the team domain of Cloudflare Access, https://<team>.cloudflareaccess.com');
  if (!isOrigin(teamDomain))
    return fail({
      code: 'config.malformed',
      message: 'ACCESS_TEAM_DOMAIN is not an origin; write https://<team>.cloudflareaccess.com',
    });
  if (!audience) return missing('ACCESS_AUD', 'the application audience tag of the Access application');
  return ok({ teamDomain: teamDomain.replace(/\/$/, ''), audience });
}

const missing = (name: string, what: string): Result<never> =>
  fail({ code: 'config.missing', message: `${name} is not set; set it under [vars] in wrangler.toml (${what})` });

function readCookie(header: string): string | undefined {
  const pairs = header.split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1];
}
