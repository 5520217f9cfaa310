import { toShown } from '../../desk/index.ts';
import { countMine, countWaiting, listMembers, readNewestSeq } from '../../tickets/index.ts';
import { COMMANDS, type CommandName, carryOut, toStatus } from '../api/commands.ts';
import { decideDeletion } from '../api/person-routes.ts';
import { readVisibleTicket, readWholeTicket } from '../api/ticket-routes.ts';
import type { ConsoleContext, ConsoleRoute } from '../context.ts';
import { refuse } from '../guard.ts';
import { toRows } from '../inbox/to-row.ts';
import { toDocument } from '../page/page.tsx';
import { isPart, toScreen } from '../page/screen.ts';
import { readDeskNow } from '../read-desk.ts';
import { findTranslator } from '../translator.ts';
import { Bubble } from './bubble.tsx';
import { findAnswers, listTemplates, ReadyList } from './ready.tsx';
import { TicketBody, TicketPage } from './ticket-page.tsx';
import { translateWords } from './translation.tsx';
import { type Failed, type TicketView, toAddress } from './view.ts';

/** A ticket, and forms for everything that is done with it. */
export const TICKET_PAGES: readonly ConsoleRoute[] = [
  { method: 'get', path: '/staff/tickets/:id', permission: 'viewTickets', handle: (c) => showTicketPage(c) },
  { method: 'get', path: '/staff/tickets/:id/templates', permission: 'answerTickets', handle: showTemplates },
  { method: 'get', path: '/staff/tickets/:id/answers', permission: 'answerTickets', handle: showAnswers },
  { method: 'post', path: '/staff/tickets/:id/preview', permission: 'answerTickets', handle: showPreview },
  { method: 'post', path: '/staff/tickets/:id/translation', permission: 'viewTickets', handle: translateWords },
  { method: 'post', path: '/staff/tickets/:id/deletion', permission: 'decideDeletion', handle: takeDeletion },
  ...COMMANDS.map(
    ({ name, permission }): ConsoleRoute => ({
      method: 'post',
      path: `/staff/tickets/:id/${name}`,
      permission,
      handle: (c) => takeForm(c, name),
    }),
  ),
];

/** The ticket as it stands now; `failed`: with what could not be done. */
async function showTicketPage(c: ConsoleContext, failed?: Failed): Promise<Response> {
  const screen = toScreen(c);
  const database = c.env.RECORDS;
  const whole = await readWholeTicket(c);
  if (!whole) return refuse(c, 404, 'desk.not_found');
  const [desk, members, seq, waiting, mine] = await Promise.all([
    readDeskNow(database, screen.library, screen.now),
    listMembers(database),
    readNewestSeq(database),
    countWaiting(database, screen.member),
    countMine(database, screen.member),
  ]);
  const [row] = toRows([whole.ticket], desk, members, screen.member.mail, screen.now);
  if (!row) throw new Error('a ticket has a row');
  const view: TicketView = {
    screen,
    whole,
    row,
    members,
    translator: findTranslator(c.env),
    key: keptKey(c, failed) ?? crypto.randomUUID(),
    ...(failed ? { failed } : {}),
  };
  const status = failed ? toStatus(failed.code) : 200;
  if (isPart(c)) return c.html(<TicketBody view={view} />, status);
  return c.html(toDocument(<TicketPage view={view} live={{ seq, waiting, mine }} />), status);
}

/** A page that is drawn anew while somebody writes keeps the name of what they write, and so does a try that failed. */
function keptKey(c: ConsoleContext, failed: Failed | undefined): string | undefined {
  const key = failed ? undefined : c.req.query('key');
  return key && /^[\w-]{8,64}$/.test(key) ? key : undefined;
}

/** A form of the page. With script the ticket comes back as it stands now, without the browser is sent to it. */
async function takeForm(c: ConsoleContext, name: CommandName): Promise<Response> {
  const form = await readForm(c);
  const done = await carryOut(c, name, toBody(form));
  if (!done.ok) {
    const { code } = done.error;
    const status = toStatus(code);
    if (status === 403 || status === 404) return refuse(c, status, code);
    const { text, summary } = form;
    return showTicketPage(c, { code, command: name, ...(text ? { text } : {}), ...(summary ? { summary } : {}) });
  }
  return isPart(c) ? showTicketPage(c) : c.redirect(toAddress(done.value.id), 303);
}

/** Decides on the words of this and other tickets of the same person. */
async function takeDeletion(c: ConsoleContext): Promise<Response> {
  const form = (await c.req.parseBody({ all: true }).catch(() => ({}))) as Record<string, string | string[]>;
  const id = c.req.param('id') ?? '';
  const { key, tickets = [], refuse: reason } = form;
  const done = await decideDeletion(c, id, { key, tickets: [tickets].flat(), ...(reason ? { refuse: reason } : {}) });
  if (done.ok) return isPart(c) ? showTicketPage(c) : c.redirect(toAddress(id), 303);
  return showTicketPage(c, { code: done.error.code, command: 'deletion' });
}

async function readForm(c: ConsoleContext): Promise<Record<string, string>> {
  const form = await c.req.parseBody().catch(() => ({}));
  // A browser sends line ends of a form as CR LF; residents and the store get what was typed.
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')]] : [],
    ),
  );
}

/** A form's fields as the body of a command. */
function toBody({ translation, engine, hold, ...fields }: Record<string, string>): unknown {
  return {
    ...fields,
    ...(hold === undefined ? {} : { hold: hold === 'true' }),
    ...(translation ? { translation: { text: translation, engine: engine ?? '' } } : {}),
  };
}

async function showTemplates(c: ConsoleContext): Promise<Response> {
  const ticket = await readVisibleTicket(c);
  if (!ticket) return refuse(c, 404, 'desk.not_found');
  const screen = toScreen(c);
  return c.html(
    <ReadyList screen={screen} language={ticket.language} items={listTemplates(screen, ticket.language)} empty="" />,
  );
}

async function showAnswers(c: ConsoleContext): Promise<Response> {
  const whole = await readWholeTicket(c);
  if (!whole) return refuse(c, 404, 'desk.not_found');
  const screen = toScreen(c);
  const asked = c.req.query('q')?.slice(0, 200).trim() ?? '';
  const last = whole.messages.findLast(({ author, text }) => author === 'resident' && text !== '')?.text ?? '';
  return c.html(
    <ReadyList
      screen={screen}
      language={whole.ticket.language}
      items={findAnswers(screen, whole.ticket, asked || last)}
      empty={screen.say('answers.none')}
    />,
  );
}

async function showPreview(c: ConsoleContext): Promise<Response> {
  const ticket = await readVisibleTicket(c);
  if (!ticket) return refuse(c, 404, 'desk.not_found');
  const screen = toScreen(c);
  const { text = '', translation } = await readForm(c);
  const mark = screen.library.words.say(ticket.language, 'room.machine');
  const shown = translation ? toShown({ text, translation: { text: translation, engine: '', mark } }) : text;
  return c.html(<Bubble screen={screen} ticket={ticket} text={shown} />);
}
