import { type Language, toBcp47 } from '../../language/index.ts';
import { listMessages } from '../../tickets/index.ts';
import { readVisibleTicket } from '../api/ticket-routes.ts';
import type { ConsoleContext } from '../context.ts';
import { refuse } from '../guard.ts';
import { toScreen } from '../page/screen.ts';
import { findTranslator, TRANSLATED_LENGTH } from '../translator.ts';

/**
 * A machine's reading of one message (`message`: its seq), or its rendering of what a member is about to send (`text`). Nothing of it is kept. A sensitive ticket
 * is shown to no machine.
 */
export async function translateWords(c: ConsoleContext): Promise<Response> {
  const screen = toScreen(c);
  const { say } = screen;
  const ticket = await readVisibleTicket(c);
  if (!ticket) return refuse(c, 404, 'desk.not_found');
  const translator = findTranslator(c.env);
  if (ticket.sensitive) return c.html(<p class="quiet">{say('translation.never')}</p>);
  if (!translator) return c.html(<p class="quiet">{say('translation.notConfigured')}</p>);
  const form = await c.req.parseBody();
  const isInbound = typeof form.message === 'string';
  const own: Language = screen.language;
  const text = isInbound ? await readWords(c, ticket.id, Number(form.message)) : String(form.text ?? '');
  if (text.trim() === '') return c.html(<p class="quiet">{say('translation.nothing')}</p>);
  if (text.length > TRANSLATED_LENGTH) return c.html(<p class="quiet">{say('translation.tooLong')}</p>);
  const [from, to] = isInbound ? [ticket.language, own] : [guessOwn(text, own), ticket.language];
  const translated = await translator.translate(text, from, to).catch((error: Error) => {
    console.error(`console.translation_failed ${error.name}`);
    return undefined;
  });
  if (translated === undefined) return c.html(<p class="quiet">{say('translation.failed')}</p>);
  if (isInbound)
    return c.html(
      <>
        <p class="quiet">{say('translation.mark', { engine: translator.engine })}</p>
        <p class="words" lang={own}>
          {translated}
        </p>
      </>,
    );
  return c.html(
    <>
      <label for="translation">{say('translation.out', { engine: translator.engine })}</label>
      <textarea id="translation" name="translation" rows={3} dir="auto" lang={toBcp47(to)} data-clear="true">
        {translated}
      </textarea>
      <input type="hidden" name="engine" value={translator.engine} />
      <p class="quiet">{say('translation.out.note')}</p>
    </>,
  );
}

async function readWords(c: ConsoleContext, ticketId: string, seq: number): Promise<string> {
  const [message] = await listMessages(c.env.RECORDS, ticketId, seq - 1);
  return message?.seq === seq && message.author === 'resident' ? message.text : '';
}

/** Staff write Japanese also when they read the console in English. */
const guessOwn = (text: string, own: Language): Language =>
  /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? 'ja' : own;
