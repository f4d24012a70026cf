-- A rating is an integer in units of 10^-`rating_decimals`, and is called `rating_name`.
ALTER TABLE tournaments ADD COLUMN rating_name TEXT NOT NULL DEFAULT 'MMR' CHECK (rating_name <> '');
ALTER TABLE tournaments ADD COLUMN rating_decimals INTEGER NOT NULL DEFAULT 0 CHECK (rating_decimals BETWEEN 0 AND 3);

-- Built again for another CHECK. Who has `left_at` is on the roster no longer; drafts may keep the row. Who is out is on
-- the roster, and in no pool to come.
CREATE TABLE new_players (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  tournament_id INTEGER NOT NULL REFERENCES tournaments (id) ON DELETE RESTRICT,
  name          TEXT    NOT NULL CHECK (name <> ''),
  mmr           INTEGER NOT NULL CHECK (mmr BETWEEN 0 AND 1000000),
  positions     TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(positions)),
  account_id    INTEGER REFERENCES accounts (id) ON DELETE SET NULL,
  discord_id    TEXT    CHECK (discord_id <> ''),
  is_out        INTEGER NOT NULL DEFAULT 0 CHECK (is_out IN (0, 1)),
  left_at       INTEGER
) STRICT;
INSERT INTO new_players (id, tournament_id, name, mmr, positions, account_id, discord_id)
SELECT id, tournament_id, name, mmr, positions, account_id, discord_id FROM players;
-- The numbers of players who were deleted are not given again.
DELETE FROM sqlite_sequence WHERE name = 'new_players';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_players', seq FROM sqlite_sequence WHERE name = 'players';
DROP TABLE players;
ALTER TABLE new_players RENAME TO players;

CREATE INDEX players_by_tournament ON players (tournament_id);
CREATE INDEX players_by_account ON players (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX players_who_left ON players (left_at) WHERE left_at IS NOT NULL;
-- Who left gives their Discord id to the next.
CREATE UNIQUE INDEX players_by_discord ON players (discord_id, tournament_id)
  WHERE discord_id IS NOT NULL AND left_at IS NULL;

CREATE TRIGGER players_stay_in_drafts_that_need_them
BEFORE UPDATE OF left_at ON players
WHEN NEW.left_at IS NOT NULL
 AND (EXISTS (SELECT 1 FROM draft_players AS p JOIN drafts AS d ON d.id = p.draft_id
              WHERE p.player_id = NEW.id AND d.status = 'active')
      OR EXISTS (SELECT 1 FROM teams AS t JOIN drafts AS d ON d.id = t.draft_id
                 WHERE t.captain_id = NEW.id AND d.status = 'pending'))
BEGIN
  SELECT RAISE (ABORT, 'a player of an active draft and a captain of a pending one stay on the roster');
END;

ALTER TABLE drafts ADD COLUMN name TEXT CHECK (name <> '');
DROP TRIGGER drafts_set_up_is_frozen_at_start;
CREATE TRIGGER drafts_set_up_is_frozen_at_start
BEFORE UPDATE OF tournament_id, style, team_size, tie_window, name ON drafts WHEN OLD.status <> 'pending'
BEGIN
  SELECT RAISE (ABORT, 'the set-up of a draft that is not pending never changes');
END;

-- A team without a name of its own follows the captain's until the start.
ALTER TABLE teams ADD COLUMN is_named INTEGER NOT NULL DEFAULT 1 CHECK (is_named IN (0, 1));
UPDATE teams SET is_named = 0 WHERE name = 'Team ' || (SELECT name FROM players WHERE id = teams.captain_id);

-- Who is on the roster, and not in this draft.
CREATE TABLE draft_left_out (
  draft_id  INTEGER NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  player_id INTEGER NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  PRIMARY KEY (draft_id, player_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_left_out_by_player ON draft_left_out (player_id);
