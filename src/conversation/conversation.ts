import { DurableObject } from 'cloudflare:workers';
import type { Library } from '../dialogue/index.ts';
import {
  createLineClient,
  type Delivery,
  type LineClient,
  type LineVariables,
  readLineSettings,
} from '../line/index.ts';
import type { RecordsVariables } from '../records/index.ts';
import { deliverLetter } from './deliver-letter.ts';
import { computeNextAlarm, trimState } from './housekeeping.ts';
import { loadLibrary } from './load-library.ts';
import type { Letter } from './outbox.ts';
import { loadState, saveState, takeStoredTurn } from './take-stored-turn.ts';
import { type InboxEvent, TalkStore } from './talk-store.ts';

export type ConversationVariables = LineVariables & RecordsVariables;

/** A profile this slow is not waited for: the answer matters more than its first guess at a language. */
const PROFILE_TIMEOUT_MS = 900;
/** From here on the person should see that something is happening (LINE: display-a-loading-indicator). */
const LOADING_AFTER_MS = 400;
/** Nothing can be sent while a setting is missing; whoever mends it should not have to wait long. */
const SETTINGS_PAUSE_MS = 30_000;

/**
 * One talk: stores what came in, takes one turn per event in the order of storing, and sees every answer through. Save comes before speech: state, answers
 * and the event's end are one write, and only then is anything sent.
 */
export class Conversation extends DurableObject<ConversationVariables> {
  private readonly store: TalkStore;
  private readonly library: Library = loadLibrary();
  private line: LineClient | undefined;
  private working: Promise<void> | null = null;
  /** The alarm as this instance has set it; null when unknown. An alarm that comes too early looks again and costs less than setting it anew. */
  private alarmAt: number | null = null;
  /** The letter whose first attempt was stored with it and must leave now. */
  private begun: Letter | undefined;

  constructor(ctx: DurableObjectState, env: ConversationVariables) {
    super(ctx, env);
    this.store = new TalkStore(ctx.storage.sql);
  }

  /** Stores deliveries of this talk. When it returns, they are durable: the runtime holds the answer back until the write is confirmed. */
  async receive(deliveries: readonly Delivery[], origin: string): Promise<void> {
    const now = Date.now();
    let waiting = this.store.hasWaitingEvent();
    for (const delivery of deliveries) {
      if (delivery.heard.kind === 'unsent') this.store.withdraw(delivery.heard.messageId, now);
      // Most turns need nothing from outside: then storing, turn and answer are one single write.
      const isRead = this.store.isWithdrawn(delivery) || !(waiting || this.needsProfile(delivery));
      const seq = this.store.addEvent(delivery, now, origin, isRead);
      if (seq === undefined) {
        if (delivery.replyToken) this.store.outbox.renewToken(delivery.id, delivery.replyToken, now);
      } else if (!isRead) waiting = true;
      else if (!this.store.isWithdrawn(delivery))
        this.takeTurn({ seq, delivery, receivedAt: now, origin, isStored: false });
    }
    this.schedule(now);
    this.startWorking();
  }

  /** The alarm sees to everything a crash, a slow LINE or an old age has left undone. */
  override async alarm(): Promise<void> {
    const now = Date.now();
    this.alarmAt = null;
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
      const now = Date.now();
      // Something may have come in between the last look and now.
      if (this.store.hasWaitingEvent() || this.store.outbox.findNext(now)) this.startWorking();
      else this.schedule(now);
    });
  }

  private async work(): Promise<void> {
    for (;;) {
      const event = this.store.findWaitingEvent();
      if (event) {
        await this.fetchProfile(event);
        this.takeWaitingTurns();
      }
      const begun = this.begun;
      this.begun = undefined;
      const letter = begun ?? this.store.outbox.findNext(Date.now());
      if (!letter) {
        if (!this.store.hasWaitingEvent()) return;
        continue;
      }
      const line = this.openLine();
      if (!line) {
        this.store.outbox.pause(letter.seq, Date.now() + SETTINGS_PAUSE_MS);
        return;
      }
      const tools = { store: this.store, line, database: this.env.RECORDS, objectId: this.ctx.id.toString() };
      await deliverLetter(letter, tools, begun !== undefined);
    }
  }

  private takeWaitingTurns(): void {
    for (let event = this.store.findWaitingEvent(); event; event = this.store.findWaitingEvent()) this.takeTurn(event);
  }

  private takeTurn(event: InboxEvent): void {
    const profileLanguage = this.store.readValue('profile')?.value || null;
    const isIdle = !this.working && !this.begun && !this.store.outbox.hasDue();
    try {
      this.ctx.storage.transactionSync(() => {
        const tools = { store: this.store, library: this.library, profileLanguage, now: Date.now(), isIdle };
        this.begun ??= takeStoredTurn(event, tools);
      });
    } catch (error) {
      this.store.doubt();
      throw error;
    }
  }

  private needsProfile(delivery: Delivery): boolean {
    return (
      delivery.place === 'private' &&
      delivery.heard.kind !== 'unfollowed' &&
      delivery.heard.kind !== 'unsent' &&
      !this.store.readValue('profile')
    );
  }

  private async fetchProfile(event: InboxEvent): Promise<void> {
    const line = this.needsProfile(event.delivery) ? this.openLine() : undefined;
    if (!line) return;
    const userId = event.delivery.talk.slice('user:'.length);
    const loading = setTimeout(() => void line.showLoading(userId), LOADING_AFTER_MS);
    const language = await line.readProfileLanguage(userId, PROFILE_TIMEOUT_MS);
    clearTimeout(loading);
    this.store.writeValue('profile', language ?? '', Date.now());
  }

  /** The way to LINE, opened once; undefined, and said so in the log, while a setting is missing. */
  private openLine(): LineClient | undefined {
    if (this.line) return this.line;
    const settings = readLineSettings(this.env);
    if (!settings.ok) console.error(settings.error.message);
    else this.line = createLineClient(settings.value);
    return this.line;
  }

  private forgetOldWords(now: number): void {
    const stored = this.store.readValue('state');
    if (!stored) return;
    const trimmed = trimState(loadState(this.store, now), stored.at, now);
    if (trimmed) saveState(this.store, trimmed, stored.at);
    else this.store.forget(true);
  }

  private schedule(now: number): void {
    const alarm = computeNextAlarm({
      waiting: this.store.hasWaitingEvent(),
      nextLetterAt: this.store.outbox.findNextTime(),
      stateAt: this.store.readValue('state')?.at ?? null,
      now,
    });
    if (alarm === null || (this.alarmAt !== null && this.alarmAt <= alarm && this.alarmAt > now)) return;
    this.alarmAt = alarm;
    void this.ctx.storage.setAlarm(alarm);
  }
}
