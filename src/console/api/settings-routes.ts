import * as z from 'zod/mini';
import { type Member, ROLES } from '../../desk/index.ts';
import { parseHours } from '../../hours/index.ts';
import { readUnanswered } from '../../records/index.ts';
import {
  CONSOLE_HUB,
  DeskSettings,
  listAudit,
  listMembers,
  readDeskSettings,
  saveDeskSetting,
  saveMember,
  writeAudit,
} from '../../tickets/index.ts';
import type { ConsoleContext, ConsoleRoute } from '../context.ts';
import { refuse } from '../guard.ts';

/** What the city sets, who may come in, what was done, and what the bot could not answer. */
export const SETTINGS_ROUTES: readonly ConsoleRoute[] = [
  { method: 'get', path: '/staff/api/settings', permission: 'changeSettings', handle: showSettings },
  { method: 'put', path: '/staff/api/settings/:name', permission: 'changeSettings', handle: changeSetting },
  { method: 'get', path: '/staff/api/members', permission: 'assignTickets', handle: showMembers },
  { method: 'put', path: '/staff/api/members/:mail', permission: 'changeMembers', handle: changeMember },
  { method: 'get', path: '/staff/api/audit', permission: 'viewAudit', handle: showAudit },
  { method: 'get', path: '/staff/api/unanswered', permission: 'viewUnanswered', handle: showUnanswered },
];

async function showSettings(c: ConsoleContext): Promise<Response> {
  return c.json(await readDeskSettings(c.env.RECORDS));
}

async function changeSetting(c: ConsoleContext): Promise<Response> {
  const name = c.req.param('name') as keyof DeskSettings;
  const shape = Object.hasOwn(DeskSettings.shape, name) ? DeskSettings.shape[name] : undefined;
  if (!shape) return refuse(c, 404, 'console.no_setting');
  const value = shape.safeParse(await c.req.json().catch(() => undefined));
  if (!value.success)
    return refuse(c, 400, 'console.bad_body', { message: value.error.issues[0]?.path.join('.') ?? name });
  const wrong = findWrongHours(name, value.data);
  if (wrong) return refuse(c, 422, 'console.bad_hours', { message: wrong });
  const { mail } = c.get('member');
  await saveDeskSetting(c.env.RECORDS, name, value.data as never, mail, c.get('now'));
  // No request tells the cron where the console is; whoever sets up the notices does.
  if (name === 'notify') await saveDeskSetting(c.env.RECORDS, 'origin', new URL(c.req.url).origin, mail, c.get('now'));
  await writeAudit(c.env.RECORDS, { at: c.get('now'), member: mail, action: 'setting', detail: name });
  return c.json({ [name]: value.data });
}

/** Hours are read where they are entered: later there is nobody to ask. Gives what is wrong with them. */
function findWrongHours(name: keyof DeskSettings, value: unknown): string | undefined {
  const texts =
    name === 'hours'
      ? [value]
      : name === 'exceptions'
        ? (value as { open: string | null }[]).map(({ open }) => open)
        : [];
  for (const text of texts) {
    const parsed = typeof text === 'string' ? parseHours(text) : undefined;
    if (parsed && !parsed.ok) return parsed.error.message;
  }
  return undefined;
}

async function showMembers(c: ConsoleContext): Promise<Response> {
  return c.json({ members: await listMembers(c.env.RECORDS) });
}

const MemberBody = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(40)),
  role: z.enum(ROLES),
  sensitive: z.boolean(),
  active: z.boolean(),
});

async function changeMember(c: ConsoleContext): Promise<Response> {
  const mail = z.email().safeParse(c.req.param('mail')?.toLowerCase());
  const body = MemberBody.safeParse(await c.req.json().catch(() => null));
  if (!mail.success || !body.success) return refuse(c, 400, 'console.bad_body');
  const member: Member = { mail: mail.data, ...body.data };
  const own = c.get('member').mail;
  // The last key to the door does not lock itself away.
  if (member.mail === own && (member.role !== 'admin' || !member.active)) return refuse(c, 422, 'console.own_rights');
  await saveMember(c.env.RECORDS, member, c.get('now'));
  const detail = `${member.mail} ${member.role}${member.sensitive ? ' sensitive' : ''}${member.active ? '' : ' inactive'}`;
  await writeAudit(c.env.RECORDS, { at: c.get('now'), member: own, action: 'member', detail });
  const hub = c.env.HUB.get(c.env.HUB.idFromName(CONSOLE_HUB));
  c.executionCtx.waitUntil(hub.closeMember(member.mail));
  return c.json({ member });
}

async function showAudit(c: ConsoleContext): Promise<Response> {
  const ticketId = c.req.query('ticket');
  return c.json({ audit: await listAudit(c.env.RECORDS, ticketId ? { ticketId } : {}) });
}

async function showUnanswered(c: ConsoleContext): Promise<Response> {
  return c.json({ unanswered: await readUnanswered(c.env.RECORDS, 200) });
}
