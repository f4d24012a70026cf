#!/usr/bin/env bash
# pgpool-II 4.3.5 (pgpool2 4.3.5-1+deb12u1, streaming replication mode, load balancing as it comes: on) before a PostgreSQL 15 primary
# and a standby that is behind: one transaction at REPEATABLE READ.
#
# One would guess: reads may be answered by the standby, and be a little old; but a transaction is one snapshot on one server, and
# REPEATABLE READ sees the same rows from its first statement to its last, and its own changes. SERIALIZABLE is indeed kept on the
# primary.
# What it does: a REPEATABLE READ transaction reads from the standby until its first write, and from the primary after it. So the
# same count in the same transaction grows by what the standby did not have yet: 0, then 3 after one INSERT of one row. No error, no warning.
# Nor does asking help: pg_is_in_recovery() is always sent to the primary and says f, in a session whose tables are read from the standby,
# while SHOW transaction_read_only goes to the standby and says on.
set -euo pipefail

readonly postgres=15.20-0+deb12u1
folder=$(mktemp -d)
chmod 755 "$folder"
cd "$folder"
started=()
finish() {
  for pid in "${started[@]}"; do kill -INT "$pid" 2>/dev/null || true; done
  for pid in "${started[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$folder"
}
trap finish EXIT

apt-get download -q "postgresql-15=$postgres" "postgresql-client-15=$postgres" "libpq5=$postgres" pgpool2=4.3.5-1+deb12u1 \
  libpgpool2=4.3.5-1+deb12u1 libmemcached11 libhashkit2 >apt.log 2>&1 || { cat apt.log; exit 1; }
for package in *.deb; do dpkg -x "$package" .; done
bin=$folder/usr/lib/postgresql/15/bin
export LD_LIBRARY_PATH=$folder/usr/lib/x86_64-linux-gnu

# PostgreSQL refuses to run as root.
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

ask() { # ask PORT STATEMENT…: in one session, answers in one line
  local port=$1 statement words=()
  shift
  for statement in "$@"; do words+=(-c "$statement"); done
  "$bin/psql" -X -q -At -h "$folder" -p "$port" -U league postgres "${words[@]}" | tr '\n' ' ' | sed 's/ $//'
}

"${as_user[@]}" "$bin/initdb" --auth=trust --username=league --no-sync -L "$folder/usr/share/postgresql/15" -D first >initdb.log
serve() { # serve NAME PORT
  "${as_user[@]}" "$bin/postgres" -D "$1" -k "$folder" -p "$2" -c listen_addresses= -c fsync=off >"$1.log" 2>&1 &
  started+=("$!")
  until_it_says 1 ask "$2" 'SELECT 1'
}
serve first 5431
ask 5431 'CREATE TABLE seat (id int)'
"${as_user[@]}" "$bin/pg_basebackup" -h "$folder" -p 5431 -U league -D second -R -X stream -c fast
serve second 5432

{
  printf "%s = '$folder'\n" socket_dir pcp_socket_dir work_dir logdir backend_hostname0 backend_hostname1
  printf '%s\n' "backend_clustering_mode = 'streaming_replication'" "listen_addresses = ''" "pcp_listen_addresses = ''" 'port = 9999' \
    "pid_file_name = '$folder/pid'" "pool_passwd = ''" "sr_check_user = 'league'" 'sr_check_period = 0' 'num_init_children = 4' \
    'backend_port0 = 5431' 'backend_port1 = 5432' 'backend_weight0 = 0' 'backend_weight1 = 1'
} >pgpool.conf
touch pcp.conf pool_hba.conf
"${as_user[@]}" "$folder/usr/sbin/pgpool" -n -f pgpool.conf -F pcp.conf -a pool_hba.conf >pgpool.log 2>&1 &
started+=("$!")
until_it_says 1 ask 9999 'SELECT 1'

# A standby that is behind, as any is for a moment.
ask 5432 'SELECT pg_wal_replay_pause()' >/dev/null
until_it_says paused ask 5432 'SELECT pg_get_wal_replay_pause_state()'
ask 5431 'INSERT INTO seat VALUES (1), (2)'

count='SELECT count(*) FROM seat'
pooled=$(ask 9999 'BEGIN ISOLATION LEVEL REPEATABLE READ' "$count" "$count" 'INSERT INTO seat VALUES (3)' "$count" ROLLBACK)
direct=$(ask 5431 'BEGIN ISOLATION LEVEL REPEATABLE READ' "$count" "$count" 'INSERT INTO seat VALUES (3)' "$count" ROLLBACK)
serial=$(ask 9999 'BEGIN ISOLATION LEVEL SERIALIZABLE' "$count" "$count" 'INSERT INTO seat VALUES (3)' "$count" ROLLBACK)
which=$(ask 9999 "$count" 'SELECT pg_is_in_recovery()' 'SHOW transaction_read_only')

echo "REPEATABLE READ, directly:       $direct"
echo "REPEATABLE READ, by pgpool-II:   $pooled"
echo "SERIALIZABLE, by pgpool-II:      $serial"
echo "count, pg_is_in_recovery(), SHOW transaction_read_only, in one session: $which"
[ "$direct" = '2 2 3' ]
[ "$pooled" = '0 0 3' ]
[ "$serial" = '2 2 3' ]
[ "$which" = '0 f on' ]
echo "as expected: one REPEATABLE READ transaction reads from two servers"
