-- What residents asked and the bot could not answer, what they said of answers, what could not be sent. No words but the question, nobody's name or id.
CREATE TABLE unanswered (id TEXT PRIMARY KEY, at INTEGER NOT NULL, language TEXT NOT NULL, question TEXT NOT NULL, message_id TEXT);
CREATE INDEX unanswered_by_time ON unanswered (at);
CREATE INDEX unanswered_by_message ON unanswered (message_id);
CREATE TABLE feedback (id TEXT PRIMARY KEY, at INTEGER NOT NULL, language TEXT NOT NULL, topic TEXT NOT NULL, useful INTEGER NOT NULL);
CREATE INDEX feedback_by_topic ON feedback (topic, at);
CREATE TABLE parked (id TEXT PRIMARY KEY, at INTEGER NOT NULL, reason TEXT NOT NULL, urgency TEXT NOT NULL, request_id TEXT, object TEXT NOT NULL);
CREATE TABLE counters (name TEXT NOT NULL, day TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (name, day));
