import { composeTicketWords, type Voice } from '../answer/index.ts';
import type { Media, TicketChange } from '../desk/index.ts';
import { askPending, wayOn } from './decide-intake.ts';
import { type Decision, silently } from './decision.ts';
import { openTicketOf } from './find-ticket.ts';
import type { Heard } from './incoming.ts';
import type { State } from './state.ts';

/** A picture, a voice message, a file or a place in an open ticket goes to the person; undefined when it is the bot's to answer. */
export function followMedia(
  voice: Voice,
  heard: {
    kind: 'sentPicture' | 'sentVoice' | 'sentFile' | 'sentSticker';
    messageId?: string;
    isFurther?: boolean;
  },
  state: State,
): Decision | undefined {
  const ticket = openTicketOf(state);
  if (heard.kind === 'sentSticker') return ticket?.state === 'active' ? silently() : undefined;
  if (!ticket) return heard.isFurther ? silently() : undefined;
  const media: Media = ({ sentPicture: 'picture', sentVoice: 'voice', sentFile: 'file' } as const)[heard.kind];
  const change: TicketChange = { kind: 'said', by: 'resident', text: '', messageId: heard.messageId ?? null, media };
  const key = media === 'picture' ? 'ticket.picture' : 'ticket.file';
  const answers =
    ticket.state === 'active' || heard.isFurther
      ? []
      : [composeTicketWords(voice, [key], { choices: wayOn(voice, ticket) }), ...askPending(voice, ticket, state)];
  return { ...silently(), answers, changes: [{ ticketId: ticket.id, change }] };
}

/** A place goes to the person, too; while one answers the bot says nothing of it, unless a danger card has just asked for it. */
export function followLocation(
  { lat, lon, messageId }: Heard & { kind: 'sentLocation' },
  usual: () => Decision,
  isInDanger: () => boolean,
  state: State,
): Decision {
  const ticket = openTicketOf(state);
  if (!ticket) return usual();
  const change: TicketChange = {
    kind: 'said',
    by: 'resident',
    text: `${lat}, ${lon}`,
    messageId: messageId ?? null,
    media: 'location',
  };
  const decided = ticket.state === 'active' && !isInDanger() ? silently() : usual();
  return { ...decided, changes: [{ ticketId: ticket.id, change }, ...(decided.changes ?? [])] };
}
