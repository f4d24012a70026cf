-- A tournament that was deleted keeps its rows for a while, so that it can be restored. No one is shown any of it.
ALTER TABLE tournaments ADD COLUMN deleted_at INTEGER;
CREATE INDEX deleted_tournaments ON tournaments (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TRIGGER tournaments_with_an_active_draft_stay
BEFORE UPDATE OF deleted_at ON tournaments
WHEN NEW.deleted_at IS NOT NULL
 AND EXISTS (SELECT 1 FROM drafts WHERE tournament_id = NEW.id AND status = 'active')
BEGIN
  SELECT RAISE (ABORT, 'a tournament with an active draft is not deleted');
END;

-- What a draft calls its captain since the start, whatever the roster calls them later.
ALTER TABLE teams ADD COLUMN captain_name TEXT CHECK (captain_name <> '');
UPDATE teams SET captain_name = (SELECT name FROM players WHERE id = teams.captain_id)
WHERE draft_id IN (SELECT id FROM drafts WHERE started_at IS NOT NULL);

CREATE TRIGGER captains_keep_their_names_in_started_drafts
BEFORE UPDATE OF captain_name ON teams WHEN OLD.captain_name IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'the teams of a started draft never change');
END;
