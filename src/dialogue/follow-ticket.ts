import { composeTicketWords, toPlainText, type Voice } from '../answer/index.ts';
import type { Media, TicketChange } from '../desk/index.ts';
import type { Language } from '../language/index.ts';
import type { Danger } from '../topics/index.ts';
import { guessCategory, isAsking, type Moment, openRoomChoice, openTicket } from './decide-intake.ts';
import { closedTicketOf, decideTicketAction, openTicketOf, passOn, silently, withReopening } from './decide-ticket.ts';
import type { Decision } from './decision.ts';
import type { Heard } from './incoming.ts';
import type { State, TalkTicket } from './state.ts';
import type { Meaning } from './understand.ts';

type Wrote = Heard & { kind: 'wrote' };

/** Commands that are meant for the bot even while a person answers; a greeting or thanks is meant for the person. */
const isForBot = (meaning: Meaning): boolean =>
  meaning.kind === 'commanded' && meaning.command !== 'greeting' && meaning.command !== 'thanks';

/**
 * What becomes of words when there is a ticket, or when somebody was just asked what a person is wanted for. `usual` is what the bot would do by itself. While
 * somebody waits the bot answers and the person at the desk reads along; when a person has taken over, the bot is silent except for danger and
 * commands (design: A person).
 */
export function followWords(
  voice: Voice,
  meaning: Meaning,
  heard: Wrote,
  usual: () => Decision,
  moment: Moment,
  state: State,
): Decision {
  const open = openTicketOf(state);
  if (open) return followOpen(voice, meaning, heard, usual, moment, open, state);
  if (meaning.kind === 'inDanger' || meaning.kind === 'commanded') return usual();
  const isQuestion = meaning.kind === 'asked' || meaning.kind === 'notServed';
  if (isAsking(state, moment.now) && isQuestion) {
    const topics = meaning.kind === 'asked' ? meaning.found.slice(0, 1).map(({ id }) => id) : [];
    const words = toSaid('resident', heard.text, heard.messageId);
    const opened = openTicket(voice, { category: guessCategory(voice, topics), danger: null, words }, moment, state);
    // A clear question gets its answer, too: who waits for a person need not wait for what is known.
    const answered = meaning.kind === 'asked' && meaning.outcome === 'answered' ? usual().answers : [];
    return { ...opened, answers: [...answered, ...opened.answers] };
  }
  const closed = closedTicketOf(state, moment.now);
  if (!closed) return usual();
  if (meaning.kind === 'asked' && meaning.outcome === 'answered') return withReopening(voice, usual());
  const reopened = decideTicketAction(voice, 'reopenTicket', moment, state);
  return { ...reopened, changes: [...(reopened.changes ?? []), said(closed, 'resident', heard.text, heard.messageId)] };
}

/** A picture, a voice message or a file in an open ticket goes to the person; undefined when there is none. */
export function followMedia(
  voice: Voice,
  heard: { kind: 'sentPicture' | 'sentVoice' | 'sentFile' | 'sentSticker'; messageId?: string; isFurther?: boolean },
  state: State,
): Decision | undefined {
  const ticket = openTicketOf(state);
  if (heard.kind === 'sentSticker') return ticket?.state === 'active' ? silently() : undefined;
  if (!ticket) return heard.isFurther ? silently() : undefined;
  const media: Media = ({ sentPicture: 'picture', sentVoice: 'voice', sentFile: 'file' } as const)[heard.kind];
  const change: TicketChange = { kind: 'said', by: 'resident', text: '', messageId: heard.messageId ?? null, media };
  const key = media === 'picture' ? 'ticket.picture' : 'ticket.file';
  const answers = ticket.state === 'active' || heard.isFurther ? [] : [composeTicketWords(voice, [key])];
  return { ...silently(), answers, changes: [{ ticketId: ticket.id, change }] };
}

function followOpen(
  voice: Voice,
  meaning: Meaning,
  heard: Wrote,
  usual: () => Decision,
  moment: Moment,
  ticket: TalkTicket,
  state: State,
): Decision {
  if (isForBot(meaning)) return usual();
  const danger = meaning.kind === 'inDanger' ? meaning.danger : undefined;
  const words = said(ticket, 'resident', heard.text, heard.messageId, danger, voice.language);
  if (danger) return withChanges(usual(), [words]);
  if (ticket.state === 'active') {
    if (ticket.place === 'line' || ticket.quiet) return withChanges(silently(), [words]);
    const inRoom = composeTicketWords(voice, ['ticket.inRoom'], { choices: [openRoomChoice(voice)] });
    return withChanges({ ...silently(), answers: [inRoom] }, [words]);
  }
  if (meaning.kind === 'wantsPerson') return withChanges(decideTicketAction(voice, 'person', moment, state), [words]);
  const decided = usual();
  const opening = passOn(voice, ticket, moment);
  const passedOn = opening ? [composeTicketWords(voice, ['ticket.passedOn'], { params: { opening } })] : [];
  const answer = said(ticket, 'bot', decided.answers.map(toPlainText).join('\n\n'), null);
  return withChanges(
    {
      ...decided,
      answers: [...passedOn, ...decided.answers],
      remember: { ...decided.remember, ...(opening ? { ticket: { ...ticket, passedOn: true } } : {}) },
    },
    [words, answer],
  );
}

const withChanges = (decided: Decision, changes: NonNullable<Decision['changes']>): Decision => ({
  ...decided,
  changes: [...(decided.changes ?? []), ...changes],
});

const toSaid = (
  by: 'resident' | 'bot',
  text: string,
  messageId: string | null,
  danger?: Danger,
  language?: Language,
): TicketChange & { kind: 'said' } => ({
  kind: 'said',
  by,
  text,
  messageId,
  ...(danger ? { danger } : {}),
  ...(language ? { language } : {}),
});

const said = (ticket: TalkTicket, ...rest: Parameters<typeof toSaid>) => ({
  ticketId: ticket.id,
  change: toSaid(...rest),
});
