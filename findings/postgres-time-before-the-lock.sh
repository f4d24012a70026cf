#!/usr/bin/env bash
# PostgreSQL 15 (Debian 12). Guess: SELECT clock_timestamp() … FOR UPDATE gives a moment at which the row is locked, so that what
# several clients write by it is in the order of their turns. It is so when the one before has changed the row: then the columns
# are evaluated again. When the one before only locked it, as with a row that stands for others, the moment is from
# before the wait: two seconds back here, and earlier than what was written meanwhile.
set -euo pipefail
source "$(dirname "$0")/lib/common.sh"
source "$(dirname "$0")/lib/postgres.sh"

sql -c 'CREATE TABLE drafts (id int, picks int)' -c 'INSERT INTO drafts VALUES (1, 0)' -c 'CREATE TABLE log (who text, at timestamptz)'

# turns STATEMENT: one holds the row for two seconds, does this and writes a line; another asks for the row meanwhile.
turns() {
  sql -c 'TRUNCATE log'
  sql -c BEGIN -c 'SELECT 1 FROM drafts WHERE id = 1 FOR UPDATE' -c 'SELECT pg_sleep(2)' -c "$1" \
    -c "INSERT INTO log VALUES ('first', clock_timestamp())" -c COMMIT >/dev/null &
  first=$!
  until [ "$(sql -c "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")" = 1 ]; do sleep 0.05; done
  sql -c "WITH turn AS MATERIALIZED (SELECT clock_timestamp() AS at FROM drafts WHERE id = 1 FOR UPDATE)
          INSERT INTO log SELECT 'second', at FROM turn"
  wait "$first"
  sql -c "SELECT CASE WHEN second.at < first.at THEN 'earlier' ELSE 'later' END FROM log AS first, log AS second
          WHERE first.who = 'first' AND second.who = 'second'"
}

expect 'the second turn, after one that changed the row' "$(turns 'UPDATE drafts SET picks = picks + 1')" later
expect 'the second turn, after one that only locked it' "$(turns 'SELECT 1')" earlier
