import type { Delivery } from '../line/index.ts';
import { TOKEN_LIFETIME_MS } from './decide-delivery.ts';
import { Outbox } from './outbox.ts';

/** `isStored`: its words stand in the inbox and have to go when it has been read. */
export type InboxEvent = { seq: number; delivery: Delivery; receivedAt: number; origin: string; isStored: boolean };

/** LINE does not say how long it delivers again; a reply token dies after 20 minutes, days are plenty. */
const INBOX_KEPT_MS = 3 * 86_400_000;
const ASIDE_KEPT_MS = 30 * 86_400_000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS inbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, received_at INTEGER NOT NULL, origin TEXT NOT NULL, message_id TEXT, delivery TEXT);
  CREATE INDEX IF NOT EXISTS inbox_waiting ON inbox (seq) WHERE delivery IS NOT NULL;
  CREATE TABLE IF NOT EXISTS unsent (message_id TEXT PRIMARY KEY, at INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS talk (name TEXT PRIMARY KEY, value TEXT NOT NULL, at INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, talk TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, urgency TEXT NOT NULL,
    reply_token TEXT, token_at INTEGER NOT NULL, created_at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, unknown INTEGER NOT NULL DEFAULT 0,
    message_id TEXT, next_at INTEGER NOT NULL, status TEXT NOT NULL DEFAULT 'due', reason TEXT);`;

/** Everything one talk stores, in its object's own SQLite. Every method is synchronous, so writes without an await between them are one write. */
export class TalkStore {
  readonly outbox: Outbox;
  private readonly sql: SqlStorage;
  /**
   * What this instance has read or written: it is the only one that writes, so it need not ask twice. `…Empty` is true only when that is certain. A turn costs
   * four statements instead of twenty.
   */
  private readonly values = new Map<string, { value: string; at: number } | undefined>();
  private unsentEmpty = false;
  private waitingEmpty = false;

  constructor(sql: SqlStorage) {
    this.sql = sql;
    this.outbox = new Outbox(sql);
    this.begin();
  }

  /** Sets the tables up where there are none, and believes nothing it knew before. */
  begin(): void {
    this.sql.exec(SCHEMA);
    this.doubt();
  }

  /**
   * Keeps an event once; its place in the order of storing, or undefined when it was here before. An event that is read in the same write (`isRead`) leaves only
   * its id behind. Words taken back before they arrived are not kept.
   */
  addEvent(delivery: Delivery, receivedAt: number, origin: string, isRead: boolean): number | undefined {
    const messageId = findMessageId(delivery);
    const body = isRead ? null : JSON.stringify(delivery);
    this.waitingEmpty &&= isRead;
    return this.sql
      .exec<{ seq: number }>(
        'INSERT INTO inbox (id, received_at, origin, message_id, delivery) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING seq',
        delivery.id,
        receivedAt,
        origin,
        messageId,
        body,
      )
      .toArray()[0]?.seq;
  }

  /** Whether the message of an event was taken back before it arrived. */
  isWithdrawn(delivery: Delivery): boolean {
    const messageId = findMessageId(delivery);
    if (messageId === null || this.unsentEmpty) return false;
    this.unsentEmpty = this.isNothing('SELECT 1 FROM unsent LIMIT 1');
    return !this.isNothing('SELECT 1 FROM unsent WHERE message_id = ?', messageId);
  }

  hasWaitingEvent(): boolean {
    this.waitingEmpty ||= this.isNothing('SELECT 1 FROM inbox WHERE delivery IS NOT NULL LIMIT 1');
    return !this.waitingEmpty;
  }

  /** Forgets what it believes to know: a write has been taken back. */
  doubt(): void {
    this.values.clear();
    this.unsentEmpty = false;
    this.waitingEmpty = false;
    this.outbox.doubt();
  }

  /** Takes words back: from events not yet read, from records not yet written, and for a message that is still on its way here. */
  withdraw(messageId: string, now: number): void {
    this.unsentEmpty = false;
    this.sql.exec('INSERT INTO unsent (message_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING', messageId, now);
    this.sql.exec('UPDATE inbox SET delivery = NULL WHERE message_id = ?', messageId);
    this.outbox.withdraw(messageId);
  }

  /** The oldest event nobody has read, in the order of storing. */
  findWaitingEvent(): InboxEvent | undefined {
    if (!this.hasWaitingEvent()) return undefined;
    const [row] = this.sql
      .exec<{ seq: number; received_at: number; origin: string; delivery: string }>(
        'SELECT seq, received_at, origin, delivery FROM inbox WHERE delivery IS NOT NULL ORDER BY seq LIMIT 1',
      )
      .toArray();
    return (
      row && {
        seq: row.seq,
        receivedAt: row.received_at,
        origin: row.origin,
        delivery: JSON.parse(row.delivery) as Delivery,
        isStored: true,
      }
    );
  }

  /** The event has been read: its words go, its id stays so that it is never read twice. */
  finishEvent(seq: number): void {
    this.sql.exec('UPDATE inbox SET delivery = NULL WHERE seq = ?', seq);
  }

  readValue(name: string): { value: string; at: number } | undefined {
    if (!this.values.has(name)) {
      const rows = this.sql
        .exec<{ value: string; at: number }>('SELECT value, at FROM talk WHERE name = ?', name)
        .toArray();
      this.values.set(name, rows[0]);
    }
    return this.values.get(name);
  }

  writeValue(name: string, value: string, now: number): void {
    this.values.set(name, { value, at: now });
    this.sql.exec(
      'INSERT INTO talk (name, value, at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at',
      name,
      value,
      now,
    );
  }

  /** A reply token nobody has used yet, for words of staff within the minute; empty when it is spent. */
  keepToken(token: string, at: number): void {
    this.writeValue('token', token, at);
  }

  readFreshToken(now: number): string | null {
    const kept = this.readValue('token');
    return kept && kept.value !== '' && now - kept.at < TOKEN_LIFETIME_MS ? kept.value : null;
  }

  /** Erases the talk: state, profile, words. Ids of events stay, so that nothing is read twice, and letters on their way still go. */
  forget(keepLetters: boolean): void {
    this.values.clear();
    this.sql.exec('DELETE FROM talk');
    this.sql.exec('UPDATE inbox SET delivery = NULL');
    this.outbox.forget(keepLetters);
  }

  /** Removes what has been kept long enough. */
  tidy(now: number): void {
    this.sql.exec('DELETE FROM inbox WHERE delivery IS NULL AND received_at < ?', now - INBOX_KEPT_MS);
    this.sql.exec('DELETE FROM unsent WHERE at < ?', now - INBOX_KEPT_MS);
    this.outbox.tidy(now);
    this.sql.exec("DELETE FROM talk WHERE name LIKE 'aside-%' AND at < ?", now - ASIDE_KEPT_MS);
  }

  /** All that is stored of the talk. Reply tokens, in the letters and in events not yet read, open a door and say nothing about anybody: they stay here. */
  listEverything(): Record<'talk' | 'inbox' | 'outbox' | 'unsent', Record<string, SqlStorageValue>[]> {
    const list = (query: string) => this.sql.exec<Record<string, SqlStorageValue>>(query).toArray();
    return {
      talk: list("SELECT name, value, at FROM talk WHERE name <> 'token' ORDER BY name"),
      inbox: list(
        "SELECT id, received_at, message_id, json_remove(delivery, '$.replyToken') AS delivery FROM inbox ORDER BY seq",
      ),
      outbox: list('SELECT id, kind, body, urgency, created_at, status, reason FROM outbox ORDER BY seq'),
      unsent: list('SELECT message_id, at FROM unsent ORDER BY at'),
    };
  }

  private isNothing(query: string, ...bindings: string[]): boolean {
    return this.sql.exec(query, ...bindings).toArray().length === 0;
  }

  isEmpty(): boolean {
    return ['inbox', 'outbox', 'talk', 'unsent'].every(
      (table) => this.sql.exec(`SELECT 1 FROM ${table} LIMIT 1`).toArray().length === 0,
    );
  }
}

const findMessageId = ({ heard }: Delivery): string | null =>
  'messageId' in heard && heard.kind !== 'unsent' ? heard.messageId : null;
