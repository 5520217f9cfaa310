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
import { type DeskLetter, type HubVariables, makeSecret } from '../tickets/index.ts';
import { deliverLetter } from './deliver-letter.ts';
import { computeNextAlarm, trimState } from './housekeeping.ts';
import type { Letter } from './letter.ts';
import { loadLibrary } from './load-library.ts';
import { Outside } from './outside.ts';
import { loadState, saveState, takeStoredTurn } from './take-stored-turn.ts';
import { type InboxEvent, TalkStore } from './talk-store.ts';
import { withoutKeys } from './without-keys.ts';

export type ConversationVariables = LineVariables & RecordsVariables & HubVariables;

/** Nothing can be sent while a setting is missing; whoever mends it should not have to wait long. */
const SETTINGS_PAUSE_MS = 30_000;

/**
 * One talk: stores what came in, takes one turn per event in the order of storing, and sees every answer through. Save comes before speech: state, answers
 * and the event's end are one write, and only then is anything sent.
 */
export class Conversation extends DurableObject<ConversationVariables> {
  private readonly store: TalkStore;
  private readonly outside: Outside;
  private readonly library: Library = loadLibrary();
  private line: LineClient | undefined;
  private working: Promise<void> | null = null;
  /** The storage was given back, tables and all. */
  private hasVanished = false;
  /** The alarm as this instance has set it; null when unknown. An alarm that comes too early looks again and costs less than setting it anew. */
  private alarmAt: number | null = null;
  /** The letter whose first attempt was stored with it and must leave now. */
  private begun: Letter | undefined;

  constructor(ctx: DurableObjectState, env: ConversationVariables) {
    super(ctx, env);
    this.store = new TalkStore(ctx.storage.sql);
    this.outside = new Outside(this.store, env);
  }

  /** Stores deliveries of this talk. When it returns, they are durable: the runtime holds the answer back until the write is confirmed. */
  async receive(deliveries: readonly Delivery[], origin: string): Promise<void> {
    this.appear();
    const now = Date.now();
    let waiting = this.store.hasWaitingEvent();
    for (const delivery of deliveries) {
      if (delivery.heard.kind === 'unsent') this.store.withdraw(delivery.heard.messageId, now);
      // Most turns need nothing from outside: then storing, turn and answer are one single write.
      const isRead = this.store.isWithdrawn(delivery) || !(waiting || this.outside.isNeeded(delivery, now));
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

  /** Something staff did, as an event of this talk: stored once however often it is told, and heard in the order of storing. */
  async hearDesk({ id, talk, ticket, version, word }: DeskLetter, origin: string | null): Promise<void> {
    this.appear();
    const now = Date.now();
    const heard = { kind: 'deskDid', word, ticket, version } as const;
    const known = origin ?? this.store.readValue('origin')?.value ?? '';
    await this.receive([{ talk, id: `desk/${id}`, at: now, replyToken: null, place: 'private', heard }], known);
  }

  /** Everything this talk stores, as JSON: for whoever asks the city what it holds about them. Keys are left out: reply tokens, links into rooms. */
  async exportTalk(): Promise<string> {
    this.appear();
    const everything = withoutKeys(JSON.stringify(this.store.listEverything()));
    await this.vanishIfEmpty();
    return everything;
  }

  /** The alarm sees to everything a crash, a slow LINE or an old age has left undone. */
  override async alarm(): Promise<void> {
    this.appear();
    const now = Date.now();
    this.alarmAt = null;
    this.store.tidy(now);
    this.forgetOldWords(now);
    this.startWorking();
    await this.working;
    await this.vanishIfEmpty();
  }

  /** A talk that stores nothing costs nothing. This instance may live on for a while: whoever writes now finds it as new. */
  private async vanishIfEmpty(): Promise<void> {
    if (!this.store.isEmpty()) return;
    this.hasVanished = true;
    this.alarmAt = null;
    await this.ctx.storage.deleteAll();
  }

  private appear(): void {
    if (!this.hasVanished) return;
    this.hasVanished = false;
    this.store.begin();
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
        const { delivery } = event;
        if (this.outside.isNeeded(delivery, Date.now())) await this.outside.lookUp(delivery, this.openLine());
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
      const readReserve = () => this.outside.readReserve(Date.now());
      const tools = { store: this.store, line, env: this.env, objectId: this.ctx.id.toString(), readReserve };
      await deliverLetter(letter, tools, begun !== undefined);
    }
  }

  private takeWaitingTurns(): void {
    // The first one has been looked up; a later one that needs something from outside comes first the next time.
    for (let event = this.store.findWaitingEvent(); event; event = this.store.findWaitingEvent()) {
      this.takeTurn(event);
      const next = this.store.findWaitingEvent();
      if (next && this.outside.isNeeded(next.delivery, Date.now())) return;
    }
  }

  private takeTurn(event: InboxEvent): void {
    const profileLanguage = this.store.readValue('profile')?.value || null;
    const isIdle = !this.working && !this.begun && !this.store.outbox.hasDue();
    try {
      this.ctx.storage.transactionSync(() => {
        const now = Date.now();
        const tools = {
          store: this.store,
          library: this.library,
          profileLanguage,
          now,
          isIdle,
          desk: this.outside.readDesk(now),
          secret: makeSecret(),
        };
        this.begun ??= takeStoredTurn(event, tools);
      });
    } catch (error) {
      this.store.doubt();
      throw error;
    }
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
