import { type Effect, FIRST_LANGUAGE, type Library, type State } from '../dialogue/index.ts';
import type { Delivery, toLineMessages } from '../line/index.ts';
import { collectMessages, type Taken, takeAlong } from './collect-messages.ts';
import { ATTEMPT_LEASE_MS } from './decide-delivery.ts';
import type { Letter, NewLetter } from './letter.ts';
import type { InboxEvent, TalkStore } from './talk-store.ts';

/** What storing an answer needs. `isIdle`: nothing else is on its way, so the first answer may leave at once, its attempt begun in the same write. */
export type SayingTools = { store: TalkStore; library: Library; now: number; isIdle: boolean };

type Messages = ReturnType<typeof toLineMessages>;
type Say = Effect & { kind: 'say' };
type Begun = Omit<NewLetter, 'kind' | 'body'>;

/** An answer, and before it what waited for one. A danger card comes first and alone. */
export function sayToResident(
  { answers, urgency }: Say,
  { delivery, receivedAt }: InboxEvent,
  letter: Begun,
  messages: Messages,
  { store, library, now, isIdle }: SayingTools,
): Letter | undefined {
  const language = answers[0]?.language ?? FIRST_LANGUAGE;
  const taken = urgency === 'danger' ? takeAlong([], 0) : takeWaiting(store, messages.length);
  const body = JSON.stringify(collectMessages(taken, messages, language, library.words));
  const messageId = joinIds(taken.done.map((one) => one.messageId));
  return sendLine({ ...letter, body, urgency, messageId }, delivery.replyToken, receivedAt, store, now, isIdle)[0];
}

/**
 * What staff did. How the ticket stands waits for a free reply, and only the newest of it. Words go by a reply token nobody has used yet, else by push, after everything that
 * waited: several calls where one does not hold them.
 */
export function sayForDesk(
  { answers, urgency, staffMessage }: Say,
  { delivery }: InboxEvent,
  letter: Begun,
  messages: Messages,
  { store, library, now, isIdle }: SayingTools,
): Letter | undefined {
  if (urgency === 'free') {
    store.outbox.dropNotices();
    return sendLine({ ...letter, body: JSON.stringify(messages), urgency }, null, now, store, now, isIdle)[0];
  }
  const language = answers[0]?.language ?? FIRST_LANGUAGE;
  const own = staffMessage ? `${toTicketId(delivery)}|${staffMessage}` : null;
  const begun: Letter[] = [];
  const send = (taken: Taken, fresh: Messages, id: string, ids: (string | null)[]): void => {
    const body = JSON.stringify(collectMessages(taken, fresh, language, library.words));
    const kept = store.readFreshToken(now);
    if (kept) store.keepToken('', now);
    const messageId = joinIds([...taken.done.map((one) => one.messageId), ...ids]);
    const whole = { ...letter, id, body, urgency, messageId };
    const isFirst = isIdle && begun.length === 0;
    begun.push(...sendLine(whole, kept?.token ?? null, kept?.at ?? now, store, now, isFirst));
  };
  for (let call = 1; !isAllTaken(store, messages.length); call++)
    send(takeWaiting(store, 0), [], `${letter.id}/before-${call}`, []);
  send(takeWaiting(store, messages.length), messages, letter.id, [own]);
  return begun[0];
}

/** Whether everything that waits fits into one call beside `fresh` messages. */
function isAllTaken({ outbox }: TalkStore, fresh: number): boolean {
  const waiting = outbox.listLate();
  return takeAlong(waiting, fresh).done.length === waiting.length;
}

/** A turn without words leaves its reply token unused: what waited for a free reply goes with it now, else it is kept for whoever answers within the minute. */
export function useToken(
  event: InboxEvent,
  base: Begun,
  state: State,
  { store, library, now, isIdle }: SayingTools,
): Letter[] {
  const { delivery, receivedAt } = event;
  if (!delivery.replyToken || delivery.heard.kind === 'deskDid') return [];
  const taken = takeWaiting(store, 0);
  if (taken.messages.length === 0) {
    store.keepToken(delivery.replyToken, receivedAt);
    return [];
  }
  const language = state.chosen ?? state.spoken ?? FIRST_LANGUAGE;
  const body = JSON.stringify(collectMessages(taken, [], language, library.words));
  const messageId = joinIds(taken.done.map((letter) => letter.messageId));
  return sendLine({ ...base, body, urgency: 'free', messageId }, delivery.replyToken, receivedAt, store, now, isIdle);
}

/** Takes what fits beside `fresh` messages out of what waits for a free reply. */
function takeWaiting({ outbox }: TalkStore, fresh: number): Taken {
  const taken = takeAlong(outbox.listLate(), fresh);
  for (const { seq } of taken.done) outbox.remove(seq);
  if (taken.begun) outbox.shorten(taken.begun.letter.seq, JSON.stringify(taken.begun.rest));
  return taken;
}

/** Stores a letter to LINE; gives it back when its first attempt has begun with this write. */
function sendLine(
  letter: Omit<NewLetter, 'kind'>,
  replyToken: string | null,
  tokenAt: number,
  store: TalkStore,
  now: number,
  isIdle: boolean,
): Letter[] {
  const fresh: NewLetter = { ...letter, kind: 'line', replyToken, tokenAt };
  const leaseUntil = now + ATTEMPT_LEASE_MS;
  const seq = store.outbox.add(fresh, isIdle ? { leaseUntil, isReply: replyToken !== null } : undefined);
  return isIdle ? [{ ...fresh, seq, attempts: 0, unknown: false, nextAt: leaseUntil, status: 'due' }] : [];
}

const joinIds = (ids: readonly (string | null | undefined)[]): string | null => ids.filter(Boolean).join(' ') || null;

const toTicketId = ({ heard }: Delivery): string => (heard.kind === 'deskDid' ? heard.ticket.id : '');
