#!/usr/bin/env bash
# PostgreSQL 15 (Debian 12). Guess: a COMMIT that waits for a synchronous standby ends at statement_timeout, and a cancel
# makes it fail. statement_timeout does not end it, however long it takes; and a cancel makes it succeed: COMMIT, exit
# status 0, a mere WARNING, though no standby has it. A client that cancels late commits gets the promise of
# synchronous_standby_names broken without an error.
set -euo pipefail
source "$(dirname "$0")/lib/common.sh"
fetch postgresql-15=15.20-0+deb12u1 postgresql-client-15=15.20-0+deb12u1 libpq5 libicu72 libxml2 libldap-2.5-0 libsasl2-2 \
  libgssapi-krb5-2 libkrb5-3 libk5crypto3 libkrb5support0 libkeyutils1 libcom-err2 libpam0g libsystemd0 liblz4-1 libzstd1 \
  libssl3 libgnutls30 libidn2-0 libunistring2 libtasn1-6 libp11-kit0 libffi8 libhogweed6 libnettle8 libgmp10 libaudit1 \
  libcap-ng0 libcap2 libgcrypt20 libgpg-error0 liblzma5 libreadline8 libtinfo6 zlib1g libstdc++6 libgcc-s1
programs=$work/root/usr/lib/postgresql/15/bin
as=()
mkdir "$work/postgres"
if [ "$(id -u)" = 0 ]; then
  as=(setpriv --reuid=nobody --regid=nogroup --clear-groups env "LD_LIBRARY_PATH=$LD_LIBRARY_PATH")
  chown nobody:nogroup "$work/postgres"
fi
cd "$work/postgres"
"${as[@]}" "$programs/initdb" -D data -L "$work/root/usr/share/postgresql/15" -U league -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
start "${as[@]}" "$programs/postgres" -D data -F -c listen_addresses= -c "unix_socket_directories=$work/postgres" \
  -c "dynamic_library_path=$work/root/usr/lib/postgresql/15/lib" >"$work/postgres/log" 2>&1
sql() { "$programs/psql" -qAtX "postgresql:///postgres?user=league&host=$work/postgres" "$@"; }
for _ in $(seq 100); do
  if sql -c 'SELECT 1' >/dev/null 2>&1; then break; fi
  sleep 0.2
done

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
