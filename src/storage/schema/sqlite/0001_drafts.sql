-- One row. `commits` counts the transactions that changed anything; it and `epoch` say which log this is.
CREATE TABLE meta (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  epoch         TEXT    NOT NULL CHECK (length(epoch) = 32),
  commits       INTEGER NOT NULL DEFAULT 0 CHECK (commits >= 0),
  last_event_id INTEGER NOT NULL DEFAULT 0 CHECK (last_event_id >= 0)
) STRICT;

CREATE TABLE accounts (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  name          TEXT    NOT NULL UNIQUE CHECK (name <> ''),
  role          TEXT    NOT NULL CHECK (role IN ('member', 'organiser', 'admin')),
  password_hash TEXT    NOT NULL,
  created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE tournaments (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT    NOT NULL CHECK (name <> ''),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE organisers (
  tournament_id INTEGER NOT NULL REFERENCES tournaments (id) ON DELETE CASCADE,
  account_id    INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  PRIMARY KEY (tournament_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX organisers_by_account ON organisers (account_id);

CREATE TABLE players (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  tournament_id INTEGER NOT NULL REFERENCES tournaments (id) ON DELETE RESTRICT,
  name          TEXT    NOT NULL CHECK (name <> ''),
  mmr           INTEGER NOT NULL CHECK (mmr BETWEEN 0 AND 20000),
  positions     TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(positions)),
  account_id    INTEGER REFERENCES accounts (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX players_by_tournament ON players (tournament_id);
CREATE INDEX players_by_account ON players (account_id) WHERE account_id IS NOT NULL;

-- `head_seq` is the last seq of the draft's events, so that a list of drafts needs no look at their logs.
CREATE TABLE drafts (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  tournament_id INTEGER NOT NULL REFERENCES tournaments (id) ON DELETE RESTRICT,
  style         TEXT    NOT NULL CHECK (style IN ('shuffle', 'snake', 'normal')),
  status        TEXT    NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'active', 'completed', 'aborted')),
  team_size     INTEGER NOT NULL CHECK (team_size BETWEEN 2 AND 10),
  tie_window    INTEGER NOT NULL CHECK (tie_window BETWEEN 0 AND 5000),
  head_seq      INTEGER NOT NULL DEFAULT 0 CHECK (head_seq >= 0),
  created_at    INTEGER NOT NULL,
  started_at    INTEGER,
  completed_at  INTEGER,
  CHECK (status <> 'pending' OR started_at IS NULL),
  CHECK (status NOT IN ('active', 'completed') OR started_at IS NOT NULL),
  CHECK ((status = 'completed') = (completed_at IS NOT NULL))
) STRICT;
CREATE INDEX drafts_by_tournament ON drafts (tournament_id);

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

-- A seat is a team's captain; its link is of `seat_generation`. Orders above 64 are met only inside a transaction
-- that puts the captains in another order.
CREATE TABLE teams (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  draft_id        INTEGER NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  captain_id      INTEGER NOT NULL REFERENCES players (id) ON DELETE RESTRICT,
  name            TEXT    NOT NULL,
  draft_order     INTEGER NOT NULL CHECK (draft_order BETWEEN 1 AND 128),
  seat_generation INTEGER NOT NULL DEFAULT 1 CHECK (seat_generation >= 1),
  UNIQUE (draft_id, draft_order),
  UNIQUE (draft_id, captain_id)
) STRICT;
CREATE INDEX teams_by_captain ON teams (captain_id);

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

-- Who was on the roster when a draft started. Keeps them from being deleted.
CREATE TABLE draft_players (
  draft_id  INTEGER NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  player_id INTEGER NOT NULL REFERENCES players (id) ON DELETE RESTRICT,
  PRIMARY KEY (draft_id, player_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_players_by_player ON draft_players (player_id);

-- The log. Append-only while the draft exists. Its clustered key lays a draft's events side by side. `id` counts on
-- in meta.last_event_id.
CREATE TABLE events (
  draft_id       INTEGER NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  seq            INTEGER NOT NULL CHECK (seq >= 1),
  tournament_id  INTEGER NOT NULL,
  tournament_seq INTEGER NOT NULL CHECK (tournament_seq >= 1),
  id             INTEGER NOT NULL CHECK (id >= 1),
  event_type     TEXT    NOT NULL CHECK (event_type IN ('draft_started', 'tie_roll', 'captain_assigned',
                                                        'player_picked', 'pick_undone', 'draft_completed',
                                                        'draft_aborted')),
  payload        TEXT    NOT NULL CHECK (json_valid(payload)),
  actor_id       INTEGER,
  actor_name     TEXT,
  created_at     INTEGER NOT NULL,
  PRIMARY KEY (draft_id, seq),
  UNIQUE (tournament_id, tournament_seq),
  CHECK ((actor_id IS NULL) = (actor_name IS NULL))
) STRICT, WITHOUT ROWID;

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

-- Keyed by the hash of the session id: a copy of this table opens nothing.
CREATE TABLE sessions (
  hash         BLOB    PRIMARY KEY NOT NULL CHECK (length(hash) = 32),
  account_id   INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
  created_at   INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_last_seen ON sessions (last_seen_at);
CREATE INDEX sessions_by_account ON sessions (account_id) WHERE account_id IS NOT NULL;

-- Holds only while `generation` is the team's.
CREATE TABLE session_seats (
  session_hash BLOB    NOT NULL REFERENCES sessions (hash) ON DELETE CASCADE,
  team_id      INTEGER NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
  generation   INTEGER NOT NULL CHECK (generation >= 1),
  PRIMARY KEY (session_hash, team_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_seats_by_team ON session_seats (team_id);
