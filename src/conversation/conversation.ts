import { DurableObject } from 'cloudflare:workers';
import { composeTrouble } from '../answer/index.ts';
import { type Effect, type Library, startState, type State, takeTurn, type Turned } from '../dialogue/index.ts';
import { createLineClient, type Delivery, type LineVariables, readLineSettings, toLineMessages } from '../line/index.ts';
import type { RecordsVariables, StoredRecord } from '../records/index.ts';
import { loadLibrary } from './load-library.ts';
import { deliverLetter } from './deliver-letter.ts';
import { collectMessages } from './collect-messages.ts';
import { computeNextAlarm, trimState } from './housekeeping.ts';
import { readState } from './read-state.ts';
import { type InboxEvent, TalkStore } from './talk-store.ts';

export type ConversationVariables = LineVariables & RecordsVariables;

/** A profile this slow is not waited for: the answer matters more than its first guess at a language. */
const PROFILE_TIMEOUT_MS = 900;
/** From here on the person should see that something is happening (LINE: display-a-loading-indicator). */
const LOADING_AFTER_MS = 400;

/**
 * One talk: stores what came in, takes one turn per event in the order of storing, and sees every answer through. Save comes before speech: state, answers
 * and the event's end are one write, and only then is anything sent.
 */
export class Conversation extends DurableObject<ConversationVariables> {
  private readonly store: TalkStore;
  private readonly library: Library = loadLibrary();
  private working: Promise<void> | null = null;

  constructor(ctx: DurableObjectState, env: ConversationVariables) {
    super(ctx, env);
    this.store = new TalkStore(ctx.storage.sql);
  }

  /** Stores deliveries of this talk. When it returns, they are durable: the runtime holds the answer back until the write is confirmed. */
  async receive(deliveries: readonly Delivery[], origin: string): Promise<void> {
    const now = Date.now();
    for (const delivery of deliveries) {
      if (delivery.heard.kind === 'unsent') this.store.withdraw(delivery.heard.messageId, now);
      const isNew = this.store.addEvent(delivery, now, origin);
      if (!isNew && delivery.replyToken) this.store.renewToken(delivery.id, delivery.replyToken, now);
    }
    // Most turns need nothing from outside: then storing, turn and answers are one single write.
    this.takeReadyTurns();
    this.schedule(now);
    this.startWorking();
  }

  /** The alarm sees to everything a crash, a slow LINE or an old age has left undone. */
  override async alarm(): Promise<void> {
    const now = Date.now();
    this.store.tidy(now);
    this.forgetOldWords(now);
    this.startWorking();
    await this.working;
    if (this.store.isEmpty()) await this.ctx.storage.deleteAll();
  }

  /** One worker at a time, so that answers leave in order. */
  private startWorking(): void {
    this.working ??= this.work().finally(() => {
      this.working = null;
      this.schedule(Date.now());
    });
  }

  private async work(): Promise<void> {
    for (;;) {
      const event = this.store.findWaitingEvent();
      if (event) {
        await this.fetchProfile(event);
        this.takeReadyTurns(true);
      }
      const letter = this.findLetterToDeliver();
      if (!letter) {
        if (!this.store.findWaitingEvent()) return;
        continue;
      }
      const settings = readLineSettings(this.env);
      if (!settings.ok) {
        console.error(settings.error.message);
        return;
      }
      await deliverLetter(letter, { store: this.store, line: createLineClient(settings.value), database: this.env.RECORDS, objectId: this.ctx.id.toString() });
    }
  }

  /** The oldest letter of its lane, when it is due. A danger card does not wait behind an answer that LINE refuses at the moment. */
  private findLetterToDeliver() {
    const now = Date.now();
    const due = this.store.listDueLetters();
    const lines = due.filter(({ kind }) => kind === 'line');
    const heads = [lines[0], lines.find(({ urgency }) => urgency === 'danger'), due.find(({ kind }) => kind === 'record')];
    return heads.find((letter) => letter && (letter.nextAt <= now || letter.attempts === 0));
  }

  private takeReadyTurns(force = false): void {
    for (let event = this.store.findWaitingEvent(); event; event = this.store.findWaitingEvent()) {
      if (!force && this.needsProfile(event)) return;
      this.takeTurn(event);
    }
  }

  private takeTurn(event: InboxEvent): void {
    const now = Date.now();
    const { delivery } = event;
    const state = this.readState(now);
    this.ctx.storage.transactionSync(() => {
      const turned = this.tryTurn(event, state, now);
      this.writeState(turned.state, now);
      for (const [index, effect] of turned.effects.entries()) this.storeEffect(effect, event, `${delivery.id}/${index}`, now);
      if (delivery.heard.kind === 'unsent') this.storeWithdrawal(event, delivery.heard.messageId, now);
      this.store.finishEvent(event.seq);
    });
  }

  /** A bug in a turn must not silence the talk: the person gets a sentence and a number, the log gets a code and the event's id. */
  private tryTurn({ delivery }: InboxEvent, state: State, now: number): Turned {
    const profileLanguage = this.store.readValue('profile')?.value || null;
    try {
      return takeTurn({ id: delivery.id, now, place: delivery.place, profileLanguage, heard: delivery.heard }, state, this.library);
    } catch (error) {
      console.error(`conversation.turn_failed ${delivery.id} ${(error as Error).name}: ${(error as Error).stack?.split('\n').slice(1, 3).join(' ').trim()}`);
      const language = state.chosen ?? state.spoken ?? 'ja-easy';
      const answer = composeTrouble({ content: this.library.content, words: this.library.words, language, now });
      return { state, effects: [{ kind: 'say', answers: [answer], urgency: 'answer' }], reading: { language, intent: 'command', topics: [] } };
    }
  }

  private storeEffect(effect: Effect, { delivery, receivedAt, origin }: InboxEvent, id: string, now: number): void {
    const messageId = delivery.heard.kind === 'wrote' || delivery.heard.kind === 'unsent' ? delivery.heard.messageId : null;
    const letter = { id, talk: delivery.talk, createdAt: now, tokenAt: receivedAt, replyToken: null, urgency: 'answer' as const, messageId: null, nextAt: now };
    switch (effect.kind) {
      case 'say': {
        const messages = collectMessages(this.store.takeLateLetters(), toLineMessages(effect.answers, this.library.words, origin), effect.answers[0]?.language ?? 'ja-easy', this.library.words);
        this.store.addLetter({ ...letter, kind: 'line', body: JSON.stringify(messages), urgency: effect.urgency, replyToken: delivery.replyToken });
        return;
      }
      case 'record':
        this.store.addLetter({ ...letter, kind: 'record', body: JSON.stringify({ kind: 'entry', entry: effect.entry, at: now, messageId } satisfies StoredRecord), messageId });
        return;
      case 'forget':
        // Someone who blocked the account gets nothing more; someone who asked to be forgotten still gets the receipt.
        this.store.forget(delivery.heard.kind === 'tapped');
    }
  }

  /** What was recorded of a message goes with it. */
  private storeWithdrawal({ delivery }: InboxEvent, messageId: string, now: number): void {
    const body = JSON.stringify({ kind: 'withdrawn', messageId } satisfies StoredRecord);
    this.store.addLetter({ id: `${delivery.id}/withdrawn`, talk: delivery.talk, kind: 'record', body, urgency: 'answer', replyToken: null, tokenAt: now, createdAt: now, messageId: null, nextAt: now });
  }

  private needsProfile({ delivery }: InboxEvent): boolean {
    return delivery.place === 'private' && delivery.heard.kind !== 'unfollowed' && delivery.heard.kind !== 'unsent' && !this.store.readValue('profile');
  }

  private async fetchProfile(event: InboxEvent): Promise<void> {
    const settings = readLineSettings(this.env);
    if (!this.needsProfile(event) || !settings.ok) return;
    const line = createLineClient(settings.value);
    const userId = event.delivery.talk.slice('user:'.length);
    const loading = setTimeout(() => void line.showLoading(userId), LOADING_AFTER_MS);
    const language = await line.readProfileLanguage(userId, PROFILE_TIMEOUT_MS);
    clearTimeout(loading);
    this.store.writeValue('profile', language ?? '', Date.now());
  }

  private readState(now: number): State {
    const stored = this.store.readValue('state');
    if (!stored) return startState(now);
    const state = readState(stored.value);
    if (state.ok) return state.value;
    console.error(`${state.error.code}: ${state.error.message}`);
    // Kept aside for whoever mends it; the person starts afresh instead of meeting a dead bot.
    this.store.writeValue(`aside-${now}`, stored.value, now);
    return startState(now);
  }

  private forgetOldWords(now: number): void {
    const stored = this.store.readValue('state');
    if (!stored) return;
    const trimmed = trimState(this.readState(now), stored.at, now);
    if (trimmed) this.writeState(trimmed, stored.at);
    else this.store.forget(true);
  }

  private writeState(state: State, now: number): void {
    this.store.writeValue('state', JSON.stringify(state), now);
  }

  private schedule(now: number): void {
    const alarm = computeNextAlarm({ waiting: this.store.findWaitingEvent() !== undefined, letters: this.store.listDueLetters(), stateAt: this.store.readValue('state')?.at ?? null, now });
    if (alarm === null) void this.ctx.storage.deleteAlarm();
    else void this.ctx.storage.setAlarm(alarm);
  }
}
