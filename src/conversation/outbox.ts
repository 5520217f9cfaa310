import { isDue, type Letter, type LetterRow, type NewLetter, toLetter } from './letter.ts';

/** More than this never waits for one person; what does comes after. */
const LATE_AT_ONCE = 50;
const PARKED_KEPT_MS = 30 * 86_400_000;

/** The letters of one talk, in its object's SQLite; every method is synchronous. */
export class Outbox {
  private readonly sql: SqlStorage;
  /** True only when it is certain: this instance is the only one that writes (see TalkStore). */
  private dueEmpty = false;
  private lateEmpty = false;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Forgets what it believes to know: a write has been taken back. */
  doubt(): void {
    this.dueEmpty = false;
    this.lateEmpty = false;
  }

  /** Adds a letter; its place in the order. With `begin` its first attempt begins with this very write (see beginAttempt). */
  add(letter: NewLetter, begin?: { leaseUntil: number; isReply: boolean }): number {
    this.dueEmpty = false;
    return this.sql
      .exec<{ seq: number }>(
        'INSERT INTO outbox (id, talk, kind, body, urgency, reply_token, token_at, created_at, message_id, next_at, attempts, unknown) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq',
        letter.id,
        letter.talk,
        letter.kind,
        letter.body,
        letter.urgency,
        letter.replyToken,
        letter.tokenAt,
        letter.createdAt,
        letter.messageId,
        begin?.leaseUntil ?? letter.nextAt,
        begin ? 1 : 0,
        begin?.isReply ? 1 : 0,
      )
      .one().seq;
  }

  hasDue(): boolean {
    this.dueEmpty ||= this.sql.exec("SELECT 1 FROM outbox WHERE status = 'due' LIMIT 1").toArray().length === 0;
    return !this.dueEmpty;
  }

  /**
   * The letter to deliver now: the oldest of its lane, when its moment has come. A danger card does not wait behind an answer that LINE refuses at the
   * moment, and records do not wait for LINE.
   */
  findNext(now: number): Letter | undefined {
    if (!this.hasDue()) return undefined;
    const [line] = this.list("kind = 'line' AND status = 'due'", 1);
    if (line && isDue(line, now)) return line;
    const [danger] = line ? this.list("kind = 'line' AND status = 'due' AND urgency = 'danger'", 1) : [];
    if (danger && isDue(danger, now)) return danger;
    const [record] = this.list("kind = 'record' AND status = 'due'", 1);
    return record && isDue(record, now) ? record : undefined;
  }

  /** When the next letter is to be looked at, in epoch milliseconds; null when none is left. */
  findNextTime(): number | null {
    if (this.dueEmpty) return null;
    const { at } = this.sql
      .exec<{ at: number | null }>("SELECT MIN(next_at) AS at FROM outbox WHERE status = 'due'")
      .one();
    this.dueEmpty = at === null;
    return at;
  }

  /** Looks at the letter again at `nextAt`; nothing has been tried. */
  pause(seq: number, nextAt: number): void {
    this.sql.exec('UPDATE outbox SET next_at = ?, attempts = MAX(attempts, 1) WHERE seq = ?', nextAt, seq);
  }

  /** The letters that wait to open the next turn, oldest first. */
  listLate(): Letter[] {
    if (this.lateEmpty) return [];
    const late = this.list("status = 'late'", LATE_AT_ONCE);
    this.lateEmpty = late.length === 0;
    return late;
  }

  /** What was said of how a ticket stands, and waits for a free reply, is no longer true: something newer is told instead. */
  dropNotices(): void {
    this.sql.exec(
      "DELETE FROM outbox WHERE kind = 'line' AND urgency = 'free' AND message_id IS NULL AND reply_token IS NULL AND status <> 'parked'",
    );
  }

  /** A letter that waits has begun to go: these messages of it are still to come. */
  shorten(seq: number, body: string): void {
    this.sql.exec('UPDATE outbox SET body = ? WHERE seq = ?', body, seq);
  }

  /**
   * An attempt begins. Stored before LINE hears of it: a process that dies now leaves an unknown outcome behind, not an untried letter. Only a reply can be
   * unknown; a push is protected by its retry key.
   */
  beginAttempt(seq: number, leaseUntil: number, isReply: boolean): void {
    this.sql.exec(
      'UPDATE outbox SET attempts = attempts + 1, next_at = ?, unknown = MAX(unknown, ?) WHERE seq = ?',
      leaseUntil,
      isReply ? 1 : 0,
      seq,
    );
  }

  retry(seq: number, nextAt: number, unknown: boolean, dropToken: boolean): void {
    this.sql.exec(
      'UPDATE outbox SET next_at = ?, unknown = ?, reply_token = CASE WHEN ? THEN NULL ELSE reply_token END WHERE seq = ?',
      nextAt,
      unknown ? 1 : 0,
      dropToken ? 1 : 0,
      seq,
    );
  }

  keepForNextTurn(seq: number): void {
    this.lateEmpty = false;
    this.sql.exec("UPDATE outbox SET status = 'late', reply_token = NULL WHERE seq = ?", seq);
  }

  park(seq: number, reason: string): void {
    this.sql.exec("UPDATE outbox SET status = 'parked', reason = ? WHERE seq = ?", reason, seq);
  }

  remove(seq: number): void {
    this.sql.exec('DELETE FROM outbox WHERE seq = ?', seq);
  }

  /** A redelivered webhook opens a new minute for the token of an answer that has not gone out. */
  renewToken(eventId: string, replyToken: string, now: number): void {
    this.sql.exec(
      "UPDATE outbox SET token_at = ? WHERE reply_token = ? AND id LIKE ? || '/%' AND status = 'due'",
      now,
      replyToken,
      eventId,
    );
  }

  /** Takes back the records that hold a message's words. */
  withdraw(messageId: string): void {
    this.sql.exec("DELETE FROM outbox WHERE message_id = ? AND kind = 'record'", messageId);
  }

  /** With `keepDue` letters on their way still go: a receipt, a record. Without, only records do. */
  forget(keepDue: boolean): void {
    this.sql.exec(keepDue ? "DELETE FROM outbox WHERE status <> 'due'" : "DELETE FROM outbox WHERE kind = 'line'");
  }

  tidy(now: number): void {
    this.sql.exec("DELETE FROM outbox WHERE status = 'parked' AND created_at < ?", now - PARKED_KEPT_MS);
  }

  private list(where: string, limit: number): Letter[] {
    return this.sql
      .exec<LetterRow>(`SELECT * FROM outbox WHERE ${where} ORDER BY seq LIMIT ${limit}`)
      .toArray()
      .map(toLetter);
  }
}
