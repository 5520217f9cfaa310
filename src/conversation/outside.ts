import type { Action } from '../answer/index.ts';
import type { DeskFacts } from '../dialogue/index.ts';
import type { Delivery, LineClient } from '../line/index.ts';
import { findTicketOfTalk, readDeskSettings, type TicketsVariables, toDeskHours } from '../tickets/index.ts';
import type { TalkStore } from './talk-store.ts';

/** A profile this slow is not waited for: the answer matters more than its first guess at a language. */
const PROFILE_TIMEOUT_MS = 900;
/** Nor is the desk's database, whose shipped settings serve as well. */
const DESK_TIMEOUT_MS = 1_500;
/** From here on the person should see that something is happening (LINE: display-a-loading-indicator). */
const LOADING_AFTER_MS = 400;
/** What the desk has set may be this old. */
const DESK_FRESH_MS = 30_000;

/** Taps that open a ticket, or that must not say that nothing is stored while the desk still has words. */
const ASKS_DESK: readonly Action['do'][] = ['person', 'intake', 'forget'];

/** What a turn may need from outside the talk: the language of the person's LINE, what the desk has set, a ticket the talk has forgotten. */
export class Outside {
  private readonly store: TalkStore;
  private readonly env: TicketsVariables;
  private desk: { facts: DeskFacts; at: number } | undefined;
  private reserve: { pushes: number; at: number } | undefined;

  constructor(store: TalkStore, env: TicketsVariables) {
    this.store = store;
    this.env = env;
  }

  /** Whether this turn has to wait for an answer from outside. Most need nothing: storing, turn and answer are then one single write. */
  isNeeded(delivery: Delivery, now: number): boolean {
    return this.needsProfile(delivery) || (this.needsDesk(delivery) && !this.readDesk(now));
  }

  /** What the desk has set, if it was looked up lately. */
  readDesk(now: number): DeskFacts | null {
    return this.desk && now - this.desk.at < DESK_FRESH_MS ? this.desk.facts : null;
  }

  /** Looks up what the turn needs. Failing is never a reason not to answer. */
  async lookUp(delivery: Delivery, line: LineClient | undefined): Promise<void> {
    const userId = delivery.talk.slice('user:'.length);
    const isPerson = delivery.talk.startsWith('user:');
    const loading = setTimeout(() => isPerson && void line?.showLoading(userId), LOADING_AFTER_MS);
    await Promise.all([
      this.needsProfile(delivery) && line ? this.lookUpProfile(userId, line) : undefined,
      this.needsDesk(delivery) ? this.lookUpDesk(delivery.talk) : undefined,
    ]);
    clearTimeout(loading);
  }

  /** The month's messages that words of staff leave over; 0, and so nothing held back, when the desk's database does not say. */
  async readReserve(now: number): Promise<number> {
    if (!this.reserve || now - this.reserve.at >= DESK_FRESH_MS) {
      const settings = await inTime(readDeskSettings(this.env.RECORDS));
      if (settings) this.reserve = { pushes: settings.quotaReserve, at: now };
    }
    return this.reserve?.pushes ?? 0;
  }

  private async lookUpProfile(userId: string, line: LineClient): Promise<void> {
    const language = await line.readProfileLanguage(userId, PROFILE_TIMEOUT_MS);
    this.store.writeValue('profile', language ?? '', Date.now());
  }

  private async lookUpDesk(talk: string): Promise<void> {
    const { RECORDS } = this.env;
    const looked = await inTime(Promise.all([readDeskSettings(RECORDS), findTicketOfTalk(RECORDS, talk)]));
    if (!looked) return;
    const [settings, ticket] = looked;
    this.reserve = { pushes: settings.quotaReserve, at: Date.now() };
    const facts: DeskFacts = { places: settings.places, hours: toDeskHours(settings), ticket: ticket ?? null };
    this.desk = { facts, at: Date.now() };
  }

  private needsProfile({ place, heard }: Delivery): boolean {
    return (
      place === 'private' &&
      heard.kind !== 'unfollowed' &&
      heard.kind !== 'unsent' &&
      heard.kind !== 'deskDid' &&
      !this.store.readValue('profile')
    );
  }

  /** A talk that never heard of the desk asks nothing, except when it is new or was erased: somebody may be waiting. */
  private needsDesk(delivery: Delivery): boolean {
    const { place, heard } = delivery;
    if (place !== 'private' || heard.kind === 'unsent') return false;
    if (heard.kind === 'tapped' && ASKS_DESK.includes(heard.action?.do ?? 'none')) return true;
    // Whoever blocks the account may be waited for by somebody the talk has forgotten.
    if (heard.kind === 'unfollowed') return !this.store.readValue('profile');
    return this.needsProfile(delivery) || this.store.readValue('desk')?.value === 'yes';
  }
}

/** What the desk's database says, or null when it fails or takes too long: nobody waits for it. */
async function inTime<T>(found: Promise<T>): Promise<T | null> {
  let clock: ReturnType<typeof setTimeout> | null = null;
  const late = new Promise<null>((resolve) => {
    clock = setTimeout(() => resolve(null), DESK_TIMEOUT_MS);
  });
  return Promise.race([found, late])
    .catch((error: Error) => {
      console.error(`conversation.desk_unknown ${error.name}`);
      return null;
    })
    .finally(() => clearTimeout(clock));
}
