import { toBcp47 } from '../../language/index.ts';
import { TEXT_LENGTH } from '../api/commands.ts';
import { CommandForm } from './command-form.tsx';
import { mayWrite, type TicketView, toAddress } from './view.ts';

/** Where staff write to the resident; or why not, and what can be done about it. */
export const Composer = ({ view }: { view: TicketView }) => {
  const { screen, whole, row } = view;
  const { say } = screen;
  const { ticket } = whole;
  if (!screen.may('answerTickets')) return null;
  if (ticket.state === 'closed')
    return (
      <section id="compose" class="composer" aria-label={say('composer.label')}>
        <p>{say('composer.closed')}</p>
        <CommandForm id={ticket.id} command="reopen">
          <button type="submit" data-focus="true">
            {say('action.reopen')}
          </button>
        </CommandForm>
      </section>
    );
  if (!mayWrite(view))
    return (
      <section id="compose" class="composer taken" aria-label={say('composer.label')}>
        <Refused view={view} />
        <p>{say('composer.taken', { name: row.assignee ?? '' })}</p>
        <CommandForm id={ticket.id} command="take">
          <button type="submit" data-focus="true">
            {say('action.takeOver')}
          </button>
        </CommandForm>
        {view.failed?.text ? (
          <>
            <p class="quiet">{say('composer.kept')}</p>
            <p class="words card">{view.failed.text}</p>
          </>
        ) : null}
      </section>
    );
  return (
    <section id="compose" class="composer" aria-label={say('composer.label')}>
      <Refused view={view} />
      <WriteForm view={view} />
      <div class="tools">
        <Ready view={view} what="templates" />
        <Ready view={view} what="answers" />
        <Preview view={view} />
      </div>
    </section>
  );
};

/** Forms that say beside themselves what is wrong with them. */
const OWN_PLACE: readonly string[] = ['close', 'deletion'];

/** Why words did not go out. */
const Refused = ({ view: { screen, failed, row } }: { view: TicketView }) =>
  failed && !OWN_PLACE.includes(failed.command) ? (
    <p class="wrong" role="alert">
      {screen.say(`error.${failed.code}`, { name: row.assignee ?? '' })}
    </p>
  ) : null;

const WriteForm = ({ view }: { view: TicketView }) => {
  const { screen, whole, key, failed } = view;
  const { say } = screen;
  const { ticket } = whole;
  const inLine = ticket.leftAt === null ? 'composer.line' : 'composer.left';
  const note = ticket.safePhone === 'no' ? 'composer.unsafe' : ticket.place === 'room' ? 'composer.room' : inLine;
  return (
    <CommandForm id={ticket.id} command="say" attempt={key} clears>
      <label for="words">{say('composer.words', { language: say(`language.${ticket.language}`) })}</label>
      <textarea
        id="words"
        name="text"
        rows={3}
        maxlength={TEXT_LENGTH}
        required
        dir="auto"
        aria-describedby="words-note"
        data-focus={OWN_PLACE.includes(failed?.command ?? '') ? undefined : 'true'}
      >
        {failed?.command === 'say' ? (failed.text ?? '') : ''}
      </textarea>
      <p id="words-note" class="quiet">
        {say(note)} {ticket.assignee === null ? say('composer.takes') : ''} {say('composer.key')}
      </p>
      <div class="send">
        <button type="submit">{say('composer.send')}</button>
        <Outbound view={view} />
      </div>
    </CommandForm>
  );
};

/** What is being written, as the resident will see it. */
const Preview = ({ view: { screen, whole } }: { view: TicketView }) => (
  <details id="preview" class="card">
    <summary>{screen.say('preview.title')}</summary>
    <div
      id="preview-body"
      hx-post={toAddress(whole.ticket.id, 'preview')}
      hx-trigger="preview"
      hx-include="#form-say textarea"
      hx-sync="this:replace"
      hx-morph-skip="true"
    ></div>
  </details>
);

/** A machine's rendering for the resident: only where the city has configured one, and never of a sensitive ticket. */
const Outbound = ({ view: { screen, whole, translator } }: { view: TicketView }) => {
  const { say } = screen;
  const { ticket } = whole;
  if (ticket.language === 'ja' || ticket.language === 'ja-easy') return null;
  if (ticket.sensitive) return <p class="quiet">{say('translation.never')}</p>;
  if (!translator) return <p class="quiet">{say('translation.notConfigured')}</p>;
  if (!translator.writes(ticket.language)) return <p class="quiet">{say('translation.notInto')}</p>;
  return (
    <div class="outbound">
      <button type="button" class="second" hx-post={toAddress(ticket.id, 'translation')} hx-target="#outbound">
        {say('translation.write')}
      </button>
      <div id="outbound" role="status" hx-morph-skip="true"></div>
    </div>
  );
};

/** Ready sentences and the content's answers, asked for when first opened. */
const Ready = ({ view: { screen, whole }, what }: { view: TicketView; what: 'templates' | 'answers' }) => {
  const { say } = screen;
  const { ticket } = whole;
  const hasBridge = ticket.language !== 'ja' && ticket.language !== 'ja-easy';
  const list = `${what}-list`;
  return (
    <details id={what} class="card" data-asks={list}>
      <summary>{say(`${what}.title`)}</summary>
      {hasBridge ? (
        <label class="check">
          <input type="checkbox" id={`${what}-bridge`} checked /> {say('ready.bridge')}
        </label>
      ) : null}
      {what === 'answers' ? (
        <search>
          <form
            id="answers-search"
            class="search"
            action={toAddress(ticket.id, 'answers')}
            method="get"
            hx-get={toAddress(ticket.id, 'answers')}
            hx-target={`#${list}`}
          >
            <label for="answers-q">{say('answers.search')}</label>
            <input id="answers-q" name="q" type="search" maxlength={200} autocomplete="off" />
            <button type="submit" class="second">
              {say('inbox.find')}
            </button>
          </form>
        </search>
      ) : null}
      <section
        id={list}
        class="ready"
        aria-live="polite"
        aria-label={say(`${what}.title`)}
        hx-get={toAddress(ticket.id, what)}
        hx-trigger="opened once"
        hx-morph-skip="true"
        data-language={toBcp47(ticket.language)}
      ></section>
    </details>
  );
};
