import { toDesk } from '../desk/index.ts';
import {
  announceChange,
  type DeskSettings,
  deliverLeftWords,
  readDeskSettings,
  readTicket,
  saveRound,
  tidyRooms,
  toDeskHours,
  toTalk,
} from '../tickets/index.ts';
import type { Content } from '../topics/index.ts';
import { attendWaiting } from './attend.ts';
import { MINUTE_CRON, NIGHTLY_CRON } from './crons.ts';
import { forgetByNight, goOnForgetting } from './forget.ts';
import type { RoundsVariables } from './rounds-variables.ts';
import type { Say } from './send-notice.ts';

/** A word this old was left behind by a crash; a younger one is being told by whoever stored it. */
const LEFT_BEHIND_MS = 30_000;

type RoundsTools = { loadContent: () => Content; say: Say };

/**
 * One round of the desk, by the cron that asks for it; one we do not know (local development) asks for everything. Each part runs whatever becomes of the others;
 * when one failed the round throws at its end, so that Cloudflare shows it as failed. Every part may break off anywhere and run twice.
 */
export async function runRounds(cron: string, env: RoundsVariables, tools: RoundsTools, now: number): Promise<void> {
  const settings = await readDeskSettings(env.RECORDS);
  const parts = [
    ...(cron === NIGHTLY_CRON ? [] : minuteParts(env, settings, tools, now)),
    ...(cron === MINUTE_CRON ? [] : [{ name: 'forget', run: () => forgetByNight(env, settings, now) }]),
  ];
  const failed: string[] = [];
  for (const { name, run } of parts)
    await run().catch((error: Error) => {
      console.error(`rounds.failed ${name} ${error.name}`);
      failed.push(name);
    });
  if (cron !== NIGHTLY_CRON) await saveRound(env.RECORDS, 'minute', failed.join(' ') || 'ok', now);
  if (failed.length > 0) throw new Error(`rounds.failed ${failed.join(' ')}`);
}

type Part = { name: string; run: () => Promise<void> };

const minuteParts = (env: RoundsVariables, settings: DeskSettings, tools: RoundsTools, now: number): Part[] => [
  { name: 'left_words', run: () => tellLeftWords(env, settings.origin, now) },
  {
    name: 'waiting',
    run: () => {
      const desk = toDesk(tools.loadContent(), toDeskHours(settings), now);
      return attendWaiting(env, settings, desk, tools.say, now);
    },
  },
  { name: 'rooms', run: () => tidyRooms(env.RECORDS, now) },
  { name: 'forget', run: () => goOnForgetting(env, settings, now) },
];

async function tellLeftWords(env: RoundsVariables, origin: string | null, now: number): Promise<void> {
  const { failed } = await deliverLeftWords(
    env.RECORDS,
    now - LEFT_BEHIND_MS,
    (talk) => toTalk(env, talk),
    now,
    origin,
  );
  for (const ticketId of failed) {
    const ticket = await readTicket(env.RECORDS, ticketId);
    if (ticket) await announceChange(env, ticket);
  }
}
