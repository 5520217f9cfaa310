import { toBcp47 } from '../../language/index.ts';
import type { TicketMessage } from '../../tickets/index.ts';
import { sayDay, sayWhen } from '../page/say-time.ts';
import { CommandForm } from './command-form.tsx';
import { mayWrite, nameOf, type TicketView, toAddress } from './view.ts';

/** The talk as the resident saw it, with what staff wrote among themselves in between. */
export const Talk = ({ view }: { view: TicketView }) => {
  const { screen, whole } = view;
  const days = whole.messages.map((message) => sayDay(screen, message.at));
  return (
    <div id="talk" class="talk" role="log" tabindex={0} aria-label={screen.say('talk.label')}>
      {whole.messages.length === 0 ? <p class="quiet">{screen.say('talk.empty')}</p> : null}
      {whole.messages.map((message, index) => (
        <>
          {days[index] === days[index - 1] ? null : <p class="day">{days[index]}</p>}
          <Message view={view} message={message} />
        </>
      ))}
    </div>
  );
};

const Message = ({ view, message }: { view: TicketView; message: TicketMessage }) => {
  const { screen, whole, members } = view;
  const { say } = screen;
  const isShared = message.id.includes('/shared/');
  const who = message.author === 'staff' || message.author === 'note' ? nameOf(members, message.member) : '';
  return (
    <article id={`message-${message.seq}`} class={`message ${message.author}`}>
      <p class="by">
        <span translate={who ? 'no' : undefined}>{say(`author.${message.author}`, { name: who })}</span>
        {isShared ? <span class="quiet">{say('talk.shared')}</span> : null}
        {message.danger ? <span class="mark danger">{say(`danger.${message.danger}`)}</span> : null}
        <time datetime={new Date(message.at).toISOString()}>{sayWhen(screen, message.at)}</time>
      </p>
      <Words view={view} message={message} />
      {message.author === 'staff' ? <Delivery view={view} message={message} /> : null}
      {message.author === 'resident' && message.text !== '' ? (
        <InboundTranslation view={view} message={message} />
      ) : null}
      {whole.ticket.wordsDeletedAt !== null && message.text === '' && !message.withdrawnAt ? (
        <p class="quiet">{say('talk.deleted')}</p>
      ) : null}
    </article>
  );
};

const Words = ({ view: { screen, whole }, message }: { view: TicketView; message: TicketMessage }) => {
  const { say } = screen;
  if (message.withdrawnAt) return <p class="quiet withdrawn">{say('talk.withdrawn')}</p>;
  // Staff write what they like; the resident and the bot write in the language of the talk.
  const lang = message.author === 'note' ? screen.language : toBcp47(whole.ticket.language);
  const translation = message.translation
    ? (JSON.parse(message.translation) as { text: string; engine: string })
    : undefined;
  return (
    <>
      {translation ? (
        <div class="machine">
          <p class="quiet">{say('translation.sentWith', { engine: translation.engine })}</p>
          <p class="words" lang={lang} dir="auto">
            {translation.text}
          </p>
        </div>
      ) : null}
      {message.text ? (
        <p class="words" lang={translation ? screen.language : lang} dir="auto">
          {message.text}
        </p>
      ) : null}
      {message.media ? <Media screen={screen} message={message} /> : null}
    </>
  );
};

const Media = ({ screen: { say }, message }: { screen: TicketView['screen']; message: TicketMessage }) => {
  const href = `/staff/api/attachments/${encodeURIComponent(message.id)}`;
  if (message.media === 'sticker' || message.media === 'location')
    return <p class="quiet">{say(`media.${message.media}`)}</p>;
  if (message.media === 'picture' || message.media === 'attachment')
    return (
      <a class="picture" href={href} target="_blank" rel="noreferrer">
        <img src={href} alt={say('media.picture')} loading="lazy" />
      </a>
    );
  return (
    <p>
      <a class="button second" href={href} target="_blank" rel="noreferrer">
        {say(`media.${message.media}`)}
      </a>
    </p>
  );
};

/** What became of words of staff on their way; what failed can be sent again. */
const Delivery = ({ view, message }: { view: TicketView; message: TicketMessage }) => {
  const { screen, whole } = view;
  const status = message.delivery;
  if (!status) return null;
  // Its name is that of the message it repeats: however often it is clicked, it is sent again once.
  const again = `again-message-${message.seq}`;
  const isRepeated = whole.messages.some(({ id }) => id === again);
  return (
    <div class={`delivery ${status}`}>
      <p>
        {screen.say(`delivery.${status}`)}
        {message.reason ? <span class="quiet">{screen.say('delivery.reason', { reason: message.reason })}</span> : null}
      </p>
      {status === 'failed' && !isRepeated && mayWrite(view) && message.text ? (
        <CommandForm id={whole.ticket.id} command="say" name={again} attempt={again}>
          <input type="hidden" name="text" value={message.text} />
          <button type="submit" class="second">
            {screen.say('delivery.again')}
          </button>
        </CommandForm>
      ) : null}
    </div>
  );
};

/** A machine's reading beside the resident's own words, asked for one by one. */
const InboundTranslation = ({ view, message }: { view: TicketView; message: TicketMessage }) => {
  const { screen, whole, translator } = view;
  if (!translator || whole.ticket.sensitive || message.withdrawnAt || whole.ticket.language.startsWith('ja'))
    return null;
  return (
    <div id={`translation-${message.seq}`} class="machine" hx-morph-skip="true">
      <button
        type="submit"
        class="quiet"
        hx-post={toAddress(whole.ticket.id, 'translation')}
        hx-vals={JSON.stringify({ message: message.seq })}
        hx-target={`#translation-${message.seq}`}
      >
        {screen.say('translation.read')}
      </button>
    </div>
  );
};
