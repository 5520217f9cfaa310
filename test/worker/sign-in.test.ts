import { describe, expect, test, vi } from 'vitest';
import { readSignIn } from '../../src/console/sign-in.ts';
import { AUDIENCE, access } from './support/fake-access.ts';

describe('readSignIn', () => {
  test.each([
    ['an error page', () => new Response('bad gateway', { status: 502 })],
    ['something that is no key set', () => Response.json({ hello: 'world' })],
    ['nothing at all', () => Promise.reject(new TypeError('network connection lost'))],
  ])('keys that cannot be had (%s) are our trouble: nobody is sent to sign in again', async (_, answer) => {
    const issuer = `https://${crypto.randomUUID()}.test`;
    const token = await access.sign('tanaka@city.example', { issuer });
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => answer());
    const request = new Request('https://bot.example/staff', { headers: { 'Cf-Access-Jwt-Assertion': token } });
    const signIn = await readSignIn(request, { ACCESS_TEAM_DOMAIN: issuer, ACCESS_AUD: AUDIENCE });
    expect(signIn.ok ? 'signed in' : signIn.error.code).toBe('console.access_unreachable');
  });
});
