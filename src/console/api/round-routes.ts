import { createLineClient, readLineSettings } from '../../line/index.ts';
import { readDeskSettings, readRounds } from '../../tickets/index.ts';
import type { ConsoleContext, ConsoleRoute } from '../context.ts';

/** How the desk is doing: the month's messages, and whether what it does by itself is done. */
export const ROUND_ROUTES: readonly ConsoleRoute[] = [
  { method: 'get', path: '/staff/api/quota', permission: 'answerTickets', handle: showQuota },
  { method: 'get', path: '/staff/api/rounds', permission: 'changeSettings', handle: showRounds },
];

/**
 * `{quota: {limit, used} | null, reserve, left}`: `limit` null is no limit, `quota` null when LINE does not tell; `left` is what words of staff may still use this
 * month before they wait for the resident's next word, null when that is not known or has no end.
 */
async function showQuota(c: ConsoleContext): Promise<Response> {
  const settings = readLineSettings(c.env);
  const [quota, { quotaReserve: reserve }] = await Promise.all([
    settings.ok ? createLineClient(settings.value).readQuota() : null,
    readDeskSettings(c.env.RECORDS),
  ]);
  const left = quota?.limit == null ? null : Math.max(0, quota.limit - quota.used - reserve);
  return c.json({ quota, reserve, left });
}

/** When each round ran last and how it ended: a cron that stopped and a notice nobody gets are seen here. */
async function showRounds(c: ConsoleContext): Promise<Response> {
  return c.json({ rounds: await readRounds(c.env.RECORDS) });
}
