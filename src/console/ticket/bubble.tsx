import { composeStaffWords } from '../../answer/index.ts';
import type { Ticket } from '../../desk/index.ts';
import { toBcp47 } from '../../language/index.ts';
import { type Screen, toVoice } from '../page/screen.ts';

/** Words of staff as the resident will see them: the same answer that is sent, drawn as LINE draws it. */
export const Bubble = ({
  screen,
  ticket,
  text,
}: {
  screen: Screen;
  ticket: Pick<Ticket, 'language' | 'place'>;
  text: string;
}) => {
  const { say, library, member } = screen;
  if (text.trim() === '') return <p class="quiet">{say('preview.empty')}</p>;
  const answer = composeStaffWords(toVoice(screen, ticket.language), member.name, text);
  const sender = library.words.say(ticket.language, 'answer.private');
  return (
    <div class="phone" lang={toBcp47(ticket.language)}>
      <p class="sender">{sender}</p>
      <div class="bubble">
        <p class="bubble-title">{answer.title}</p>
        {answer.paragraphs.map((paragraph) => (
          <p class="words" dir="auto">
            {paragraph}
          </p>
        ))}
      </div>
      {ticket.place === 'line' ? (
        <p class="chips">
          {answer.choices.map(({ label }) => (
            <span class="chip">{label}</span>
          ))}
        </p>
      ) : null}
    </div>
  );
};
