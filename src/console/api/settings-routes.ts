import { readUnanswered } from '../../records/index.ts';
import { listAudit, listMembers, readDeskSettings } from '../../tickets/index.ts';
import type { ConsoleContext, ConsoleRoute } from '../context.ts';
import { type Refusal, refuse } from '../guard.ts';
import { changeMember, saveSetting } from '../settings/save.ts';

/** What the city sets, who may come in, what was done, and what the bot could not answer. */
export const SETTINGS_ROUTES: readonly ConsoleRoute[] = [
  { method: 'get', path: '/staff/api/settings', permission: 'changeSettings', handle: showSettings },
  { method: 'put', path: '/staff/api/settings/:name', permission: 'changeSettings', handle: putSetting },
  { method: 'get', path: '/staff/api/members', permission: 'assignTickets', handle: showMembers },
  { method: 'put', path: '/staff/api/members/:mail', permission: 'changeMembers', handle: putMember },
  { method: 'get', path: '/staff/api/audit', permission: 'viewAudit', handle: showAudit },
  { method: 'get', path: '/staff/api/unanswered', permission: 'viewUnanswered', handle: showUnanswered },
];

const STATUS: Readonly<Record<string, Refusal>> = {
  'console.no_setting': 404,
  'console.bad_hours': 422,
  'console.own_rights': 422,
};

async function showSettings(c: ConsoleContext): Promise<Response> {
  return c.json(await readDeskSettings(c.env.RECORDS));
}

async function putSetting(c: ConsoleContext): Promise<Response> {
  const name = c.req.param('name') ?? '';
  const saved = await saveSetting(c, name, await c.req.json().catch(() => undefined));
  return saved.ok ? c.json({ [name]: saved.value }) : refuseSaving(c, saved.error);
}

async function showMembers(c: ConsoleContext): Promise<Response> {
  return c.json({ members: await listMembers(c.env.RECORDS) });
}

async function putMember(c: ConsoleContext): Promise<Response> {
  const saved = await changeMember(c, c.req.param('mail') ?? '', await c.req.json().catch(() => null));
  return saved.ok ? c.json({ member: saved.value }) : refuseSaving(c, saved.error);
}

const refuseSaving = (c: ConsoleContext, { code, message }: { code: string; message: string }) =>
  refuse(c, STATUS[code] ?? 400, code, { message });

async function showAudit(c: ConsoleContext): Promise<Response> {
  const ticketId = c.req.query('ticket');
  return c.json({ audit: await listAudit(c.env.RECORDS, ticketId ? { ticketId } : {}) });
}

async function showUnanswered(c: ConsoleContext): Promise<Response> {
  return c.json({ unanswered: await readUnanswered(c.env.RECORDS, 200) });
}
