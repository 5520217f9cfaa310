import type { IncomingMessage, ServerResponse } from 'node:http';
import { readText } from '../http/read-text.ts';
import { writeJson } from '../http/write-json.ts';
import type { Access } from './access.ts';
import { toSignInPage } from './sign-in-page.ts';

const COOKIE = 'CF_Authorization';

/**
 * Access's own addresses (Cloudflare docs: application-token, validating-json): `/cdn-cgi/access/certs`, the sign-in page and signing out. Real Access sets the
 * cookie on the application's host; here both live on localhost, and browsers share cookies among its ports. Answers false for any other path.
 */
export async function serveAccess(
  access: Access,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  if (!url.pathname.startsWith('/cdn-cgi/access/')) return false;
  const path = url.pathname.slice('/cdn-cgi/access/'.length);
  if (path === 'certs') writeJson(response, 200, await access.publishKeys());
  else if (path === 'logout') redirect(response, '/', `${COOKIE}=; Path=/; Max-Age=0`);
  else if (path === 'rotate' && request.method === 'POST') {
    await access.rotate();
    writeJson(response, 200, {});
  } else if (path.startsWith('login/')) await signIn(access, request, response, url, path.slice('login/'.length));
  else writeJson(response, 404, { message: 'Not found' });
  return true;
}

async function signIn(
  access: Access,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  host: string,
): Promise<void> {
  const back = url.searchParams.get('redirect_url') ?? '/';
  // Only back to this machine and to a path: an open redirect would teach the wrong thing.
  if (!/^(localhost|127\.0\.0\.1):\d+$/.test(host) || !/^\/(?!\/)/.test(back))
    return writeJson(response, 400, { message: 'Unable to find your Access application!' });
  if (url.searchParams.get('kid') !== access.audience)
    return writeJson(response, 400, { message: 'Unable to find your Access application!' });
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(toSignInPage(access.members, host));
    return;
  }
  const mail = new URLSearchParams(await readText(request, 4_096)).get('mail') ?? '';
  const token = await access.sign(mail, `http://${request.headers.host}`);
  redirect(response, `http://${host}${back}`, `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax`);
}

function redirect(response: ServerResponse, location: string, cookie: string): void {
  response.writeHead(303, { location, 'set-cookie': cookie, 'cache-control': 'no-store' });
  response.end();
}
