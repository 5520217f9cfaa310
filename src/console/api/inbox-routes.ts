import { isSameOrigin } from '../../pages/index.ts';
import {
  CONSOLE_HUB,
  countMine,
  countWaiting,
  INBOX_LISTS,
  type InboxList,
  listChanges,
  listInbox,
  openSocket,
  searchTickets,
} from '../../tickets/index.ts';
import type { ConsoleContext, ConsoleRoute } from '../context.ts';
import { refuse } from '../guard.ts';

/** Who waits, what changed, and the live socket. */
export const INBOX_ROUTES: readonly ConsoleRoute[] = [
  { method: 'get', path: '/staff/api/me', permission: 'member', handle: showMe },
  { method: 'get', path: '/staff/api/inbox', permission: 'viewTickets', handle: showInbox },
  { method: 'get', path: '/staff/api/changes', permission: 'viewTickets', handle: showChanges },
  { method: 'get', path: '/staff/api/live', permission: 'viewTickets', handle: openLive },
];

function showMe(c: ConsoleContext): Response {
  return c.json({ member: c.get('member'), expiresAt: c.get('expiresAt') });
}

/** The list asked for; anything else is `otherwise`. */
export const toInboxList = (name: string | undefined, otherwise: InboxList = 'all'): InboxList =>
  INBOX_LISTS.find((list) => list === name) ?? otherwise;

/** A page of the inbox: `list`, or what `q` looks for; `before` is where the last page of closed tickets ended. */
export async function readInbox(c: ConsoleContext, list = toInboxList(c.req.query('list'))) {
  const member = c.get('member');
  const question = c.req.query('q')?.slice(0, 100) ?? '';
  const before = Number(c.req.query('before')) || undefined;
  const [tickets, waiting] = await Promise.all([
    question ? searchTickets(c.env.RECORDS, question, member) : listInbox(c.env.RECORDS, list, member, before),
    countWaiting(c.env.RECORDS, member),
  ]);
  return { tickets, waiting, question };
}

async function showInbox(c: ConsoleContext): Promise<Response> {
  return c.json(await readInbox(c));
}

/** What changed after `after`, for pages without a socket and for those that come back: the newest `seq`, which tickets, how many wait, and how many the member has. */
async function showChanges(c: ConsoleContext): Promise<Response> {
  const after = Number(c.req.query('after')) || 0;
  const member = c.get('member');
  const [changes, waiting, mine] = await Promise.all([
    listChanges(c.env.RECORDS, after, member),
    countWaiting(c.env.RECORDS, member),
    countMine(c.env.RECORDS, member),
  ]);
  const tickets = [...new Set(changes.map(({ ticketId }) => ticketId))];
  return c.json({ seq: changes.at(-1)?.seq ?? after, tickets, waiting, mine });
}

/** The socket of the live pages. A browser sends no preflight for it, so its origin is checked here. */
function openLive(c: ConsoleContext): Response | Promise<Response> {
  if (c.req.header('upgrade') !== 'websocket') return refuse(c, 400, 'console.no_socket');
  if (!isSameOrigin(c.req.raw)) return refuse(c, 403, 'console.other_origin');
  const { mail, name, sensitive } = c.get('member');
  return openSocket(c.env, CONSOLE_HUB, c.req.raw, { mail, name, sensitive, expiresAt: c.get('expiresAt') });
}
