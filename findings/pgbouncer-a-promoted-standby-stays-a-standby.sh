#!/usr/bin/env bash
# PgBouncer 1.18.0 (pgbouncer 1.18.0-1+deb12u1, session pooling) before PostgreSQL 15: a standby is promoted, and clients that
# ask for target_session_attrs=read-write (libpq's way to find the primary) connect through the pool.
#
# One would guess: after pg_promote() they get in. The pool's own connection to the server is even told of it (the server
# reports in_hot_standby = off to it), and a query through the pool says that it is no standby any more.
# What it does: each new client gets the parameters that the server sent when the pool's first connection began. So libpq hears
# in_hot_standby = on, says "session is read-only" and hangs up, however often it is tried. Without target_session_attrs the same pool
# inserts rows. It ends with RECONNECT on the admin console, or when the pool logs in to the server again (server_lifetime: an hour).
# Clients that find the primary by libpq, as after a failover, stay out for that long.
set -euo pipefail

readonly postgres=15.20-0+deb12u1
folder=$(mktemp -d)
chmod 755 "$folder"
cd "$folder"
started=()
pooler=
finish() {
  if [ -n "$pooler" ]; then kill -TERM "$pooler" 2>/dev/null || true; fi
  for pid in "${started[@]}"; do kill -QUIT "$pid" 2>/dev/null || true; done
  for pid in "${started[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$folder"
}
trap finish EXIT

apt-get download -q "postgresql-15=$postgres" "postgresql-client-15=$postgres" "libpq5=$postgres" pgbouncer=1.18.0-1+deb12u1 \
  libc-ares2 libevent-2.1-7 >apt.log 2>&1 || { cat apt.log; exit 1; }
for package in *.deb; do dpkg -x "$package" .; done
bin=$folder/usr/lib/postgresql/15/bin
export LD_LIBRARY_PATH=$folder/usr/lib/x86_64-linux-gnu

# Both refuse to run as root.
as_user=()
if [ "$(id -u)" = 0 ]; then
  as_user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  chown 65534:65534 "$folder"
fi

until_it_says() { # until_it_says WHAT COMMAND…
  local what=$1 tries=0
  shift
  until [ "$("$@" 2>/dev/null)" = "$what" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 150 ] || { echo "$* does not say $what"; exit 1; }
    sleep 0.1
  done
}

ask() { "$bin/psql" -X -q -At "postgresql:///league?user=league&host=$folder&$1" -c "$2" 2>&1; }

"${as_user[@]}" "$bin/initdb" --auth=trust --username=league --no-sync -L "$folder/usr/share/postgresql/15" -D first >initdb.log
serve() { # serve NAME PORT
  "${as_user[@]}" "$bin/postgres" -D "$1" -k "$folder" -p "$2" -c listen_addresses= -c fsync=off >"$1.log" 2>&1 &
  started+=("$!")
  until_it_says 1 "$bin/psql" -X -At -h "$folder" -p "$2" -U league postgres -c 'SELECT 1'
}
serve first 5431
"$bin/createdb" -h "$folder" -p 5431 -U league league
ask port=5431 'CREATE TABLE seat (id int)'
"${as_user[@]}" "$bin/pg_basebackup" -h "$folder" -p 5431 -U league -D second -R -X stream -c fast
serve second 5432

printf '"league" ""\n' >users.txt
printf '%s\n' '[databases]' "league = host=$folder port=5432" '[pgbouncer]' 'listen_port = 6432' "unix_socket_dir = $folder" \
  'auth_type = trust' 'auth_file = users.txt' 'pool_mode = session' 'admin_users = league' >pgbouncer.ini
"${as_user[@]}" "$folder/usr/sbin/pgbouncer" -q pgbouncer.ini 2>pgbouncer.log &
pooler=$!
until_it_says t ask port=6432 'SELECT pg_is_in_recovery()'

"$bin/psql" -X -q -At -h "$folder" -p 5432 -U league league -c 'SELECT pg_promote()' >/dev/null
until_it_says f ask port=6432 'SELECT pg_is_in_recovery()'

direct=$(ask 'port=5432&target_session_attrs=read-write' 'SELECT 1' || true)
for _ in 1 2 3; do
  pooled=$(ask 'port=6432&target_session_attrs=read-write' 'SELECT 1' || true)
  written=$(ask port=6432 'INSERT INTO seat VALUES (1) RETURNING id')
done
"$bin/psql" -X -q -h "$folder" -p 6432 -U league pgbouncer -c RECONNECT >/dev/null
reconnected=$(ask 'port=6432&target_session_attrs=read-write' 'SELECT 1' || true)

echo "directly, read-write:                  $direct"
echo "through the pool, read-write:          $pooled"
echo "through the pool, without, an INSERT:  $written"
echo "after RECONNECT, read-write:           $reconnected"
[ "$direct" = 1 ]
[[ $pooled == *'failed: session is read-only'* ]]
[ "$written" = 1 ]
[ "$reconnected" = 1 ]
echo "as expected: the pool calls a promoted server a standby until it logs in to it again"
