import { tidyRecords } from '../records/index.ts';
import { CRON, type DeskSettings, readRounds, saveRound, tidyTickets, writeAudit } from '../tickets/index.ts';
import type { RoundsVariables } from './rounds-variables.ts';

/** Writes of a night, and of each minute that goes on where the night broke off. */
const WRITES_A_NIGHT = 40;
const WRITES_A_MINUTE = 4;

/** The night: what has been kept long enough goes. It is marked as begun first, so that whatever stops it, the minutes after go on. */
export async function forgetByNight(env: RoundsVariables, settings: DeskSettings, now: number): Promise<void> {
  await saveRound(env.RECORDS, 'retention', DUE, now);
  const questions = await tidyRecords(env.RECORDS, now, settings.retention.unansweredDays);
  if (questions > 0)
    await writeAudit(env.RECORDS, { at: now, member: CRON, action: 'unansweredDeleted', detail: String(questions) });
  await forgetTickets(env, settings, now, WRITES_A_NIGHT);
}

/** Goes on with a night that is not finished. */
export async function goOnForgetting(env: RoundsVariables, settings: DeskSettings, now: number): Promise<void> {
  const { retention } = await readRounds(env.RECORDS);
  if (retention?.result === DUE) await forgetTickets(env, settings, now, WRITES_A_MINUTE);
}

const DUE = 'due';

async function forgetTickets(env: RoundsVariables, settings: DeskSettings, now: number, writes: number): Promise<void> {
  const { isDone } = await tidyTickets(env.RECORDS, settings.retention, now, writes);
  if (isDone) await saveRound(env.RECORDS, 'retention', 'done', now);
}
