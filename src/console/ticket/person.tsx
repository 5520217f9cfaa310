import { REFUSALS } from '../../tickets/index.ts';
import { sayWhen } from '../page/say-time.ts';
import { type TicketView, toAddress } from './view.ts';

/** What an admin decides about one person's data: a copy of it, and the wish for deletion. */
export const Person = ({ view: { screen, whole, failed } }: { view: TicketView }) => {
  const { say } = screen;
  if (!screen.may('exportPerson') && !screen.may('decideDeletion')) return null;
  const wrong = failed?.command === 'deletion' ? failed : undefined;
  return (
    <section class="card" aria-labelledby="person">
      <h2 id="person">{say('person.title')}</h2>
      {screen.may('exportPerson') ? (
        <p>
          <a class="button second" href={`/staff/api/people/${encodeURIComponent(whole.ticket.id)}/export`} download>
            {say('person.export')}
          </a>
        </p>
      ) : null}
      {screen.may('decideDeletion') ? (
        <details id="deletion" open={wrong !== undefined}>
          <summary>{say('person.delete')}</summary>
          {wrong ? (
            <p class="wrong" role="alert" tabindex={-1} data-focus="true">
              {say(wrong.code === 'desk.not_closed' ? 'error.person.open' : `error.${wrong.code}`)}
            </p>
          ) : null}
          <form
            id="form-deletion"
            method="post"
            action={toAddress(whole.ticket.id, 'deletion')}
            hx-post={toAddress(whole.ticket.id, 'deletion')}
            hx-target="#ticket"
            hx-swap="innerMorph"
          >
            <input type="hidden" id="key-deletion" name="key" value={crypto.randomUUID()} />
            <fieldset>
              <legend>{say('person.which')}</legend>
              {[whole.ticket, ...whole.earlier].map((ticket) => (
                <label class="check">
                  <input type="checkbox" name="tickets" value={ticket.id} checked={ticket.id === whole.ticket.id} />{' '}
                  {ticket.number} {say(`state.${ticket.state}`)} {sayWhen(screen, ticket.createdAt)}
                </label>
              ))}
            </fieldset>
            <label for="decision">{say('person.decision')}</label>
            <select id="decision" name="refuse">
              <option value="">{say('person.decision.delete')}</option>
              {REFUSALS.map((reason) => (
                <option value={reason}>{say('person.decision.keep', { reason: say(`refusal.${reason}`) })}</option>
              ))}
            </select>
            <p class="quiet">{say('person.note')}</p>
            <button type="submit" class="second">
              {say('person.decide')}
            </button>
          </form>
        </details>
      ) : null}
    </section>
  );
};
