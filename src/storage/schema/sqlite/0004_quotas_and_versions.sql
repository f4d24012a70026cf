-- How many teams a draft had when it was aborted: its captains may leave the roster after that. Empty until then.
ALTER TABLE drafts ADD COLUMN aborted_team_count INTEGER CHECK (aborted_team_count >= 0);
UPDATE drafts SET aborted_team_count =
  coalesce((SELECT json_array_length(payload, '$.setup.teams') FROM events
            WHERE draft_id = drafts.id AND seq = 1 AND event_type = 'draft_aborted'),
           (SELECT count(*) FROM teams WHERE draft_id = drafts.id))
WHERE status = 'aborted';

-- Counts the changes of what a tournament's pending drafts show.
ALTER TABLE tournaments ADD COLUMN setup_version INTEGER NOT NULL DEFAULT 0;

-- Empty: nobody knows, or the account is gone. Of older tournaments it is the organiser, where there is but one.
ALTER TABLE tournaments ADD COLUMN created_by INTEGER REFERENCES accounts (id) ON DELETE SET NULL;
UPDATE tournaments SET created_by =
  (SELECT CASE WHEN count(*) = 1 THEN min(account_id) END FROM organisers WHERE tournament_id = tournaments.id);
CREATE INDEX tournaments_by_creator ON tournaments (created_by) WHERE created_by IS NOT NULL;

-- The newest drafts of a tournament, and those that run, are found without reading the others.
CREATE INDEX drafts_running ON drafts (tournament_id, id) WHERE status = 'active';
