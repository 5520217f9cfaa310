import { say, type Voice } from '../answer/index.ts';
import { toTel, Words } from '../pages/index.ts';
import type { RoomMessage } from '../tickets/index.ts';
import { CALL } from './answer-text.ts';

/** Ids of messages that were written in this room begin so; the rest is the name the page gave them. */
export const toChangeId = (ticketId: string, key: string): string => `room/${ticketId}/${key}`;

/** The name the page knows a message by: the one it gave it, else its place. */
export const toKey = (ticketId: string, { id, seq }: Pick<RoomMessage, 'id' | 'seq'>): string => {
  const own = toChangeId(ticketId, '');
  return id.startsWith(own) && !id.slice(own.length).includes('/') ? id.slice(own.length) : `${seq}`;
};

/** One message as everybody in the room sees it. Hono's JSX escapes every word; links are made of addresses and numbers only, and never in a resident's own words. */
export const Message = ({ message, ticketId, voice }: { message: RoomMessage; ticketId: string; voice: Voice }) => {
  const { author, seq, withdrawnAt, danger } = message;
  const key = toKey(ticketId, message);
  const isOwn = author === 'resident' && key !== `${seq}` && withdrawnAt === null;
  return (
    <li
      class={`message ${author}${danger && author === 'bot' ? ' danger' : ''}`}
      id={`m${seq}`}
      data-seq={seq}
      data-key={key}
    >
      <p class="who">
        <b>{sayAuthor(message, voice)}</b> <Time at={message.at} voice={voice} />
      </p>
      {withdrawnAt === null ? (
        <Body message={message} name={key} voice={voice} />
      ) : (
        <p class="gone">{say(voice, 'room.taken')}</p>
      )}
      {isOwn ? (
        <form method="post" action="/r/withdraw" class="back">
          <input type="hidden" name="id" value={key} />
          <button type="submit">{say(voice, 'unsend.button')}</button>
        </form>
      ) : null}
    </li>
  );
};

function sayAuthor({ author, member }: RoomMessage, voice: Voice): string {
  if (author === 'resident') return say(voice, 'room.you');
  if (author === 'bot') return say(voice, 'room.bot');
  const desk = voice.content.readContact(voice.content.city.desk).name[voice.language];
  return member ? `${member} · ${desk}` : desk;
}

/** Day and time on the city's wall. Words for months come from the locales: the runtime has none for some of our languages. */
const Time = ({ at, voice }: { at: number; voice: Voice }) => {
  const wall = new Date(at + voice.content.city.utcOffsetMinutes * 60_000);
  const month = voice.words.list(voice.language, 'month.short')[wall.getUTCMonth()] ?? '';
  return (
    <time datetime={new Date(at).toISOString()}>
      {say(voice, 'date.monthDay', { month, day: wall.getUTCDate() })} {wall.toISOString().slice(11, 16)}
    </time>
  );
};

const Body = ({ message, name, voice }: { message: RoomMessage; name: string; voice: Voice }) => {
  const { author, text, media, translation } = message;
  const machine = readTranslation(translation);
  return (
    <>
      {media === 'attachment' ? (
        <a href={`/r/pictures/${name}`} class="picture">
          <img src={`/r/pictures/${name}`} alt={say(voice, 'room.pictureOf')} loading="lazy" />
        </a>
      ) : media ? (
        <p>{`📎 ${say(voice, 'room.pictureOf')}`}</p>
      ) : null}
      {text ? (
        <div class="text" dir="auto" lang={author === 'staff' ? langOf(text, voice) : undefined}>
          {author === 'resident' ? text : <Linked text={text} voice={voice} />}
        </div>
      ) : null}
      {machine ? (
        <div class="machine">
          <p class="who">{say(voice, 'room.machine')}</p>
          <div class="text" dir="auto">
            {machine}
          </div>
        </div>
      ) : null}
    </>
  );
};

/** Lines of the bot and of staff: numbers after a telephone and web addresses can be tapped. */
const Linked = ({ text, voice }: { text: string; voice: Voice }) => (
  <>
    {text.split('\n').map((line, at) => {
      const call = new RegExp(`^${CALL}([#\\d][\\d-]*)(.*)$`).exec(line);
      return (
        <>
          {at > 0 ? '\n' : ''}
          {call ? (
            <>
              {CALL}
              <a href={toTel(call[1] ?? '')} class="call">
                {call[1]}
              </a>
              {call[2]}
            </>
          ) : (
            <Words text={line} language={voice.language} />
          )}
        </>
      );
    })}
  </>
);

/** Staff may write in Japanese to anybody: kana say so, and a screen reader needs to know. */
const langOf = (text: string, { language }: Voice): string | undefined =>
  !language.startsWith('ja') && /[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text) ? 'ja' : undefined;

function readTranslation(stored: string | null): string | undefined {
  if (stored === null) return undefined;
  const { text } = JSON.parse(stored) as { text?: unknown };
  return typeof text === 'string' ? text : undefined;
}
