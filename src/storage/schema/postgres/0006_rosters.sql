-- A rating is an integer in units of 10^-`rating_decimals`, and is called `rating_name`.
ALTER TABLE tournaments
  ADD COLUMN rating_name TEXT NOT NULL DEFAULT 'MMR' CHECK (rating_name <> ''),
  ADD COLUMN rating_decimals INTEGER NOT NULL DEFAULT 0 CHECK (rating_decimals BETWEEN 0 AND 3);

-- Who has `left_at` is on the roster no longer; drafts may keep the row. Who is out is on the roster, and in no pool to
-- come.
ALTER TABLE players
  DROP CONSTRAINT players_mmr_check,
  ADD CHECK (mmr BETWEEN 0 AND 1000000),
  ADD COLUMN is_out INTEGER NOT NULL DEFAULT 0 CHECK (is_out IN (0, 1)),
  ADD COLUMN left_at BIGINT;
CREATE INDEX players_who_left ON players (left_at) WHERE left_at IS NOT NULL;
-- Who left gives their Discord id to the next.
DROP INDEX players_by_discord;
CREATE UNIQUE INDEX players_by_discord ON players (discord_id, tournament_id)
  WHERE discord_id IS NOT NULL AND left_at IS NULL;

CREATE FUNCTION keep_players() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM draft_players AS p JOIN drafts AS d ON d.id = p.draft_id
             WHERE p.player_id = NEW.id AND d.status = 'active')
     OR EXISTS (SELECT 1 FROM teams AS t JOIN drafts AS d ON d.id = t.draft_id
                WHERE t.captain_id = NEW.id AND d.status = 'pending') THEN
    RAISE EXCEPTION 'a player of an active draft and a captain of a pending one stay on the roster';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER players_stay_in_drafts_that_need_them
BEFORE UPDATE OF left_at ON players
FOR EACH ROW WHEN (NEW.left_at IS NOT NULL)
EXECUTE FUNCTION keep_players();

ALTER TABLE drafts ADD COLUMN name TEXT CHECK (name <> '');
DROP TRIGGER drafts_set_up_is_frozen_at_start ON drafts;
CREATE TRIGGER drafts_set_up_is_frozen_at_start
BEFORE UPDATE OF tournament_id, style, team_size, tie_window, name ON drafts
FOR EACH ROW WHEN (OLD.status <> 'pending')
EXECUTE FUNCTION refuse('the set-up of a draft that is not pending never changes');

-- A team without a name of its own follows the captain's until the start.
ALTER TABLE teams ADD COLUMN is_named INTEGER NOT NULL DEFAULT 1 CHECK (is_named IN (0, 1));
UPDATE teams SET is_named = 0 WHERE name = 'Team ' || (SELECT name FROM players WHERE id = teams.captain_id);

-- Who is on the roster, and not in this draft.
CREATE TABLE draft_left_out (
  draft_id  BIGINT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  player_id BIGINT NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  PRIMARY KEY (draft_id, player_id)
);
CREATE INDEX draft_left_out_by_player ON draft_left_out (player_id);
