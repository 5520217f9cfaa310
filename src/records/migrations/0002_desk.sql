-- The desk: tickets, what was said in them, who did what, who may come in. Words live here only as long as the retention says; `summary` is kept for the city's record period.
CREATE TABLE tickets (
  id TEXT PRIMARY KEY, number TEXT NOT NULL, talk TEXT NOT NULL, language TEXT NOT NULL, category TEXT NOT NULL, place TEXT NOT NULL, sensitive INTEGER NOT NULL, danger TEXT,
  for_whom TEXT, reach TEXT, interpreter TEXT, safe_phone TEXT, state TEXT NOT NULL, assignee TEXT, created_at INTEGER NOT NULL, waiting_since INTEGER, opened_at INTEGER, closed_at INTEGER,
  outcome TEXT, summary TEXT, last_message_at INTEGER NOT NULL, escalated_at INTEGER, notified_at INTEGER, deletion_asked_at INTEGER, legal_hold INTEGER NOT NULL DEFAULT 0, words_deleted_at INTEGER,
  version INTEGER NOT NULL DEFAULT 0
);
-- The inbox in its own order: sensitive and danger first, then whoever waits longest. Closed tickets are many and stay out of these.
CREATE INDEX tickets_waiting ON tickets ((sensitive = 1 OR danger IS NOT NULL) DESC, waiting_since, id) WHERE state = 'waiting';
CREATE INDEX tickets_active ON tickets (last_message_at DESC, id) WHERE state = 'active';
CREATE INDEX tickets_mine ON tickets (assignee, last_message_at DESC) WHERE state = 'active';
CREATE INDEX tickets_closed ON tickets (closed_at DESC, id) WHERE state = 'closed';
CREATE INDEX tickets_by_talk ON tickets (talk, created_at);
CREATE INDEX tickets_by_number ON tickets (number);

CREATE TABLE ticket_messages (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, ticket_id TEXT NOT NULL REFERENCES tickets (id), at INTEGER NOT NULL, author TEXT NOT NULL, member TEXT, text TEXT NOT NULL,
  translation TEXT, media TEXT, message_id TEXT, danger TEXT, delivery TEXT, reason TEXT, withdrawn_at INTEGER
);
CREATE INDEX ticket_messages_by_ticket ON ticket_messages (ticket_id, seq);
CREATE INDEX ticket_messages_by_message ON ticket_messages (message_id) WHERE message_id IS NOT NULL;
-- Words cut into pairs of characters, so that two-character Japanese words are found (trigrams miss 在留). rowid is the message's seq.
CREATE VIRTUAL TABLE ticket_words USING fts5 (words, tokenize = "unicode61 remove_diacritics 0 tokenchars '-_'");

-- Every change once (id: the event it comes from), in order (seq), and none on a version that is no longer true.
CREATE TABLE ticket_changes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, ticket_id TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, member TEXT, detail TEXT,
  UNIQUE (ticket_id, version)
);

-- What staff did that a talk must still learn of; gone when the talk has it.
CREATE TABLE desk_outbox (id TEXT PRIMARY KEY, talk TEXT NOT NULL, ticket_id TEXT NOT NULL, ticket_version INTEGER NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL);
CREATE INDEX desk_outbox_by_time ON desk_outbox (at);

-- Links and sessions of rooms, as SHA-256 of the secret: whoever reads this table can open nothing.
CREATE TABLE room_links (hash TEXT PRIMARY KEY, ticket_id TEXT NOT NULL, at INTEGER NOT NULL, used_at INTEGER);
CREATE TABLE room_sessions (hash TEXT PRIMARY KEY, ticket_id TEXT NOT NULL, seen_at INTEGER NOT NULL);
CREATE INDEX room_links_by_ticket ON room_links (ticket_id);
CREATE INDEX room_sessions_by_ticket ON room_sessions (ticket_id);
-- Pictures sent in a room. Those sent in LINE stay with LINE and are fetched when staff open them.
CREATE TABLE attachments (id TEXT PRIMARY KEY, ticket_id TEXT NOT NULL, at INTEGER NOT NULL, type TEXT NOT NULL, bytes BLOB NOT NULL);
CREATE INDEX attachments_by_ticket ON attachments (ticket_id);

CREATE TABLE members (mail TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, sensitive INTEGER NOT NULL DEFAULT 0, active INTEGER NOT NULL DEFAULT 1, added_at INTEGER NOT NULL);
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL, at INTEGER NOT NULL, member TEXT NOT NULL);

-- Who did and saw what; never words of residents. The triggers refuse every change, from wherever it comes.
CREATE TABLE audit (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, member TEXT NOT NULL, action TEXT NOT NULL, ticket_id TEXT, detail TEXT);
CREATE INDEX audit_by_ticket ON audit (ticket_id, seq);
CREATE TRIGGER audit_is_not_edited BEFORE UPDATE ON audit BEGIN SELECT RAISE (ABORT, 'the audit log is not edited'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE (ABORT, 'the audit log is not deleted'); END;
