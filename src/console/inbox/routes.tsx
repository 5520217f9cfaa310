import { isDeskOpen } from '../../desk/index.ts';
import { countMine, listMembers, readNewestSeq } from '../../tickets/index.ts';
import { readInbox, toInboxList } from '../api/inbox-routes.ts';
import type { ConsoleContext, ConsoleRoute } from '../context.ts';
import { toDocument } from '../page/page.tsx';
import { isPart, toScreen } from '../page/screen.ts';
import { readDeskNow } from '../read-desk.ts';
import { type Inbox, InboxPage, InboxRows } from './inbox-page.tsx';
import { toRows } from './to-row.ts';

/** The page everyone begins at. */
export const INBOX_PAGES: readonly ConsoleRoute[] = [
  { method: 'get', path: '/staff', permission: 'member', handle: showInboxPage },
];

async function showInboxPage(c: ConsoleContext): Promise<Response> {
  const screen = toScreen(c);
  // Who works on content has no tickets to look at, and comes in by the same door.
  if (!screen.may('viewTickets')) return c.redirect('/staff/unanswered', 303);
  const list = toInboxList(c.req.query('list'), 'waiting');
  const database = c.env.RECORDS;
  const [{ tickets, waiting, question }, desk, members, seq, mine] = await Promise.all([
    readInbox(c, list),
    readDeskNow(database, screen.library, screen.now),
    listMembers(database),
    readNewestSeq(database),
    countMine(database, screen.member),
  ]);
  const { pathname, search } = new URL(c.req.url);
  const inbox: Inbox = {
    list,
    question,
    rows: toRows(tickets, desk, members, screen.member.mail, screen.now),
    waiting,
    mine,
    isOpen: isDeskOpen(desk, screen.now),
    address: pathname + search,
  };
  if (isPart(c)) return c.html(<InboxRows screen={screen} inbox={inbox} />);
  return c.html(toDocument(<InboxPage screen={screen} inbox={inbox} live={{ seq, waiting, mine }} />));
}
