import { clearTimeout, setTimeout } from 'node:timers';
import type { Platform } from '../platform/platform.ts';
import type { Entry } from '../platform/transcript.ts';

export interface Wanted {
  /** Only lines after this `seq`. */
  after?: number;
  from?: Entry['from'];
  /** Wait until there are this many … */
  count?: number;
  /** … but no longer than this. */
  waitMs?: number;
}

/** The lines of a chat in order; waits for `count` of them where asked to. */
export function findMessages(platform: Platform, chatId: string, wanted: Wanted): Promise<Entry[]> {
  const { after = 0, from, count = 1, waitMs = 0 } = wanted;
  const look = () =>
    platform.transcript
      .ofChat(chatId)
      .filter((entry) => entry.seq > after && (from === undefined || entry.from === from));
  return new Promise((resolve) => {
    const finish = () => {
      stop();
      clearTimeout(timer);
      resolve(look());
    };
    const stop = platform.feed.listen((news) => {
      if (news === 'entry' && look().length >= count) finish();
    });
    const timer = setTimeout(finish, waitMs);
    if (waitMs === 0 || look().length >= count) finish();
  });
}
