import { type Desk, toDesk } from '../desk/index.ts';
import type { Library } from '../dialogue/index.ts';
import { readDeskSettings, toDeskHours } from '../tickets/index.ts';

/** The desk around `now` as the city has set it. */
export const readDeskNow = async (database: D1Database, { content }: Library, now: number): Promise<Desk> =>
  toDesk(content, toDeskHours(await readDeskSettings(database)), now);
