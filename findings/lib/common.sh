# What the scripts beside this folder share: a folder of their own, Debian's packages unpacked into it and not installed,
# and an end to everything that was started. Sourced, never run.

work=$(mktemp -d)
chmod 755 "$work"
started=()
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

finish() {
  local pid
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${started[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

# fetch PACKAGE=VERSION… LIBRARY…: into $work/root.
fetch() {
  (
    cd "$work"
    apt-get download "$@" >apt.log 2>&1 || { apt-get update >apt.log 2>&1 && apt-get download "$@" >apt.log 2>&1; } ||
      { cat apt.log >&2; exit 1; }
    for package in *.deb; do dpkg -x "$package" root; done
  )
  export LD_LIBRARY_PATH=$work/root/usr/lib/x86_64-linux-gnu:$work/root/lib/x86_64-linux-gnu
}

# start COMMAND…: in the background; its id is in $! and it ends with the script.
start() {
  "$@" &
  started+=($!)
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# until_open PORT: something listens there.
until_open() {
  python3 - "$1" <<'PY'
import socket, sys, time
for _ in range(300):
    try:
        sys.exit(socket.create_connection(("127.0.0.1", int(sys.argv[1]))).close())
    except OSError:
        time.sleep(0.1)
sys.exit("nothing listens")
PY
}

# viewer PORT SECONDS [--talk]: how a viewer's line ends.
viewer() {
  python3 "$here/websocket.py" watch "$@" | tail -1
}

# until_joined FILE: what a viewer in the background writes to it says that it is there.
until_joined() {
  for _ in $(seq 300); do
    if grep -qs joined "$1"; then return; fi
    sleep 0.1
  done
  exit 1
}

# expect WHAT FOUND PATTERN: says what was seen, and fails when it is not so any more.
expect() {
  printf '%-58s %s\n' "$1" "$2"
  # shellcheck disable=SC2053 # the pattern is one
  [[ $2 == $3 ]] || { printf 'CHANGED: %s was %s\n' "$1" "$3" >&2; exit 1; }
}
