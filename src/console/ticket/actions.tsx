import { isPermitted, maySee, OUTCOMES } from '../../desk/index.ts';
import { SUMMARY_LENGTH, TEXT_LENGTH } from '../api/commands.ts';
import { CommandForm } from './command-form.tsx';
import type { TicketView } from './view.ts';

/** Everything a member can do with a ticket besides writing to the resident. */
export const Actions = ({ view }: { view: TicketView }) => {
  const { screen, whole } = view;
  const { say } = screen;
  const { ticket } = whole;
  const isOpen = ticket.state !== 'closed';
  const isMine = ticket.assignee === screen.member.mail;
  const mayAnswer = screen.may('answerTickets');
  return (
    <section class="card actions" aria-labelledby="actions">
      <h2 id="actions">{say('actions.title')}</h2>
      {mayAnswer && isOpen && ticket.assignee === null ? (
        <CommandForm id={ticket.id} command="take">
          <button type="submit" class="second">
            {say('action.take')}
          </button>
          <p class="quiet">{say('action.take.note')}</p>
        </CommandForm>
      ) : null}
      {mayAnswer && ticket.state === 'active' && isMine ? (
        <CommandForm id={ticket.id} command="hand-back">
          <button type="submit" class="second">
            {say('action.handBack')}
          </button>
          <p class="quiet">{say('action.handBack.note')}</p>
        </CommandForm>
      ) : null}
      {screen.may('assignTickets') && isOpen ? <HandOver view={view} /> : null}
      {mayAnswer && isOpen ? <Close view={view} /> : null}
      {mayAnswer ? <Note view={view} /> : null}
      {screen.may('decideDeletion') ? (
        <CommandForm id={ticket.id} command="hold">
          <input type="hidden" name="hold" value={ticket.legalHold ? 'false' : 'true'} />
          <button type="submit" class="second">
            {say(ticket.legalHold ? 'action.release' : 'action.hold')}
          </button>
          <p class="quiet">{say('action.hold.note')}</p>
        </CommandForm>
      ) : null}
      {mayAnswer && screen.member.sensitive && !ticket.sensitive ? (
        <details id="mark-sensitive">
          <summary>{say('action.markSensitive')}</summary>
          <p>{say('action.markSensitive.note')}</p>
          <CommandForm id={ticket.id} command="mark-sensitive">
            <button type="submit" class="second">
              {say('action.markSensitive')}
            </button>
          </CommandForm>
        </details>
      ) : null}
      {mayAnswer ? null : <p class="quiet">{say('actions.viewOnly')}</p>}
    </section>
  );
};

const HandOver = ({ view: { screen, whole, members } }: { view: TicketView }) => {
  const { say } = screen;
  const others = members.filter(
    (one) => one.mail !== whole.ticket.assignee && isPermitted(one, 'answerTickets') && maySee(one, whole.ticket),
  );
  return (
    <details id="hand-over">
      <summary>{say('action.handOver')}</summary>
      {others.length === 0 ? (
        <p class="quiet">{say('action.handOver.nobody')}</p>
      ) : (
        <CommandForm id={whole.ticket.id} command="hand-over">
          <label for="to">{say('action.handOver.to')}</label>
          <select id="to" name="to" required>
            {others.map(({ mail, name }) => (
              <option value={mail}>{name}</option>
            ))}
          </select>
          <button type="submit" class="second">
            {say('action.handOver')}
          </button>
        </CommandForm>
      )}
    </details>
  );
};

const Close = ({ view: { screen, whole, failed } }: { view: TicketView }) => {
  const { say } = screen;
  const wrong = failed?.command === 'close' ? failed : undefined;
  return (
    <details id="close" open={wrong !== undefined}>
      <summary>{say('action.close')}</summary>
      <CommandForm id={whole.ticket.id} command="close">
        <label for="outcome">{say('close.outcome')}</label>
        <select id="outcome" name="outcome" required>
          {OUTCOMES.map((outcome) => (
            <option value={outcome}>{say(`outcome.${outcome}`)}</option>
          ))}
        </select>
        <label for="summary">{say('close.summary')}</label>
        <p id="summary-note" class="quiet">
          {say('close.summary.note')}
        </p>
        <textarea
          id="summary"
          name="summary"
          rows={3}
          maxlength={SUMMARY_LENGTH}
          aria-describedby="summary-note"
          aria-invalid={wrong ? 'true' : undefined}
          data-focus={wrong ? 'true' : undefined}
        >
          {wrong?.summary ?? ''}
        </textarea>
        {wrong ? (
          <p class="wrong" role="alert">
            {say(`error.${wrong.code}`)}
          </p>
        ) : null}
        <button type="submit">{say('action.close')}</button>
      </CommandForm>
    </details>
  );
};

const Note = ({ view: { screen, whole } }: { view: TicketView }) => (
  <details id="note">
    <summary>{screen.say('action.note')}</summary>
    <CommandForm id={whole.ticket.id} command="note" clears>
      <label for="note-text">{screen.say('note.label')}</label>
      <textarea id="note-text" name="text" rows={3} maxlength={TEXT_LENGTH} required></textarea>
      <button type="submit" class="second">
        {screen.say('note.save')}
      </button>
    </CommandForm>
  </details>
);
