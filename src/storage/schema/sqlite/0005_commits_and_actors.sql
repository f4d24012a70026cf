-- Two tables are built again, because SQLite can't alter a CHECK: what styles and types of events there are is the
-- program's matter from here on. First goes what speaks of them.
DROP TRIGGER teams_join_only_pending_drafts;
DROP TRIGGER teams_change_only_in_pending_drafts;
DROP TRIGGER teams_leave_only_drafts_that_never_started;
DROP TRIGGER events_leave_no_gap;
DROP TRIGGER events_never_change;
DROP TRIGGER events_stay_while_the_draft_exists;

-- `next_deadline` is when the draft's clock wants something; empty: nothing runs.
CREATE TABLE new_drafts (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  tournament_id      INTEGER NOT NULL REFERENCES tournaments (id) ON DELETE RESTRICT,
  style              TEXT    NOT NULL CHECK (style <> ''),
  status             TEXT    NOT NULL DEFAULT 'pending'
                             CHECK (status IN ('pending', 'active', 'completed', 'aborted')),
  team_size          INTEGER NOT NULL CHECK (team_size BETWEEN 2 AND 10),
  tie_window         INTEGER NOT NULL CHECK (tie_window BETWEEN 0 AND 100000),
  head_seq           INTEGER NOT NULL DEFAULT 0 CHECK (head_seq >= 0),
  created_at         INTEGER NOT NULL,
  started_at         INTEGER,
  completed_at       INTEGER,
  aborted_team_count INTEGER CHECK (aborted_team_count >= 0),
  next_deadline      INTEGER,
  CHECK (status <> 'pending' OR started_at IS NULL),
  CHECK (status NOT IN ('active', 'completed') OR started_at IS NOT NULL),
  CHECK ((status = 'completed') = (completed_at IS NOT NULL)),
  CHECK (status = 'active' OR next_deadline IS NULL)
) STRICT;
INSERT INTO new_drafts (id, tournament_id, style, status, team_size, tie_window, head_seq, created_at, started_at,
                        completed_at, aborted_team_count)
SELECT id, tournament_id, style, status, team_size, tie_window, head_seq, created_at, started_at, completed_at,
       aborted_team_count
FROM drafts;
-- The numbers of drafts that were deleted are not given again.
DELETE FROM sqlite_sequence WHERE name = 'new_drafts';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_drafts', seq FROM sqlite_sequence WHERE name = 'drafts';

-- `commit_seq` is the seq of the first event of its commit. `actor_id` is of an account, or for a seat of the captain's
-- player. `hash` seals the log up to here; empty: not sealed yet.
CREATE TABLE new_events (
  draft_id       INTEGER NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  seq            INTEGER NOT NULL CHECK (seq >= 1),
  tournament_id  INTEGER NOT NULL,
  tournament_seq INTEGER NOT NULL CHECK (tournament_seq >= 1),
  commit_seq     INTEGER NOT NULL CHECK (commit_seq BETWEEN 1 AND seq),
  id             INTEGER NOT NULL CHECK (id >= 1),
  event_type     TEXT    NOT NULL CHECK (event_type <> ''),
  payload        TEXT    NOT NULL CHECK (json_valid(payload)),
  actor_kind     TEXT    CHECK (actor_kind <> ''),
  actor_id       INTEGER,
  actor_name     TEXT,
  created_at     INTEGER NOT NULL,
  hash           BLOB    CHECK (length(hash) = 32),
  PRIMARY KEY (draft_id, seq),
  UNIQUE (tournament_id, tournament_seq),
  CHECK ((actor_id IS NULL) = (actor_name IS NULL) AND (actor_id IS NULL) = (actor_kind IS NULL))
) STRICT, WITHOUT ROWID;
-- Until now the type of an event said whether a commit begins with it, and the name of its actor whether a captain
-- picked from their own seat.
INSERT INTO new_events (draft_id, seq, tournament_id, tournament_seq, commit_seq, id, event_type, payload, actor_kind,
                        actor_id, actor_name, created_at)
SELECT e.draft_id, e.seq, e.tournament_id, e.tournament_seq, first.seq, e.id, e.event_type, e.payload,
       CASE
         WHEN e.actor_id IS NULL THEN NULL
         WHEN first.event_type = 'player_picked' AND json_extract(first.payload, '$.captain_id') = e.actor_id
              AND json_extract(first.payload, '$.captain_name') = e.actor_name THEN 'seat'
         ELSE 'account'
       END,
       e.actor_id, e.actor_name, e.created_at
FROM events AS e
JOIN events AS first
  ON first.draft_id = e.draft_id
 AND first.seq = coalesce((SELECT max(f.seq) FROM events AS f
                           WHERE f.draft_id = e.draft_id AND f.seq <= e.seq
                             AND f.event_type IN ('draft_started', 'player_picked', 'pick_undone', 'draft_aborted')),
                          1);

DROP TABLE events;
DROP TABLE drafts;
ALTER TABLE new_drafts RENAME TO drafts;
ALTER TABLE new_events RENAME TO events;

CREATE INDEX drafts_by_tournament ON drafts (tournament_id);
CREATE INDEX drafts_running ON drafts (tournament_id, id) WHERE status = 'active';
CREATE INDEX drafts_by_deadline ON drafts (next_deadline) WHERE next_deadline IS NOT NULL;

CREATE TRIGGER drafts_set_up_is_frozen_at_start
BEFORE UPDATE OF tournament_id, style, team_size, tie_window ON drafts WHEN OLD.status <> 'pending'
BEGIN
  SELECT RAISE (ABORT, 'the set-up of a draft that is not pending never changes');
END;

CREATE TRIGGER drafts_never_become_pending_again
BEFORE UPDATE OF status ON drafts WHEN NEW.status = 'pending' AND OLD.status <> 'pending'
BEGIN
  SELECT RAISE (ABORT, 'a draft never becomes pending again');
END;

CREATE TRIGGER teams_join_only_pending_drafts
BEFORE INSERT ON teams WHEN (SELECT status FROM drafts WHERE id = NEW.draft_id) <> 'pending'
BEGIN
  SELECT RAISE (ABORT, 'the teams of a draft that is not pending never change');
END;

CREATE TRIGGER teams_change_only_in_pending_drafts
BEFORE UPDATE OF draft_id, captain_id, name, draft_order ON teams
WHEN (SELECT status FROM drafts WHERE id = OLD.draft_id) <> 'pending'
BEGIN
  SELECT RAISE (ABORT, 'the teams of a draft that is not pending never change');
END;

CREATE TRIGGER teams_leave_only_drafts_that_never_started
BEFORE DELETE ON teams WHEN (SELECT started_at FROM drafts WHERE id = OLD.draft_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'the teams of a started draft never change');
END;

CREATE TRIGGER events_leave_no_gap
BEFORE INSERT ON events
WHEN NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM events WHERE draft_id = NEW.draft_id)
  OR NEW.tournament_seq
     <> 1 + (SELECT coalesce(max(tournament_seq), 0) FROM events WHERE tournament_id = NEW.tournament_id)
BEGIN
  SELECT RAISE (ABORT, 'an event must follow the head of its log');
END;

CREATE TRIGGER events_never_change
BEFORE UPDATE ON events
BEGIN
  SELECT RAISE (ABORT, 'an event never changes');
END;

-- A cascade removes the draft's row first.
CREATE TRIGGER events_stay_while_the_draft_exists
BEFORE DELETE ON events WHEN EXISTS (SELECT 1 FROM drafts WHERE id = OLD.draft_id)
BEGIN
  SELECT RAISE (ABORT, 'an event is never deleted while its draft exists');
END;
