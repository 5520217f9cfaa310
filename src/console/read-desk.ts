import { type Desk, readDesk } from '../desk/index.ts';
import type { Library } from '../dialogue/index.ts';
import { type DeskSettings, readDeskSettings } from '../tickets/index.ts';

/** The desk's hours as the content has them: what counts while the city has set none of its own. */
export const usualHours = ({ content }: Library): string =>
  content.readContact(content.city.desk).hours?.open ?? '24/7';

/** The desk around `now` as the city has set it. */
export async function readDeskNow(database: D1Database, library: Library, now: number): Promise<Desk> {
  return toDesk(await readDeskSettings(database), library, now);
}

export const toDesk = (
  { hours, exceptions }: Pick<DeskSettings, 'hours' | 'exceptions'>,
  library: Library,
  now: number,
): Desk =>
  readDesk(
    {
      open: hours ?? usualHours(library),
      exceptions: exceptions.map(({ date, open }) => ({ date, open })),
    },
    library.content.holidays,
    library.content.city.utcOffsetMinutes,
    now,
  );
