-- Since when the resident has the account blocked: LINE takes messages for them and delivers none.
ALTER TABLE tickets ADD COLUMN left_at INTEGER;
