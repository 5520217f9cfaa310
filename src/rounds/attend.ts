import { type Desk, decideEscalations, decideNotice, type WaitingTicket } from '../desk/index.ts';
import {
  claimNotice,
  type DeskSettings,
  escalateTicket,
  listMembers,
  listWaitingTickets,
  releaseNotice,
  saveRound,
  tellEverybody,
} from '../tickets/index.ts';
import type { RoundsVariables } from './rounds-variables.ts';
import { type Say, sendNotice } from './send-notice.ts';

/** Sees to those who wait: who has waited too long goes to the admins, and staff are told as long as nobody looks. */
export async function attendWaiting(
  env: RoundsVariables,
  settings: DeskSettings,
  desk: Desk,
  say: Say,
  now: number,
): Promise<void> {
  const waiting = await listWaitingTickets(env.RECORDS);
  if (waiting.length === 0) return;
  const late = decideEscalations(desk, waiting, now);
  const escalated = new Set<string>();
  for (const ticket of late) if (await escalate(env, ticket, now)) escalated.add(ticket.id);
  const standing = waiting.map((ticket) => (escalated.has(ticket.id) ? { ...ticket, escalatedAt: now } : ticket));
  await notify(env, settings, desk, standing, say, now);
}

async function escalate(env: RoundsVariables, ticket: WaitingTicket, now: number): Promise<boolean> {
  if (!(await escalateTicket(env.RECORDS, ticket, now))) return false;
  await tellEverybody(env, ticket, null);
  return true;
}

async function notify(
  env: RoundsVariables,
  settings: DeskSettings,
  desk: Desk,
  waiting: readonly WaitingTicket[],
  say: Say,
  now: number,
): Promise<void> {
  const notice = decideNotice(desk, waiting, settings.notify.everyMinutes, now);
  if (!notice || !(await claimNotice(env.RECORDS, notice.tickets, now))) return;
  const admins = notice.forAdmins ? await listAdmins(env.RECORDS) : [];
  const sent = await sendNotice(notice, settings, admins, env, say);
  const reached = sent.some(({ result }) => result === 'ok');
  // With no way set there is nothing to repeat; with all ways broken the next minute tries again.
  if (!reached && sent.length > 0) await releaseNotice(env.RECORDS, notice.tickets, now);
  const result = sent.map((one) => `${one.way} ${one.result}`).join(', ') || 'not_configured';
  await saveRound(env.RECORDS, 'notice', result, now);
}

const listAdmins = async (database: D1Database): Promise<string[]> =>
  (await listMembers(database)).filter(({ role, active }) => role === 'admin' && active).map(({ mail }) => mail);
