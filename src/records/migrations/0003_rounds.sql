-- What the desk does by itself: telling again what was not told, and forgetting. `forgotten_at`: the record period is over and the ticket no longer knows whose it was.
ALTER TABLE tickets ADD COLUMN forgotten_at INTEGER;
ALTER TABLE desk_outbox ADD COLUMN tried_at INTEGER;
CREATE INDEX desk_outbox_by_ticket ON desk_outbox (ticket_id);
-- Closed tickets that still have something to lose; those that have lost it are many and stay out.
CREATE INDEX tickets_with_words ON tickets (closed_at) WHERE state = 'closed' AND legal_hold = 0 AND (words_deleted_at IS NULL OR words_deleted_at < closed_at);
CREATE INDEX tickets_with_record ON tickets (closed_at) WHERE state = 'closed' AND legal_hold = 0 AND forgotten_at IS NULL;
-- When each round ran last and how it ended, so that a cron that stopped or a notice that fails is seen.
CREATE TABLE rounds (name TEXT PRIMARY KEY, at INTEGER NOT NULL, result TEXT NOT NULL);
