import { composeTrouble } from '../answer/index.ts';
import { type Effect, type Library, type State, startState, type Turned, takeTurn } from '../dialogue/index.ts';
import { toLineMessages } from '../line/index.ts';
import type { StoredRecord } from '../records/index.ts';
import { collectMessages } from './collect-messages.ts';
import { ATTEMPT_LEASE_MS } from './decide-delivery.ts';
import type { Letter, NewLetter } from './outbox.ts';
import { readState } from './read-state.ts';
import type { InboxEvent, TalkStore } from './talk-store.ts';

type TurnTools = {
  store: TalkStore;
  library: Library;
  profileLanguage: string | null;
  now: number;
  /** Nothing else is on its way: the first answer may leave at once, its attempt begun in the same write. */
  isIdle: boolean;
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
  const begun = turned.effects.flatMap((effect, index) => storeEffect(effect, event, index, messages, tools) ?? []);
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
    return speak(takeTurn({ id, now, place, profileLanguage, heard }, state, library));
  } catch (error) {
    // The stack names places in our own code; the message could quote the resident and stays out of the log.
    const where = (error as Error).stack?.split('\n').slice(1, 3).join(' ').trim();
    console.error(`conversation.turn_failed ${delivery.id} ${(error as Error).name} ${where}`);
    const language = state.chosen ?? state.spoken ?? 'ja-easy';
    const answer = composeTrouble({ content: library.content, words: library.words, language, now });
    const reading = { language, intent: 'command' as const, topics: [] };
    return speak({ state, effects: [{ kind: 'say', answers: [answer], urgency: 'answer' }], reading });
  }
}

function storeEffect(
  effect: Effect,
  event: InboxEvent,
  index: number,
  messages: Attempt['messages'],
  { store, library, now, isIdle }: TurnTools,
): Letter | undefined {
  const { delivery, receivedAt } = event;
  const letter = toLetter(event, `${index}`, now);
  switch (effect.kind) {
    case 'say': {
      const language = effect.answers[0]?.language ?? 'ja-easy';
      const body = JSON.stringify(collectMessages(store.outbox.takeLate(), messages, language, library.words));
      const { replyToken } = delivery;
      const fresh: NewLetter = {
        ...letter,
        kind: 'line',
        body,
        urgency: effect.urgency,
        replyToken,
        tokenAt: receivedAt,
      };
      const leaseUntil = now + ATTEMPT_LEASE_MS;
      const seq = store.outbox.add(fresh, isIdle ? { leaseUntil, isReply: replyToken !== null } : undefined);
      return isIdle ? { ...fresh, seq, attempts: 0, unknown: false, nextAt: leaseUntil, status: 'due' } : undefined;
    }
    case 'record': {
      const messageId = delivery.heard.kind === 'wrote' ? delivery.heard.messageId : null;
      const record: StoredRecord = { kind: 'entry', entry: effect.entry, at: now, messageId };
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
  const record: StoredRecord = { kind: 'withdrawn', messageId };
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
