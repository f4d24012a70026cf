#!/usr/bin/env bash
# pgpool-II 4.3.5 (pgpool2 4.3.5-1+deb12u1, defaults) before a single PostgreSQL 15 server that is restarted.
#
# One would guess: while PostgreSQL is away, clients get an error, and when it is back, the next client gets in. There is no other server
# to fail over to, and health checks are off by default.
# What it does: the first client that comes in the gap makes pgpool-II take the server out (failover_on_backend_error = on), although it
# is the only one. From then on each client is hung up on, without a message, although PostgreSQL is back: no health check, no new
# connection and no time brings it in again (its log asks for a restart of pgpool-II). A restart of PostgreSQL in which no
# client comes goes unnoticed. With backend_flag0 = 'DISALLOW_TO_FAILOVER' it does what one would guess.
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

"${as_user[@]}" "$bin/initdb" --auth=trust --username=league --no-sync -L "$folder/usr/share/postgresql/15" -D data >initdb.log
server=
serve() {
  "${as_user[@]}" "$bin/postgres" -D data -k "$folder" -p 5431 -c listen_addresses= -c fsync=off >server.log 2>&1 &
  server=$!
  started+=("$server")
  until_it_says 1 ask 5431 'SELECT 1'
}
halt() {
  kill -INT "$server"
  wait "$server" || true
}

through_restarts() { # through_restarts FLAG: what a client gets in the gap, and after it
  {
    printf "%s = '$folder'\n" socket_dir pcp_socket_dir work_dir logdir backend_hostname0
    printf '%s\n' "backend_clustering_mode = 'streaming_replication'" "listen_addresses = ''" "pcp_listen_addresses = ''" 'port = 9999' \
      "pid_file_name = '$folder/pid'" "pool_passwd = ''" "sr_check_user = 'league'" 'num_init_children = 4' 'backend_port0 = 5431' \
      "backend_flag0 = '$1'"
  } >pgpool.conf
  rm -f pgpool_status
  "${as_user[@]}" "$folder/usr/sbin/pgpool" -n -f pgpool.conf -F pcp.conf -a pool_hba.conf >pgpool.log 2>&1 &
  local pooler=$!
  started+=("$pooler")
  until_it_says 1 ask 9999 'SELECT 1'
  halt
  serve
  printf 'unnoticed restart: %s; ' "$(ask 9999 'SELECT 1' 2>&1)"
  halt
  ask 9999 'SELECT 1' >/dev/null 2>&1 || true
  serve
  local good=0
  for _ in 1 2 3 4 5 6; do
    if [ "$(ask 9999 'SELECT 1' 2>&1)" = 1 ]; then good=$((good + 1)); fi
    sleep 0.3
  done
  printf 'of 6 clients after one in the gap, %s got in\n' "$good"
  kill -INT "$pooler"
  wait "$pooler" || true
}

touch pcp.conf pool_hba.conf
serve
through_restarts ALLOW_TO_FAILOVER >allow.txt
through_restarts DISALLOW_TO_FAILOVER >disallow.txt
echo "ALLOW_TO_FAILOVER (the default):  $(cat allow.txt)"
echo "DISALLOW_TO_FAILOVER:             $(cat disallow.txt)"
[ "$(cat allow.txt)" = 'unnoticed restart: 1; of 6 clients after one in the gap, 0 got in' ]
[ "$(cat disallow.txt)" = 'unnoticed restart: 1; of 6 clients after one in the gap, 6 got in' ]
echo "as expected: the only server is taken out for good"
