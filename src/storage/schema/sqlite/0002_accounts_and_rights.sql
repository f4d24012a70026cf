-- A disabled account signs in no more. An empty `password_hash` is no password: such an account signs in elsewhere.
ALTER TABLE accounts ADD COLUMN disabled_at INTEGER;
ALTER TABLE accounts ADD COLUMN discord_id TEXT CHECK (discord_id <> '');
CREATE UNIQUE INDEX accounts_by_discord ON accounts (discord_id) WHERE discord_id IS NOT NULL;

-- Links that are used once. Keyed by the hash of what the link holds: a copy of this table opens nothing.
CREATE TABLE invites (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  hash       BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),
  kind       TEXT    NOT NULL CHECK (kind IN ('invite', 'set_up', 'password')),
  role       TEXT    NOT NULL CHECK (role IN ('member', 'organiser', 'admin')),
  account_id INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
  created_by INTEGER REFERENCES accounts (id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  CHECK ((kind = 'password') = (account_id IS NOT NULL))
) STRICT;
CREATE INDEX invites_by_account ON invites (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX invites_by_creator ON invites (created_by) WHERE created_by IS NOT NULL;

-- Who signed in, and what staff and admins did. Names stay when accounts go.
CREATE TABLE audit (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  at         INTEGER NOT NULL,
  action     TEXT    NOT NULL CHECK (action <> ''),
  actor_id   INTEGER,
  actor_name TEXT,
  subject    TEXT    NOT NULL DEFAULT '',
  detail     TEXT    NOT NULL DEFAULT '',
  address    TEXT    NOT NULL DEFAULT '',
  CHECK ((actor_id IS NULL) = (actor_name IS NULL))
) STRICT;
CREATE INDEX audit_by_actor ON audit (actor_id, id) WHERE actor_id IS NOT NULL;
CREATE INDEX audit_by_time ON audit (at);

CREATE TRIGGER audit_never_changes
BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE (ABORT, 'an entry of the audit log never changes');
END;

-- A private tournament is for its people, and for whoever has its link of `link_generation`.
ALTER TABLE tournaments ADD COLUMN visibility TEXT NOT NULL DEFAULT 'public' CHECK (visibility IN ('public', 'private'));
ALTER TABLE tournaments ADD COLUMN link_generation INTEGER NOT NULL DEFAULT 1 CHECK (link_generation >= 1);
CREATE INDEX tournaments_private ON tournaments (id) WHERE visibility = 'private';

CREATE TABLE members (
  tournament_id INTEGER NOT NULL REFERENCES tournaments (id) ON DELETE CASCADE,
  account_id    INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  PRIMARY KEY (tournament_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_account ON members (account_id);

ALTER TABLE players ADD COLUMN discord_id TEXT CHECK (discord_id <> '');
CREATE UNIQUE INDEX players_by_discord ON players (discord_id, tournament_id) WHERE discord_id IS NOT NULL;

-- The links of private tournaments that a session has opened. Holds only while `generation` is the tournament's.
CREATE TABLE session_tournaments (
  session_hash  BLOB    NOT NULL REFERENCES sessions (hash) ON DELETE CASCADE,
  tournament_id INTEGER NOT NULL REFERENCES tournaments (id) ON DELETE CASCADE,
  generation    INTEGER NOT NULL CHECK (generation >= 1),
  PRIMARY KEY (session_hash, tournament_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_tournaments_by_tournament ON session_tournaments (tournament_id);

-- One row. Counts the changes that take rights away: who watches something private is looked at again.
CREATE TABLE access_version (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL
) STRICT;
INSERT INTO access_version (id, version) VALUES (1, 0);
