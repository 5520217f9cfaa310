import type { DemoMember } from './access.ts';

/** The sign-in page of the stand-in: one button a demo member, and a field for any other address. */
export const toSignInPage = (members: readonly DemoMember[], host: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sign in (stand-in for Cloudflare Access)</title>
<style>
body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; color: #1a1a1c; background: #f2f2f2; }
main { max-width: 28rem; margin: 3rem auto; padding: 1.5rem; background: #fff; border-radius: 12px; }
h1 { font-size: 1.25rem; margin: 0 0 .5rem; } p { color: #626264; margin: 0 0 1rem; }
button, input { font: inherit; width: 100%; min-height: 44px; padding: .5rem 1rem; border: 1px solid #767676; border-radius: 8px; background: #fff; text-align: left; box-sizing: border-box; }
button { cursor: pointer; } button strong { display: block; } form { margin: .5rem 0; }
</style></head><body><main><h1>Sign in to ${escapeHtml(host)}</h1><p>This stands in for Cloudflare Access on your own machine. Choose who you are.</p>
${members
  .map(
    ({ mail, name, what }) =>
      `<form method="post"><button name="mail" value="${escapeHtml(mail)}"><strong>${escapeHtml(name)}</strong>${escapeHtml(mail)} · ${escapeHtml(what)}</button></form>`,
  )
  .join('\n')}
<form method="post"><label>Somebody else<input name="mail" type="email" required placeholder="name@example.jp"></label><button>Sign in</button></form>
</main></body></html>`;

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);
