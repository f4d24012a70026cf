-- What styles and types of events there are is the program's matter from here on. `next_deadline` is when the draft's
-- clock wants something; empty: nothing runs.
ALTER TABLE drafts
  DROP CONSTRAINT drafts_style_check,
  ADD CHECK (style <> ''),
  DROP CONSTRAINT drafts_tie_window_check,
  ADD CHECK (tie_window BETWEEN 0 AND 100000),
  ADD COLUMN next_deadline BIGINT,
  ADD CHECK (status = 'active' OR next_deadline IS NULL);
CREATE INDEX drafts_by_deadline ON drafts (next_deadline) WHERE next_deadline IS NOT NULL;

-- `commit_seq` is the seq of the first event of its commit. `actor_id` is of an account, or for a seat of the captain's
-- player. `hash` seals the log up to here; empty: not sealed yet.
ALTER TABLE events
  DROP CONSTRAINT events_event_type_check,
  ADD CHECK (event_type <> ''),
  ADD COLUMN commit_seq BIGINT CHECK (commit_seq BETWEEN 1 AND seq),
  ADD COLUMN actor_kind TEXT CHECK (actor_kind <> ''),
  ADD COLUMN hash BYTEA CHECK (length(hash) = 32);

-- Until now the type of an event said whether a commit begins with it, and the name of its actor whether a captain
-- picked from their own seat.
DROP TRIGGER events_never_change ON events;
UPDATE events AS e SET commit_seq =
  coalesce((SELECT max(f.seq) FROM events AS f
            WHERE f.draft_id = e.draft_id AND f.seq <= e.seq
              AND f.event_type IN ('draft_started', 'player_picked', 'pick_undone', 'draft_aborted')),
           1);
UPDATE events AS e SET actor_kind =
  CASE WHEN EXISTS (SELECT 1 FROM events AS f
                    WHERE f.draft_id = e.draft_id AND f.seq = e.commit_seq AND f.event_type = 'player_picked'
                      AND (f.payload ->> 'captain_id')::bigint = e.actor_id
                      AND f.payload ->> 'captain_name' = e.actor_name)
       THEN 'seat' ELSE 'account' END
WHERE actor_id IS NOT NULL;
CREATE TRIGGER events_never_change BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION refuse('an event never changes');

ALTER TABLE events
  ALTER COLUMN commit_seq SET NOT NULL,
  ADD CHECK ((actor_id IS NULL) = (actor_kind IS NULL));
