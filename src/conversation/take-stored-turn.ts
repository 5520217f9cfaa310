import { composeTrouble } from '../answer/index.ts';
import {
  type DeskFacts,
  type Effect,
  FIRST_LANGUAGE,
  isNearDesk,
  openTicketOf,
  type State,
  startState,
  type Turned,
  takeTurn,
} from '../dialogue/index.ts';
import { type Delivery, toLineMessages } from '../line/index.ts';
import type { Letter, NewLetter } from './letter.ts';
import { readState } from './read-state.ts';
import { type SayingTools, sayForDesk, sayToResident, useToken } from './say.ts';
import type { TalkRecord } from './talk-record.ts';
import type { InboxEvent, TalkStore } from './talk-store.ts';

type TurnTools = SayingTools & {
  profileLanguage: string | null;
  /** What the desk has set, where the turn needed it. */
  desk: DeskFacts | null;
  /** For a link nobody can guess. */
  secret: string;
};

/**
 * Takes the turn of a stored event and stores what follows: state, letters, and the end of the event. The caller makes it one write.
 * Gives back the letter whose first attempt has begun, if any. Never throws for what a person sent: a bug gives them a sentence and a number that works, and the log a code and the event's id.
 */
export function takeStoredTurn(event: InboxEvent, tools: TurnTools): Letter | undefined {
  const { store, now } = tools;
  const { delivery } = event;
  const state = loadState(store, now);
  const { turned, messages } = tryTurn(event, state, tools);
  saveState(store, turned.state, now);
  rememberDesk(event, turned.state, tools);
  const begun = turned.effects.flatMap((effect, index) => storeEffect(effect, event, index, messages, tools) ?? []);
  const speaks = turned.effects.some(({ kind }) => kind === 'say');
  if (!speaks) begun.push(...useToken(event, toLetter(event, 'late', now), turned.state, tools));
  if (delivery.heard.kind === 'unsent') storeWithdrawal(event, delivery.heard.messageId, tools);
  if (event.isStored) store.finishEvent(event.seq);
  return begun[0];
}

/** Where the talk stands. An unreadable state is kept aside for whoever mends it; the person starts afresh instead of meeting a dead bot. */
export function loadState(store: TalkStore, now: number): State {
  const stored = store.readValue('state');
  if (!stored) return startState(now);
  const state = readState(stored.value);
  if (state.ok) return state.value;
  console.error(`${state.error.code}: ${state.error.message}`);
  store.writeValue(`aside-${now}`, stored.value, now);
  return startState(now);
}

/** Stores where the talk stands; `at` is when the person was last active. */
export const saveState = (store: TalkStore, state: State, at: number): void =>
  store.writeValue('state', JSON.stringify(state), at);

/** Whether the next turn has to ask the desk, and where our pages are: words of staff come without a webhook that would tell. */
function rememberDesk({ origin }: InboxEvent, state: State, { store, now }: TurnTools): void {
  const isNear = isNearDesk(state, now) ? 'yes' : '';
  if ((store.readValue('desk')?.value ?? '') !== isNear) store.writeValue('desk', isNear, now);
  if (isNear && origin && store.readValue('origin')?.value !== origin) store.writeValue('origin', origin, now);
}

type Attempt = { turned: Turned; messages: ReturnType<typeof toLineMessages> };

function tryTurn({ delivery, origin }: InboxEvent, state: State, tools: TurnTools): Attempt {
  const { library, profileLanguage, now } = tools;
  const speak = (turned: Turned): Attempt => ({
    turned,
    messages: turned.effects.flatMap((effect) =>
      effect.kind === 'say' ? toLineMessages(effect.answers, library.words, origin) : [],
    ),
  });
  try {
    const { id, place, heard } = delivery;
    const { desk, secret } = tools;
    return speak(takeTurn({ id, now, place, profileLanguage, heard, desk, secret }, state, library));
  } catch (error) {
    // The stack names places in our own code; the message could quote the resident and stays out of the log.
    const where = (error as Error).stack?.split('\n').slice(1, 3).join(' ').trim();
    console.error(`conversation.turn_failed ${delivery.id} ${(error as Error).name} ${where}`);
    const language = state.chosen ?? state.spoken ?? FIRST_LANGUAGE;
    const answer = composeTrouble({ content: library.content, words: library.words, language, now });
    const reading = { language, intent: 'command' as const, topics: [] };
    const said = listSaid(delivery, state);
    return speak({ state, effects: [{ kind: 'say', answers: [answer], urgency: 'answer' }, ...said], reading });
  }
}

/** The words of an event that could not be read go to the person all the same. */
function listSaid({ heard }: Delivery, state: State): Effect[] {
  const ticket = openTicketOf(state);
  if (!ticket || heard.kind !== 'wrote') return [];
  const { text, messageId } = heard;
  return [{ kind: 'ticket', ticketId: ticket.id, change: { kind: 'said', by: 'resident', text, messageId } }];
}

function storeEffect(
  effect: Effect,
  event: InboxEvent,
  index: number,
  messages: Attempt['messages'],
  tools: TurnTools,
): Letter | undefined {
  const { store, now } = tools;
  const { delivery } = event;
  const letter = toLetter(event, `${index}`, now);
  switch (effect.kind) {
    case 'say':
      return delivery.heard.kind === 'deskDid'
        ? sayForDesk(effect, event, letter, messages, tools)
        : sayToResident(effect, event, letter, messages, tools);
    case 'ticket': {
      const { ticketId, change } = effect;
      const record: TalkRecord = { kind: 'ticket', ticketId, talk: delivery.talk, change, at: now };
      const messageId = change.kind === 'said' ? change.messageId : null;
      store.outbox.add({ ...letter, kind: 'record', body: JSON.stringify(record), messageId });
      return undefined;
    }
    case 'record': {
      const messageId = delivery.heard.kind === 'wrote' ? delivery.heard.messageId : null;
      const record: TalkRecord = { kind: 'entry', entry: effect.entry, at: now, messageId };
      store.outbox.add({ ...letter, kind: 'record', body: JSON.stringify(record), messageId });
      return undefined;
    }
    case 'forget':
      // Someone who blocked the account gets nothing more; someone who asked to be forgotten still gets the receipt.
      store.forget(delivery.heard.kind === 'tapped');
      return undefined;
  }
}

/** What was recorded of a message goes with it. */
function storeWithdrawal(event: InboxEvent, messageId: string, { store, now }: TurnTools): void {
  const record: TalkRecord = { kind: 'withdrawn', messageId };
  store.outbox.add({ ...toLetter(event, 'withdrawn', now), kind: 'record', body: JSON.stringify(record) });
}

const toLetter = ({ delivery }: InboxEvent, part: string, now: number): Omit<NewLetter, 'kind' | 'body'> => ({
  id: `${delivery.id}/${part}`,
  talk: delivery.talk,
  urgency: 'answer',
  replyToken: null,
  tokenAt: now,
  createdAt: now,
  messageId: null,
  nextAt: now,
});
