import type { Delivery } from '../line/index.ts';
import type { Progress } from './decide-delivery.ts';

/** A stored outgoing thing: an answer on its way to LINE, or a record on its way to D1. */
export type Letter = Progress & {
  seq: number;
  /** `<event id>/<n>`: the retry key is derived from it. */
  id: string;
  /** Where it goes: `user:U…`, `group:C…`. */
  talk: string;
  kind: 'line' | 'record';
  /** JSON of LINE messages, or of a record. */
  body: string;
  /** The message whose words a record holds; an unsend takes both back. */
  messageId: string | null;
  nextAt: number;
  /** late: opens the next turn. parked: nobody will take it; kept for staff. */
  status: 'due' | 'late' | 'parked';
};

export type NewLetter = Pick<Letter, 'id' | 'talk' | 'kind' | 'body' | 'urgency' | 'replyToken' | 'tokenAt' | 'createdAt' | 'messageId' | 'nextAt'>;

export type InboxEvent = { seq: number; delivery: Delivery; receivedAt: number; origin: string };

/** LINE does not say how long it delivers again; a reply token dies after 20 minutes, days are plenty. */
const INBOX_KEPT_MS = 3 * 86_400_000;
const PARKED_KEPT_MS = 30 * 86_400_000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS inbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, received_at INTEGER NOT NULL, origin TEXT NOT NULL, message_id TEXT, delivery TEXT);
  CREATE INDEX IF NOT EXISTS inbox_waiting ON inbox (seq) WHERE delivery IS NOT NULL;
  CREATE TABLE IF NOT EXISTS unsent (message_id TEXT PRIMARY KEY, at INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS talk (name TEXT PRIMARY KEY, value TEXT NOT NULL, at INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, talk TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, urgency TEXT NOT NULL,
    reply_token TEXT, token_at INTEGER NOT NULL, created_at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, unknown INTEGER NOT NULL DEFAULT 0,
    message_id TEXT, next_at INTEGER NOT NULL, status TEXT NOT NULL DEFAULT 'due', reason TEXT);`;

type LetterRow = { seq: number; id: string; talk: string; kind: string; body: string; urgency: string; reply_token: string | null; token_at: number; created_at: number; attempts: number; unknown: number; message_id: string | null; next_at: number; status: string };

/** Everything one talk stores, in its object's own SQLite. Every method is synchronous, so writes without an await between them are one write. */
export class TalkStore {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
    sql.exec(SCHEMA);
  }

  /** Keeps an event once. False: it was here before. Words taken back before they arrived are not kept. */
  addEvent(delivery: Delivery, receivedAt: number, origin: string): boolean {
    const messageId = 'messageId' in delivery.heard && delivery.heard.kind !== 'unsent' ? delivery.heard.messageId : null;
    const withdrawn = messageId !== null && this.sql.exec('SELECT 1 FROM unsent WHERE message_id = ?', messageId).toArray().length > 0;
    const inserted = this.sql.exec(
      'INSERT INTO inbox (id, received_at, origin, message_id, delivery) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING seq',
      delivery.id, receivedAt, origin, messageId, withdrawn ? null : JSON.stringify(delivery),
    ).toArray();
    return inserted.length > 0;
  }

  /** Takes words back: from events not yet read, from records not yet written, and for a message that is still on its way here. */
  withdraw(messageId: string, now: number): void {
    this.sql.exec('INSERT INTO unsent (message_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING', messageId, now);
    this.sql.exec('UPDATE inbox SET delivery = NULL WHERE message_id = ?', messageId);
    this.sql.exec("DELETE FROM outbox WHERE message_id = ? AND kind = 'record'", messageId);
  }

  /** The oldest event nobody has read, in the order of storing. */
  findWaitingEvent(): InboxEvent | undefined {
    const [row] = this.sql.exec<{ seq: number; received_at: number; origin: string; delivery: string }>('SELECT seq, received_at, origin, delivery FROM inbox WHERE delivery IS NOT NULL ORDER BY seq LIMIT 1').toArray();
    return row && { seq: row.seq, receivedAt: row.received_at, origin: row.origin, delivery: JSON.parse(row.delivery) as Delivery };
  }

  /** The event has been read: its words go, its id stays so that it is never read twice. */
  finishEvent(seq: number): void {
    this.sql.exec('UPDATE inbox SET delivery = NULL WHERE seq = ?', seq);
  }

  readValue(name: string): { value: string; at: number } | undefined {
    return this.sql.exec<{ value: string; at: number }>('SELECT value, at FROM talk WHERE name = ?', name).toArray()[0];
  }

  writeValue(name: string, value: string, now: number): void {
    this.sql.exec('INSERT INTO talk (name, value, at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at', name, value, now);
  }

  addLetter(letter: NewLetter): void {
    this.sql.exec(
      'INSERT INTO outbox (id, talk, kind, body, urgency, reply_token, token_at, created_at, message_id, next_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
      letter.id, letter.talk, letter.kind, letter.body, letter.urgency, letter.replyToken, letter.tokenAt, letter.createdAt, letter.messageId, letter.nextAt,
    );
  }

  /** Letters still to go, the oldest first. */
  listDueLetters(): Letter[] {
    return this.listLetters('due');
  }

  /** Takes the letters that wait to open the next turn. */
  takeLateLetters(): Letter[] {
    const late = this.listLetters('late');
    for (const { seq } of late) this.removeLetter(seq);
    return late;
  }

  /**
   * An attempt begins. Stored before LINE hears of it: a process that dies now leaves an unknown outcome behind, not an untried letter. Only a reply can be
   * unknown; a push is protected by its retry key.
   */
  beginAttempt(seq: number, leaseUntil: number, isReply: boolean): void {
    this.sql.exec('UPDATE outbox SET attempts = attempts + 1, next_at = ?, unknown = MAX(unknown, ?) WHERE seq = ?', leaseUntil, isReply ? 1 : 0, seq);
  }

  retryLetter(seq: number, nextAt: number, unknown: boolean, dropToken: boolean): void {
    this.sql.exec('UPDATE outbox SET next_at = ?, unknown = ?, reply_token = CASE WHEN ? THEN NULL ELSE reply_token END WHERE seq = ?', nextAt, unknown ? 1 : 0, dropToken ? 1 : 0, seq);
  }

  keepForNextTurn(seq: number): void {
    this.sql.exec("UPDATE outbox SET status = 'late', reply_token = NULL WHERE seq = ?", seq);
  }

  parkLetter(seq: number, reason: string): void {
    this.sql.exec("UPDATE outbox SET status = 'parked', reason = ? WHERE seq = ?", reason, seq);
  }

  removeLetter(seq: number): void {
    this.sql.exec('DELETE FROM outbox WHERE seq = ?', seq);
  }

  /** A redelivered webhook opens a new minute for the token of an answer that has not gone out. */
  renewToken(eventId: string, replyToken: string, now: number): void {
    this.sql.exec("UPDATE outbox SET token_at = ? WHERE reply_token = ? AND id LIKE ? || '/%' AND status = 'due'", now, replyToken, eventId);
  }

  /** Erases the talk: state, profile, words. Ids of events stay, so that nothing is read twice, and letters on their way still go. */
  forget(keepLetters: boolean): void {
    this.sql.exec('DELETE FROM talk');
    this.sql.exec('UPDATE inbox SET delivery = NULL');
    this.sql.exec(keepLetters ? "DELETE FROM outbox WHERE status <> 'due'" : "DELETE FROM outbox WHERE kind = 'line'");
  }

  /** Removes what has been kept long enough. */
  tidy(now: number): void {
    this.sql.exec('DELETE FROM inbox WHERE delivery IS NULL AND received_at < ?', now - INBOX_KEPT_MS);
    this.sql.exec('DELETE FROM unsent WHERE at < ?', now - INBOX_KEPT_MS);
    this.sql.exec("DELETE FROM outbox WHERE status = 'parked' AND created_at < ?", now - PARKED_KEPT_MS);
    this.sql.exec("DELETE FROM talk WHERE name LIKE 'aside-%' AND at < ?", now - PARKED_KEPT_MS);
  }

  isEmpty(): boolean {
    return ['inbox', 'outbox', 'talk', 'unsent'].every((table) => this.sql.exec(`SELECT 1 FROM ${table} LIMIT 1`).toArray().length === 0);
  }

  private listLetters(status: Letter['status']): Letter[] {
    return this.sql.exec<LetterRow>('SELECT * FROM outbox WHERE status = ? ORDER BY seq', status).toArray().map((row) => ({
      seq: row.seq, id: row.id, talk: row.talk, kind: row.kind as Letter['kind'], body: row.body, urgency: row.urgency as Letter['urgency'], replyToken: row.reply_token, tokenAt: row.token_at,
      createdAt: row.created_at, attempts: row.attempts, unknown: row.unknown === 1, messageId: row.message_id, nextAt: row.next_at, status: row.status as Letter['status'],
    }));
  }
}
