-- Since when a session holds the seat: it may be older. Empty for what was written before: since the session began.
ALTER TABLE session_seats ADD COLUMN taken_at INTEGER;
