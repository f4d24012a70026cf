#!/usr/bin/env bash
# PostgreSQL 15 (Debian 12). Guess: a COMMIT that waits for a synchronous standby ends at statement_timeout, and a cancel
# makes it fail. statement_timeout does not end it, however long it takes; and a cancel makes it succeed: COMMIT, exit
# status 0, a mere WARNING, though no standby has it. A client that cancels late commits gets the promise of
# synchronous_standby_names broken without an error.
set -euo pipefail
source "$(dirname "$0")/lib/common.sh"
source "$(dirname "$0")/lib/postgres.sh"

sql -c 'CREATE TABLE picks (round int)'
sql -c "ALTER SYSTEM SET synchronous_standby_names = 'absent'" -c 'SELECT pg_reload_conf()' >/dev/null
sleep 1
waiting() { sql -c "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"; }

sql -c "SET statement_timeout = '1s'" -c 'INSERT INTO picks VALUES (1)' >"$work/out" 2>"$work/err" &
client=$!
sleep 4
expect 'commits that wait 4 s after they began, with 1 s allowed' "$(waiting)" 1
sql -c "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'" >/dev/null
status=0
wait "$client" || status=$?
expect 'exit status of the client whose commit was cancelled' "$status" 0
expect 'what it was told' "$(head -1 "$work/err")" 'WARNING:  canceling wait for synchronous replication due to user request'
expect 'rows in the table, of which no standby has any' "$(sql -c 'SELECT count(*) FROM picks')" 1
