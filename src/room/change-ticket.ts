import type { TicketChange } from '../desk/index.ts';
import { decideRoomWords } from '../dialogue/index.ts';
import { maskNumbers } from '../line/index.ts';
import { fail, ok, type Result } from '../result.ts';
import { applyTicketChange, type Companions, isApplied, tellEverybody } from '../tickets/index.ts';
import { toRoomText } from './answer-text.ts';
import type { Picture } from './clean-picture.ts';
import type { RoomContext } from './context.ts';
import { toChangeId } from './message.tsx';
import { isWritable } from './read-talk.tsx';
import { TEXT_LENGTH } from './room-page.tsx';

/** The name a page gives to what it does; the same one again changes nothing. */
const KEY = /^[A-Za-z0-9_-]{8,64}$/;

/** What the resident sends: words, or a picture. */
export type Sent = { key: string; text: string } | { key: string; picture: Picture };

/**
 * Stores what the resident sends, exactly once, and what the bot has to say to it: danger is answered at once and whatever the ticket's state, a clear question while
 * nobody has taken the ticket. Each part has its own id, so that a page that sends again after a broken line completes what is missing and repeats nothing. Refuses
 * with `room.bad_body`, `room.too_long` or `room.closed`.
 */
export async function sayInRoom(c: RoomContext, sent: Sent): Promise<Result<{ masked: boolean }>> {
  if (!KEY.test(sent.key)) return refuse('room.bad_body');
  const { text, masked } = maskNumbers('text' in sent ? sent.text.replaceAll('\r\n', '\n').trim() : '');
  if ('text' in sent && text === '') return refuse('room.bad_body');
  if ([...text].length > TEXT_LENGTH) return refuse('room.too_long');
  const id = toChangeId(c.get('ticket').id, sent.key);
  const isOpen = (await isApplied(c.env.RECORDS, id)) || (await makeOpen(c, id, text));
  if (!isOpen) return refuse('room.closed');
  const said = { kind: 'said', by: 'resident', messageId: sent.key } as const;
  if ('picture' in sent) await apply(c, id, { ...said, text: '', media: 'attachment' }, { picture: sent.picture });
  else await storeWords(c, id, { ...said, text });
  tell(c);
  return ok({ masked: masked.length > 0 });
}

/** Opens a closed talk for new words; one that was closed long ago only for somebody in danger. */
async function makeOpen(c: RoomContext, id: string, text: string): Promise<boolean> {
  const ticket = c.get('ticket');
  if (ticket.state !== 'closed') return true;
  const mayWrite =
    isWritable(ticket, c.get('now')) || decideRoomWords(text, ticket, c.get('library'), c.get('now')).danger !== null;
  if (mayWrite) await reopen(c, id);
  return mayWrite;
}

async function storeWords(c: RoomContext, id: string, said: TicketChange & { kind: 'said' }): Promise<void> {
  const { language, danger, answer } = decideRoomWords(said.text, c.get('ticket'), c.get('library'), c.get('now'));
  const marked = danger ? { danger } : {};
  await apply(c, id, { ...said, language, ...marked });
  if (!answer) return;
  const text = toRoomText(answer, new URL(c.req.url).origin);
  await apply(c, `${id}/bot`, { kind: 'said', by: 'bot', text, messageId: null, ...marked });
}

/** Writing in a closed talk opens it again; the talk in LINE learns of it and says nothing. */
const reopen = (c: RoomContext, id: string): Promise<void> =>
  apply(c, `${id}/reopened`, { kind: 'reopened' }, { words: [{ event: { kind: 'waitingAgain' }, silent: true }] });

/** The resident needs nobody any longer. A talk that is closed already stays as it is. */
export async function closeRoom(c: RoomContext, key: string): Promise<Result<null>> {
  if (!KEY.test(key)) return refuse('room.bad_body');
  const { id, state } = c.get('ticket');
  if (state === 'closed') return ok(null);
  const closed = { event: { kind: 'closed', outcome: 'cancelled' }, silent: true } as const;
  await apply(c, toChangeId(id, `${key}/closed`), { kind: 'cancelled' }, { words: [closed] });
  tell(c);
  return ok(null);
}

/** Takes back what was written in this room: it goes from every screen and from the store. Words written in LINE are unsent there. */
export async function withdrawInRoom(c: RoomContext, key: string): Promise<Result<null>> {
  if (!KEY.test(key)) return refuse('room.bad_body');
  const id = toChangeId(c.get('ticket').id, key);
  if (!(await isApplied(c.env.RECORDS, id))) return refuse('room.not_found');
  await apply(c, `${id}/withdrawn`, { kind: 'withdrawn', messageId: key });
  tell(c);
  return ok(null);
}

/** Whoever looks on is told, and the talk in LINE learns of it; the resident does not wait for it. */
const tell = (c: RoomContext): void =>
  c.executionCtx.waitUntil(tellEverybody(c.env, c.get('ticket'), new URL(c.req.url).origin));

/** Writes one change; the request goes on with the ticket as it then stands. */
async function apply(c: RoomContext, id: string, change: TicketChange, companions: Companions = {}): Promise<void> {
  const { id: ticketId, talk } = c.get('ticket');
  const stored = { ticketId, talk, change, at: c.get('now') };
  const ticket = await applyTicketChange(c.env.RECORDS, id, stored, companions);
  if (ticket) c.set('ticket', ticket);
}

const refuse = (code: string): Result<never> => fail({ code, message: code });
