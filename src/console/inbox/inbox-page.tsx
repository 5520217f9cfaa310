import { toBcp47 } from '../../language/index.ts';
import { INBOX_LISTS, INBOX_PAGE, type InboxList } from '../../tickets/index.ts';
import { type Live, Page } from '../page/page.tsx';
import { sayMinutes, sayWhen } from '../page/say-time.ts';
import type { Screen } from '../page/screen.ts';
import type { Row } from './to-row.ts';

export type Inbox = {
  list: InboxList;
  question: string;
  rows: readonly Row[];
  waiting: number;
  mine: number;
  isOpen: boolean;
  /** Where this very list is asked for again. */
  address: string;
};

/** Who waits: the page a member comes to first. */
export const InboxPage = ({ screen, inbox, live }: { screen: Screen; inbox: Inbox; live: Live }) => {
  const { say } = screen;
  return (
    <Page screen={screen} title={say('inbox.title')} live={live} wide>
      <div class="inbox-head">
        <h1>{say('inbox.title')}</h1>
        <search>
          <form method="get" action="/staff" class="search">
            <label for="q">{say('inbox.search')}</label>
            <input id="q" name="q" type="search" value={inbox.question} maxlength={100} autocomplete="off" />
            <button type="submit" class="second">
              {say('inbox.find')}
            </button>
          </form>
        </search>
      </div>
      <nav aria-label={say('inbox.lists')} class="tabs">
        <ul>
          {INBOX_LISTS.map((list) => (
            <li>
              <a
                id={`tab-${list}`}
                href={`/staff?list=${list}`}
                aria-current={inbox.question === '' && inbox.list === list ? 'page' : undefined}
              >
                {say(`inbox.list.${list}`)}
                {list === 'waiting' || list === 'mine' ? (
                  <span id={`count-${list}`} class="count">
                    {inbox[list]}
                  </span>
                ) : null}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div id="inbox" hx-get={inbox.address} hx-trigger="refresh" hx-swap="innerMorph" hx-sync="this:replace">
        <InboxRows screen={screen} inbox={inbox} />
      </div>
    </Page>
  );
};

/** The list alone, as the live page asks for it again. */
export const InboxRows = ({ screen, inbox }: { screen: Screen; inbox: Inbox }) => {
  const { say } = screen;
  const { rows, question, list } = inbox;
  const last = rows.at(-1)?.ticket.closedAt;
  return (
    <>
      {inbox.isOpen ? null : <p class="hint">{say('inbox.closedNow')}</p>}
      {question !== '' ? (
        <p>
          {say('inbox.found', { question, count: rows.length })} <a href="/staff">{say('inbox.clear')}</a>
        </p>
      ) : null}
      {rows.length === 0 ? (
        <div class="empty">
          <p>{say(question === '' ? `inbox.empty.${list}` : 'inbox.empty.found')}</p>
        </div>
      ) : (
        <ul class="rows" aria-label={question === '' ? say(`inbox.list.${list}`) : say('inbox.found.label')}>
          {rows.map((row) => (
            <TicketRow screen={screen} row={row} />
          ))}
        </ul>
      )}
      {list === 'closed' && question === '' && rows.length === INBOX_PAGE && last ? (
        <p>
          <a class="button second" href={`/staff?list=closed&before=${last}`}>
            {say('inbox.older')}
          </a>
        </p>
      ) : null}
    </>
  );
};

const TicketRow = ({ screen, row }: { screen: Screen; row: Row }) => {
  const { say, library } = screen;
  const { ticket } = row;
  return (
    <li
      id={`row-${ticket.id}`}
      class={`row ${ticket.state} ${row.age ?? ''} ${ticket.danger || ticket.sensitive ? 'first' : ''}`}
    >
      <p class="row-title">
        <a id={`open-${ticket.id}`} href={`/staff/tickets/${encodeURIComponent(ticket.id)}`}>
          <span class="number">{ticket.number}</span>
          <span class="category">{library.words.say(screen.language, `category.${ticket.category}`)}</span>
        </a>
        <Marks screen={screen} ticket={ticket} />
      </p>
      <p class="row-state">
        <StateBadge screen={screen} row={row} />
      </p>
      <dl class="row-facts">
        <div>
          <dt>{say('ticket.language')}</dt>
          <dd>
            {say(`language.${ticket.language}`)}{' '}
            <span class="own" lang={toBcp47(ticket.language)} dir="auto">
              {library.words.say(ticket.language, 'language.name')}
            </span>
          </dd>
        </div>
        <div>
          <dt>{say('ticket.assignee')}</dt>
          <dd>{row.assignee ? (row.isMine ? say('inbox.you') : row.assignee) : say('inbox.nobody')}</dd>
        </div>
        <div>
          <dt>{say('inbox.last')}</dt>
          <dd>
            <time datetime={new Date(ticket.lastMessageAt).toISOString()}>{sayWhen(screen, ticket.lastMessageAt)}</time>
          </dd>
        </div>
      </dl>
    </li>
  );
};

/** How the ticket stands, and of a waiting one how long, in words and colour. */
export const StateBadge = ({ screen, row: { ticket, age, minutes } }: { screen: Screen; row: Row }) => {
  const { say } = screen;
  if (ticket.state !== 'waiting' || age === null)
    return <span class={`badge ${ticket.state}`}>{say(`state.${ticket.state}`)}</span>;
  return (
    <>
      <span class={`badge ${age}`}>{say(`age.${age}`)}</span>{' '}
      <span class="waited">{say('inbox.waited', { time: sayMinutes(screen, minutes ?? 0) })}</span>
    </>
  );
};

/** What must not be overlooked: danger, sensitive, whom LINE does not reach, a wish for deletion, kept by law. */
export const Marks = ({
  screen: { say },
  ticket,
}: {
  screen: Pick<Screen, 'say'>;
  ticket: Pick<Row['ticket'], 'danger' | 'sensitive' | 'deletionAskedAt' | 'legalHold' | 'safePhone' | 'leftAt'>;
}) => (
  <>
    {ticket.danger ? (
      <span class="mark danger">{say('mark.danger', { kind: say(`danger.${ticket.danger}`) })}</span>
    ) : null}
    {ticket.sensitive ? <span class="mark sensitive">{say('mark.sensitive')}</span> : null}
    {ticket.safePhone === 'no' ? <span class="mark danger">{say('mark.unsafePhone')}</span> : null}
    {ticket.leftAt ? <span class="mark left">{say('mark.left')}</span> : null}
    {ticket.deletionAskedAt ? <span class="mark deletion">{say('mark.deletion')}</span> : null}
    {ticket.legalHold ? <span class="mark hold">{say('mark.hold')}</span> : null}
  </>
);
