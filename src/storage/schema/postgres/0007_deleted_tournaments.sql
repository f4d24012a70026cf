-- A tournament that was deleted keeps its rows for a while, so that it can be restored. No one is shown any of it.
ALTER TABLE tournaments ADD COLUMN deleted_at BIGINT;
CREATE INDEX deleted_tournaments ON tournaments (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE FUNCTION keep_tournaments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM drafts WHERE tournament_id = NEW.id AND status = 'active') THEN
    RAISE EXCEPTION 'a tournament with an active draft is not deleted';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tournaments_with_an_active_draft_stay
BEFORE UPDATE OF deleted_at ON tournaments
FOR EACH ROW WHEN (NEW.deleted_at IS NOT NULL)
EXECUTE FUNCTION keep_tournaments();

-- What a draft calls its captain since the start, whatever the roster calls them later.
ALTER TABLE teams ADD COLUMN captain_name TEXT CHECK (captain_name <> '');
UPDATE teams SET captain_name = (SELECT name FROM players WHERE id = teams.captain_id)
WHERE draft_id IN (SELECT id FROM drafts WHERE started_at IS NOT NULL);

CREATE TRIGGER captains_keep_their_names_in_started_drafts
BEFORE UPDATE OF captain_name ON teams
FOR EACH ROW WHEN (OLD.captain_name IS NOT NULL)
EXECUTE FUNCTION refuse('the teams of a started draft never change');
