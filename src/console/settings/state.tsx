import { createLineClient, readLineSettings } from '../../line/index.ts';
import { readDeskSettings, readRounds } from '../../tickets/index.ts';
import type { ConsoleContext } from '../context.ts';
import { sayDay, sayWhen } from '../page/say-time.ts';
import { toScreen } from '../page/screen.ts';

const ROUNDS = ['minute', 'notice', 'retention'] as const;

/** How many messages the month still has, and whether what the desk does by itself is done. LINE is asked, so it comes after the page. */
export async function showState(c: ConsoleContext): Promise<Response> {
  const screen = toScreen(c);
  const { say } = screen;
  const line = readLineSettings(c.env);
  const [quota, { quotaReserve: reserve }, rounds] = await Promise.all([
    line.ok ? createLineClient(line.value).readQuota() : null,
    readDeskSettings(c.env.RECORDS),
    readRounds(c.env.RECORDS),
  ]);
  const messages = !quota
    ? say('quota.unknown')
    : quota.limit === null
      ? say('quota.unlimited', { used: quota.used })
      : say('quota.left', {
          used: quota.used,
          limit: quota.limit,
          left: Math.max(0, quota.limit - quota.used - reserve),
        });
  return c.html(
    <div class="card">
      <h2>{say('settings.state')}</h2>
      <dl>
        <div>
          <dt>{say('quota.title')}</dt>
          <dd>{messages}</dd>
        </div>
        {ROUNDS.map((name) => {
          const last = rounds[name];
          return (
            <div>
              <dt>{say(`round.${name}`)}</dt>
              <dd>
                {last
                  ? `${sayDay(screen, last.at)} ${sayWhen(screen, last.at).split(' ').at(-1)} ${last.result}`
                  : say('round.never')}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>,
  );
}
