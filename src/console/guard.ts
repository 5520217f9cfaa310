import type { MiddlewareHandler } from 'hono';
import { isPermitted } from '../desk/index.ts';
import type { Library } from '../dialogue/index.ts';
import { isSameOrigin, protectPage } from '../pages/index.ts';
import { findMember } from '../tickets/index.ts';
import type { ConsoleContext, ConsoleEnv, ConsoleRoute, ReadText } from './context.ts';
import { refusePage } from './refuse-page.tsx';
import { readSignIn, toSignInUrl } from './sign-in.ts';

/** Headers for everything under /staff, set whatever becomes of the request. */
export const secure =
  (readText: ReadText): MiddlewareHandler<ConsoleEnv> =>
  async (c, next) => {
    c.set('readText', readText);
    await next();
    protectPage(c);
  };

/** Lets a request through to `route` when its sender is a member with that permission; everyone else is told plainly why not. */
export const guard =
  (route: ConsoleRoute, loadLibrary: () => Library): MiddlewareHandler<ConsoleEnv> =>
  async (c, next) => {
    if (route.permission === 'public') return next();
    if (route.method !== 'get' && !isSameOrigin(c.req.raw)) return refuse(c, 403, 'console.other_origin');
    const signIn = await readSignIn(c.req.raw, c.env);
    if (!signIn.ok) return refuseSignIn(c, signIn.error);
    const { mail, expiresAt } = signIn.value;
    if (c.env.CONSOLE_LIMIT && !(await c.env.CONSOLE_LIMIT.limit({ key: mail })).success)
      return refuse(c, 429, 'console.too_many');
    const member = await findMember(c.env.RECORDS, mail);
    if (!member?.active) return refuse(c, 403, 'console.no_member', { mail });
    c.set('member', member);
    if (route.permission !== 'member' && !isPermitted(member, route.permission))
      return refuse(c, 403, 'console.not_permitted');
    c.set('expiresAt', expiresAt);
    c.set('library', loadLibrary());
    c.set('now', Date.now());
    return next();
  };

function refuseSignIn(c: ConsoleContext, error: { code: string; message: string }): Response | Promise<Response> {
  if (error.code === 'console.signed_out')
    return refuse(c, 401, error.code, {
      signIn: toSignInUrl(c.req.url, c.env, c.req.path.startsWith('/staff/api') ? '/staff' : c.req.path),
    });
  console.error(`${error.code}: ${error.message}`);
  return refuse(c, error.code === 'console.access_unreachable' ? 503 : 500, error.code, { message: error.message });
}

export type Refusal = 400 | 401 | 403 | 404 | 409 | 422 | 429 | 500 | 503;

/** JSON for what the console's script asks, a plain page for people. */
export function refuse(
  c: ConsoleContext,
  status: Refusal,
  error: string,
  more: { mail?: string; signIn?: string | undefined; message?: string } = {},
): Response | Promise<Response> {
  if (c.req.path.startsWith('/staff/api')) return c.json({ error, ...more }, status);
  return c.html(refusePage(c, error, more), status);
}
