import type { Notice } from '../desk/index.ts';
import type { DeskSettings } from '../tickets/index.ts';
import type { RoundsVariables } from './rounds-variables.ts';

/** Says a sentence of the console in the staff's language. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** A chat service that does not answer in this time is told again next minute. */
const TIMEOUT_MS = 10_000;

/** How one way to staff went: `ok`, or a code that names no address. */
export type Sent = { way: 'webhook' | 'mail'; result: string };

/**
 * Tells staff by every way the city has set. Numbers only: no words, name, number or category of a resident. `admins`: whose own
 * addresses are told as well. Never throws; no way set gives an empty list.
 */
export async function sendNotice(
  notice: Notice,
  { notify, origin }: Pick<DeskSettings, 'notify' | 'origin'>,
  admins: readonly string[],
  env: Pick<RoundsVariables, 'MAIL' | 'MAIL_FROM'>,
  say: Say,
): Promise<Sent[]> {
  const { count, overdue, oldestMinutes } = notice;
  const url = origin === null ? null : new URL('/staff', origin).href;
  const text = [
    say('notice.waiting', { count, minutes: oldestMinutes }),
    overdue > 0 ? say('notice.overdue', { count: overdue }) : '',
  ]
    .filter(Boolean)
    .join('\n');
  const { webhook, mail } = notify;
  const { MAIL, MAIL_FROM: from } = env;
  const readers = [...new Set([...(mail === null ? [] : [mail]), ...admins])];
  const mails =
    MAIL && from
      ? readers.map((to) =>
          attempt('mail', async () => {
            const subject = say(overdue > 0 ? 'notice.subjectOverdue' : 'notice.subject', { count });
            await MAIL.send({ from, to, subject, text: [text, url].filter(Boolean).join('\n\n') });
          }),
        )
      : mail === null
        ? []
        : [Promise.resolve<Sent>({ way: 'mail', result: 'not_configured' })];
  const posts =
    webhook === null ? [] : [attempt('webhook', () => postJson(webhook, { text, count, overdue, oldestMinutes, url }))];
  return Promise.all([...posts, ...mails]);
}

async function postJson(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
    redirect: 'manual',
  });
  await response.body?.cancel();
  if (!response.ok) throw new HttpError(response.status);
}

class HttpError extends Error {
  constructor(status: number) {
    super();
    this.name = `status_${status}`;
  }
}

/** The address of a webhook is a secret and a mail address a person's: neither stands in the log. */
async function attempt(way: Sent['way'], send: () => Promise<void>): Promise<Sent> {
  try {
    await send();
    return { way, result: 'ok' };
  } catch (error) {
    const result = (error as Error).name;
    console.error(`rounds.notice_failed ${way} ${result}`);
    return { way, result };
  }
}
