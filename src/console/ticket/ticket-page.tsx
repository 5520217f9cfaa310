import { Marks, StateBadge } from '../inbox/inbox-page.tsx';
import { type Live, Page } from '../page/page.tsx';
import { Actions } from './actions.tsx';
import { Composer } from './composer.tsx';
import { Earlier, Facts, History } from './facts.tsx';
import { Person } from './person.tsx';
import { Talk } from './talk.tsx';
import { type TicketView, toAddress } from './view.ts';

/** One ticket: the talk, the answer, and everything around it. */
export const TicketPage = ({ view, live }: { view: TicketView; live: Live }) => (
  <Page screen={view.screen} title={view.whole.ticket.number} live={{ ...live, ticket: view.whole.ticket.id }} wide>
    <div
      id="ticket"
      hx-get={toAddress(view.whole.ticket.id)}
      hx-trigger="refresh"
      hx-include="#key-say"
      hx-swap="innerMorph"
      hx-sync="this:replace"
    >
      <TicketBody view={view} />
    </div>
  </Page>
);

/** The ticket without the page around it, as the live page and every form ask for it. */
export const TicketBody = ({ view }: { view: TicketView }) => {
  const { screen, whole, row } = view;
  const { say, library } = screen;
  const { ticket } = whole;
  return (
    <>
      <header class="ticket-head">
        <p class="back">
          <a href="/staff">{say('ticket.back')}</a>
        </p>
        <h1 id="ticket-title" tabindex={-1}>
          <span class="number">{ticket.number}</span>{' '}
          {library.words.say(screen.language, `category.${ticket.category}`)}
        </h1>
        <p class="ticket-state">
          <StateBadge screen={screen} row={row} />
          <Marks screen={screen} ticket={ticket} />
          {whole.isInRoom ? <span class="mark here">{say('ticket.inRoom')}</span> : null}
        </p>
        {screen.may('answerTickets') ? (
          <a class="to-words" href="#compose">
            {say('composer.label')} ↓
          </a>
        ) : null}
        <p id="presence" class="presence" role="status" hx-morph-skip="true"></p>
      </header>
      {ticket.safePhone === 'no' ? (
        <p class="alarm">
          <strong>{say('warning.unsafePhone')}</strong>
        </p>
      ) : null}
      {ticket.safePhone === 'sometimes' ? <p class="alarm">{say('warning.sometimesSafe')}</p> : null}
      {ticket.leftAt ? <p class="alarm soft">{say('warning.left')}</p> : null}
      {ticket.forWhom === 'minor' ? <p class="alarm">{say('warning.minor')}</p> : null}
      {ticket.deletionAskedAt ? <p class="alarm soft">{say('warning.deletion')}</p> : null}
      <div class="ticket-columns">
        <div class="ticket-talk">
          <Talk view={view} />
          <Composer view={view} />
        </div>
        <div class="ticket-side">
          <Facts view={view} />
          <Actions view={view} />
          <Earlier view={view} />
          <Person view={view} />
          <History view={view} />
        </div>
      </div>
    </>
  );
};
