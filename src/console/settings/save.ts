import * as z from 'zod/mini';
import { type Member, ROLES } from '../../desk/index.ts';
import { parseHours } from '../../hours/index.ts';
import { fail, ok, type Result } from '../../result.ts';
import { CONSOLE_HUB, DeskSettings, saveDeskSetting, saveMember, writeAudit } from '../../tickets/index.ts';
import type { ConsoleContext } from '../context.ts';

/** Checks one setting and stores it. Errors: `console.no_setting`, `console.bad_body` and `console.bad_hours`, with the place in question as message. */
export async function saveSetting(c: ConsoleContext, name: string, input: unknown): Promise<Result<unknown>> {
  const known = name as keyof DeskSettings;
  const shape = Object.hasOwn(DeskSettings.shape, name) ? DeskSettings.shape[known] : undefined;
  if (!shape) return fail({ code: 'console.no_setting', message: name });
  const value = shape.safeParse(input);
  if (!value.success) return fail({ code: 'console.bad_body', message: value.error.issues[0]?.path.join('.') || name });
  const wrong = findWrongHours(known, value.data);
  if (wrong) return fail({ code: 'console.bad_hours', message: wrong });
  const { mail } = c.get('member');
  await saveDeskSetting(c.env.RECORDS, known, value.data as never, mail, c.get('now'));
  // No request tells the cron where the console is; whoever sets up the notices does.
  if (known === 'notify') await saveDeskSetting(c.env.RECORDS, 'origin', new URL(c.req.url).origin, mail, c.get('now'));
  await writeAudit(c.env.RECORDS, { at: c.get('now'), member: mail, action: 'setting', detail: name });
  return ok(value.data);
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

const MemberBody = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(40)),
  role: z.enum(ROLES),
  sensitive: z.boolean(),
  active: z.boolean(),
});

/** Adds a member or changes one; whoever is signed in signs in anew with their new rights. Errors: `console.bad_body`, `console.own_rights`. */
export async function changeMember(c: ConsoleContext, mail: string, input: unknown): Promise<Result<Member>> {
  const address = z.email().safeParse(mail.trim().toLowerCase());
  const body = MemberBody.safeParse(input);
  if (!address.success) return fail({ code: 'console.bad_body', message: 'mail' });
  if (!body.success) return fail({ code: 'console.bad_body', message: body.error.issues[0]?.path.join('.') ?? '' });
  const member: Member = { mail: address.data, ...body.data };
  const own = c.get('member').mail;
  // The last key to the door does not lock itself away.
  if (member.mail === own && (member.role !== 'admin' || !member.active))
    return fail({ code: 'console.own_rights', message: own });
  await saveMember(c.env.RECORDS, member, c.get('now'));
  const detail = `${member.mail} ${member.role}${member.sensitive ? ' sensitive' : ''}${member.active ? '' : ' inactive'}`;
  await writeAudit(c.env.RECORDS, { at: c.get('now'), member: own, action: 'member', detail });
  const hub = c.env.HUB.get(c.env.HUB.idFromName(CONSOLE_HUB));
  c.executionCtx.waitUntil(hub.closeMember(member.mail));
  return ok(member);
}
