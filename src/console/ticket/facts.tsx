import { toBcp47 } from '../../language/index.ts';
import { CRON, type HistoryEntry } from '../../tickets/index.ts';
import { sayWhen } from '../page/say-time.ts';
import { hasConsoleWords } from '../words.ts';
import { nameOf, type TicketView, toAddress } from './view.ts';

/** What the resident told us before anybody had time. */
export const Facts = ({ view: { screen, whole, row } }: { view: TicketView }) => {
  const { say } = screen;
  const { ticket } = whole;
  const known = (['forWhom', 'reach', 'interpreter', 'safePhone'] as const).flatMap((field) => {
    const answer = ticket[field];
    return answer && answer !== 'skip' ? [{ label: say(`fact.${field}`), text: say(`fact.${field}.${answer}`) }] : [];
  });
  return (
    <section class="card" aria-labelledby="facts">
      <h2 id="facts">{say('facts.title')}</h2>
      <dl class="facts">
        <div>
          <dt>{say('ticket.language')}</dt>
          <dd>
            {say(`language.${ticket.language}`)}{' '}
            <span class="own" lang={toBcp47(ticket.language)} dir="auto">
              {screen.library.words.say(ticket.language, 'language.name')}
            </span>
          </dd>
        </div>
        {known.map(({ label, text }) => (
          <div>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{say('fact.place')}</dt>
          <dd>{say(`place.${ticket.place}`)}</dd>
        </div>
        <div>
          <dt>{say('fact.since')}</dt>
          <dd>{sayWhen(screen, ticket.createdAt)}</dd>
        </div>
        <div>
          <dt>{say('ticket.assignee')}</dt>
          <dd>{row.assignee ? (row.isMine ? say('inbox.you') : row.assignee) : say('inbox.nobody')}</dd>
        </div>
        {ticket.outcome ? (
          <div>
            <dt>{say('close.outcome')}</dt>
            <dd>{say(`outcome.${ticket.outcome}`)}</dd>
          </div>
        ) : null}
        {ticket.summary ? (
          <div>
            <dt>{say('close.summary')}</dt>
            <dd class="words">{ticket.summary}</dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
};

/** Other tickets of the same person, as far as this member may see them. */
export const Earlier = ({ view: { screen, whole } }: { view: TicketView }) => {
  const { say, library, language } = screen;
  return (
    <section class="card" aria-labelledby="earlier">
      <h2 id="earlier">{say('earlier.title')}</h2>
      {whole.earlier.length === 0 ? <p class="quiet">{say('earlier.none')}</p> : null}
      <ul class="plain-list">
        {whole.earlier.map((ticket) => (
          <li>
            <a href={toAddress(ticket.id)}>
              {ticket.number} {library.words.say(language, `category.${ticket.category}`)}
            </a>{' '}
            <span class="quiet">
              {say(`state.${ticket.state}`)} {sayWhen(screen, ticket.createdAt)}
            </span>
            {ticket.summary ? <p class="words">{ticket.summary}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What is said in the talk stands in the talk; everything else that happened is here. */
const NOT_SHOWN = ['said', 'delivery', 'linked'];

export const History = ({ view }: { view: TicketView }) => {
  const { screen, whole } = view;
  const shown = whole.history.filter(({ kind }) => !NOT_SHOWN.includes(kind));
  return (
    <details class="card" id="history">
      <summary>{screen.say('history.title', { count: shown.length })}</summary>
      <ol class="plain-list">
        {shown.map((entry) => (
          <li>
            <time datetime={new Date(entry.at).toISOString()}>{sayWhen(screen, entry.at)}</time> {sayEntry(view, entry)}
          </li>
        ))}
      </ol>
    </details>
  );
};

function sayEntry({ screen: { say }, members }: TicketView, { kind, member, detail }: HistoryEntry): string {
  const name =
    member === null ? say('history.resident') : member === CRON ? say('history.cron') : nameOf(members, member);
  const words = { name, detail: detail ?? '' };
  if (kind === 'deletionDecided') return say('history.deletionDecided', { name, detail: say(`refusal.${detail}`) });
  if (kind === 'handOver') return say('history.handOver', { name, detail: nameOf(members, detail) });
  if (kind === 'close') return say('history.close', { name, detail: say(`outcome.${detail}`) });
  if (kind === 'hold') return say(`history.hold.${detail}`, words);
  if (kind === 'solved') return say(`history.solved.${detail}`, words);
  if (kind === 'intake') {
    const [field = '', answer = ''] = (detail ?? '').split(': ');
    return say('history.intake', {
      field: say(`fact.${field}`),
      answer: answer === 'skip' ? say('fact.skipped') : say(`fact.${field}.${answer}`),
    });
  }
  return hasConsoleWords(`history.${kind}`) ? say(`history.${kind}`, words) : `${kind} ${words.name}`;
}
