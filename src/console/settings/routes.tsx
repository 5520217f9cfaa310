import { readUnanswered } from '../../records/index.ts';
import type { Result } from '../../result.ts';
import { listAudit, listMembers, readDeskSettings } from '../../tickets/index.ts';
import type { ConsoleContext, ConsoleRoute } from '../context.ts';
import { toDocument } from '../page/page.tsx';
import { toScreen } from '../page/screen.ts';
import { CONSOLE_LANGUAGES } from '../words.ts';
import { HelpPage } from './help-page.tsx';
import { AuditPage, UnansweredPage } from './lists-page.tsx';
import { MembersPage } from './members-page.tsx';
import { changeMember, saveSetting } from './save.ts';
import type { Saved } from './setting-form.tsx';
import { SettingsPage } from './settings-page.tsx';
import { showState } from './state.tsx';
import { toSetting } from './to-setting.ts';

const YEAR_S = 31_536_000;

/** Pages around the tickets: what the city sets, who comes in, what was done, what went unanswered, help. */
export const SETTINGS_PAGES: readonly ConsoleRoute[] = [
  { method: 'get', path: '/staff/unanswered', permission: 'viewUnanswered', handle: showUnanswered },
  { method: 'get', path: '/staff/settings', permission: 'changeSettings', handle: (c) => showSettings(c, savedOf(c)) },
  { method: 'get', path: '/staff/settings/state', permission: 'changeSettings', handle: showState },
  { method: 'post', path: '/staff/settings/:name', permission: 'changeSettings', handle: takeSetting },
  { method: 'get', path: '/staff/members', permission: 'assignTickets', handle: (c) => showMembers(c, savedOf(c)) },
  { method: 'post', path: '/staff/members', permission: 'changeMembers', handle: takeMember },
  { method: 'get', path: '/staff/audit', permission: 'viewAudit', handle: showAudit },
  { method: 'get', path: '/staff/help', permission: 'member', handle: showHelp },
  { method: 'post', path: '/staff/language', permission: 'member', handle: chooseLanguage },
];

async function showUnanswered(c: ConsoleContext): Promise<Response> {
  const questions = await readUnanswered(c.env.RECORDS, 200);
  return c.html(toDocument(<UnansweredPage screen={toScreen(c)} questions={questions} />));
}

/** A form that went through leads back to the page, which says so. */
const savedOf = (c: ConsoleContext): Saved | undefined => {
  const name = c.req.query('saved');
  return name ? { name } : undefined;
};

const failedOf = (name: string, saved: Result<unknown> & { ok: false }): Saved => ({
  name,
  code: saved.error.code,
  detail: saved.error.message,
});

async function showSettings(c: ConsoleContext, saved: Saved | undefined): Promise<Response> {
  const settings = await readDeskSettings(c.env.RECORDS);
  const page = <SettingsPage screen={toScreen(c)} settings={settings} saved={saved} />;
  return c.html(toDocument(page), saved?.code ? 422 : 200);
}

async function takeSetting(c: ConsoleContext): Promise<Response> {
  const name = c.req.param('name') ?? '';
  const form = (await c.req.parseBody({ all: true })) as Record<string, string | string[]>;
  const saved = await saveSetting(c, name, toSetting(name, form));
  if (!saved.ok) return showSettings(c, failedOf(name, saved));
  return c.redirect(`/staff/settings?saved=${name}#${name}`, 303);
}

async function showMembers(c: ConsoleContext, saved: Saved | undefined): Promise<Response> {
  const members = await listMembers(c.env.RECORDS);
  const page = <MembersPage screen={toScreen(c)} members={members} saved={saved} />;
  return c.html(toDocument(page), saved?.code ? 422 : 200);
}

async function takeMember(c: ConsoleContext): Promise<Response> {
  const { mail, name, role, sensitive, active } = (await c.req.parseBody()) as Record<string, string>;
  const body = { name: name?.trim(), role, sensitive: sensitive === 'true', active: active === 'true' };
  const saved = await changeMember(c, mail ?? '', body);
  if (!saved.ok) return showMembers(c, failedOf('member', saved));
  return c.redirect('/staff/members?saved=member', 303);
}

async function showAudit(c: ConsoleContext): Promise<Response> {
  const ticketId = c.req.query('ticket');
  const entries = await listAudit(c.env.RECORDS, ticketId ? { ticketId } : {});
  return c.html(toDocument(<AuditPage screen={toScreen(c)} entries={entries} />));
}

async function showHelp(c: ConsoleContext): Promise<Response> {
  return c.html(toDocument(<HelpPage screen={toScreen(c)} />));
}

/** The console's language, in a cookie of this browser; back to where the member was. */
async function chooseLanguage(c: ConsoleContext): Promise<Response> {
  const { language, back = '' } = (await c.req.parseBody()) as Record<string, string>;
  const chosen = CONSOLE_LANGUAGES.find((one) => one === language) ?? CONSOLE_LANGUAGES[0];
  const isOurs = /^\/staff(\/[\w/%.~-]*)?$/.test(back);
  const secure = new URL(c.req.url).protocol === 'https:' ? '; Secure' : '';
  c.header('set-cookie', `console_language=${chosen}; Path=/staff; Max-Age=${YEAR_S}; HttpOnly; SameSite=Lax${secure}`);
  return c.redirect(isOurs ? back : '/staff', 303);
}
