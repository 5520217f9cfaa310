import { raw } from 'hono/html';
import { toTel } from '../pages/index.ts';
import { readDeskSettings } from '../tickets/index.ts';
import { type RoomContext, say, voiceOf } from './context.ts';
import { Frame } from './frame.tsx';
import { readTalk } from './read-talk.tsx';
import { toLeaveUrl } from './secure.ts';

/** What a form without script tells by the address it leads back to. */
const NOTICES: Readonly<Record<string, string>> = {
  masked: 'masked.warning',
  tooBig: 'room.tooBig',
  notSent: 'room.notSent',
};

/** Longer messages are refused; the desk's own have the same limit. */
export const TEXT_LENGTH = 2_000;

/** The talk. Everything on it works without script; with it messages arrive by themselves and nothing is loaded anew. */
export async function roomPage(c: RoomContext): Promise<Response> {
  const ticket = c.get('ticket');
  const [talk, settings] = await Promise.all([readTalk(c, 0), readDeskSettings(c.env.RECORDS)]);
  const notice = NOTICES[c.req.query('notice') ?? ''];
  const words = {
    ...Object.fromEntries(
      ['you', 'sending', 'notSent', 'offline', 'tooBig', 'expired'].map((name) => [name, say(c, `room.${name}`)]),
    ),
    masked: say(c, 'masked.warning'),
  };
  return c.html(
    <Frame c={c} language={ticket.language} script="room">
      <header>
        <p class="city">{c.get('library').content.city.name[ticket.language]}</p>
        <form method="post" action="/r/leave" id="leave" data-to={toLeaveUrl(c)}>
          <button type="submit">{say(c, 'room.leave')}</button>
        </form>
      </header>
      <main id="room" data-seq={talk.seq} data-words={JSON.stringify(words)}>
        <h1>{say(c, 'room.title')}</h1>
        <p class="ticket">
          <b>{ticket.number}</b> {say(c, `category.${ticket.category}`)}
        </p>
        <p id="status" class="status" role="status">
          {talk.status}
        </p>
        <p>
          <a class="button" href="/r/clerk">
            {say(c, 'room.clerk')}
          </a>
        </p>
        <div role="log" aria-label={say(c, 'room.title')}>
          <ol id="talk" class="talk">
            {talk.messages.map(({ html }) => raw(html))}
          </ol>
        </div>
        <p id="notice" class="notice" role="alert" hidden={!notice}>
          {notice ? say(c, notice) : ''}
        </p>
        <div id="writing" hidden={!talk.canWrite}>
          <WriteForm c={c} />
          <PictureForm c={c} />
        </div>
        <EndForm c={c} isClosed={talk.state === 'closed'} />
        <Foot c={c} days={settings.retention.wordDays} />
      </main>
    </Frame>,
  );
}

/** A name for what the form sends, made anew with each page: pressed twice it is one message. */
const Once = () => <input type="hidden" name="id" value={crypto.randomUUID()} />;

const WriteForm = ({ c }: { c: RoomContext }) => (
  <form method="post" action="/r/say" id="say">
    <Once />
    <label for="text">{say(c, 'room.write')}</label>
    <textarea id="text" name="text" rows={3} maxlength={TEXT_LENGTH} dir="auto" required autocomplete="off" />
    <button type="submit" class="main">
      {say(c, 'room.send')}
    </button>
  </form>
);

const PictureForm = ({ c }: { c: RoomContext }) => (
  <form method="post" action="/r/picture" enctype="multipart/form-data" id="picture">
    <Once />
    <label for="file">{say(c, 'room.picture')}</label>
    <input type="file" id="file" name="picture" accept="image/jpeg,image/png,image/webp" required />
    <button type="submit">{say(c, 'room.send')}</button>
  </form>
);

/** Asked once more before closing, without script as well. */
const EndForm = ({ c, isClosed }: { c: RoomContext; isClosed: boolean }) => (
  <details id="end" class="end" hidden={isClosed}>
    <summary>{say(c, 'room.end')}</summary>
    <p>{say(c, 'room.endSure')}</p>
    <form method="post" action="/r/close" id="close">
      <Once />
      <button type="submit">{say(c, 'room.yes')}</button>
      <a class="button" href="/r" id="stay">
        {say(c, 'room.no')}
      </a>
    </form>
  </details>
);

const Foot = ({ c, days }: { c: RoomContext; days: number }) => {
  const { content } = voiceOf(c);
  const desk = content.readContact(content.city.desk);
  const number = desk.phones[0]?.number;
  return (
    <div class="foot">
      <p>{say(c, 'room.kept', { days })}</p>
      <p>
        {desk.name[c.get('ticket').language]}{' '}
        {number ? (
          <a class="call" href={toTel(number)}>
            {number}
          </a>
        ) : null}
      </p>
    </div>
  );
};
