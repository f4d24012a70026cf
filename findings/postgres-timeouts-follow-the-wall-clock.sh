#!/usr/bin/env bash
# PostgreSQL 15 (postgresql-15 15.20-0+deb12u1; its wall clock is moved by a few preloaded lines of C): statement_timeout,
# lock_timeout and idle_in_transaction_session_timeout while the wall clock is set back.
#
# One would guess: a limit of three seconds ends a statement after three seconds. The kernel's timer behind it (setitimer) counts
# elapsed time, so it does not matter that NTP sets the clock back an hour meanwhile, as on a small board without a battery.
# What it does: the timer fires after three seconds, the server then compares *wall clock* times, finds that the moment is not
# there yet, and arms the timer again for the rest: an hour more. All of the three limits are out of force until
# the clock has caught up. A client that relies on them to free its connection needs a limit of its own.
set -euo pipefail

readonly postgres=15.20-0+deb12u1
folder=$(mktemp -d)
chmod 755 "$folder"
cd "$folder"
server=
finish() {
  if [ -n "$server" ]; then
    kill -QUIT "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$folder"
}
trap finish EXIT

apt-get download -q "postgresql-15=$postgres" "postgresql-client-15=$postgres" "libpq5=$postgres" \
  >apt.log 2>&1 || { cat apt.log; exit 1; }
for package in *.deb; do dpkg -x "$package" .; done
bin=$folder/usr/lib/postgresql/15/bin
export LD_LIBRARY_PATH=$folder/usr/lib/x86_64-linux-gnu

# PostgreSQL refuses to run as root.
as_user=()
if [ "$(id -u)" = 0 ]; then as_user=(setpriv --reuid=65534 --regid=65534 --clear-groups); fi
mkdir data
if [ "$(id -u)" = 0 ]; then chown 65534:65534 data; fi
"${as_user[@]}" "$bin/initdb" --auth=trust --username=league --no-sync -L "$folder/usr/share/postgresql/15" -D data >initdb.log

# The wall clock of the server is the machine's, and the seconds in a file that all of its processes map.
cat >clock.c <<'C'
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
static volatile long *offset;
__attribute__((constructor)) static void map_offset(void) {
  offset = mmap(0, sizeof *offset, PROT_READ, MAP_SHARED, open(getenv("CLOCK_OFFSET"), O_RDONLY), 0);
}
int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  struct timespec real;
  (void)zone;
  syscall(SYS_clock_gettime, CLOCK_REALTIME, &real);
  now->tv_sec = real.tv_sec + *offset;
  now->tv_usec = real.tv_nsec / 1000;
  return 0;
}
C
cc -O1 -shared -fPIC -o clock.so clock.c
readonly as_ever='\0\0\0\0\0\0\0\0' an_hour_back='\xf0\xf1\xff\xff\xff\xff\xff\xff'  # 0 and -3600, as the C program reads them
put_offset() { printf '%b' "$1" 1<>offset; }
put_offset "$as_ever"
"${as_user[@]}" env LD_PRELOAD="$folder/clock.so" CLOCK_OFFSET="$folder/offset" "$bin/postgres" -D data -k "$folder/data" -c listen_addresses= -c fsync=off >server.log 2>&1 &
server=$!
run() { "$bin/psql" -X -q -At -h "$folder/data" -U league postgres "$@"; }
tries=0
until run -c 'SELECT 1' >/dev/null 2>&1; do
  tries=$((tries + 1))
  [ "$tries" -lt 100 ] || { cat server.log; exit 1; }
  sleep 0.1
done
run -c 'SELECT version()'

# still_there NAME: whether the statement or session with that name goes on, after its limit.
still_there() { run -c "SELECT count(*) FROM pg_stat_activity WHERE application_name = '$1'"; }

# A session of each kind, with the name of its limit.
run -c 'CREATE TABLE seat (id int)' -c 'INSERT INTO seat VALUES (1)'
(run -c "SET application_name = 'holder'" -c BEGIN -c 'LOCK seat' -c 'SELECT pg_sleep(30)' ) >/dev/null 2>&1 &
until [ "$(still_there holder)" = 1 ] && [ "$(run -c "SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock'")" = 1 ]; do sleep 0.1; done

each() { # each OFFSET: starts the three, moves the clock, says which are left after the limit
  put_offset "$as_ever"
  (run -c "SET application_name = 'statement'" -c "SET statement_timeout = '3s'" -c 'SELECT count(*) FROM generate_series(1, 4000000000)' ) >/dev/null 2>&1 &
  (run -c "SET application_name = 'lock'" -c "SET deadlock_timeout = '60s'" -c "SET lock_timeout = '3s'" -c 'SELECT * FROM seat' ) >/dev/null 2>&1 &
  (
    printf '%s\n' "SET application_name = 'idle';" "SET idle_in_transaction_session_timeout = '3s';" 'BEGIN;' 'SELECT 1;'
    sleep 7
  ) 2>/dev/null | run >/dev/null 2>&1 &
  until [ "$(run -c "SELECT count(*) FROM pg_stat_activity WHERE application_name IN ('statement', 'lock', 'idle')")" = 3 ]; do sleep 0.05; done
  put_offset "$1"
  sleep 4
  for limit in statement lock idle; do printf '%s=%s ' "$limit" "$(still_there "$limit")"; done
}

quiet=$(each "$as_ever")
echo "the clock goes on:          sessions left after their limit: $quiet"
stepped=$(each "$an_hour_back")
echo "the clock goes back 1 hour: sessions left after their limit: $stepped"
[ "$quiet" = 'statement=0 lock=0 idle=0 ' ]
[ "$stepped" = 'statement=1 lock=1 idle=1 ' ]
echo "as expected: none of the three limits is in force after the step"
