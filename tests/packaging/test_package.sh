#!/usr/bin/env bash
# The Debian package as an administrator meets it: lintian, then installed, started, upgraded, removed and purged in a
# root of its own. As root; the packages come from where the machine's own do.
#   test_package.sh DEB NEWER_DEB
set -euo pipefail
cd "$(dirname "$0")/../.."

deb=$(realpath "$1")
newer=$(realpath "$2")
work=$(mktemp -d)
root=$work/root
server=

finish() {
  [ -n "$server" ] && kill "$server" 2>/dev/null
  for point in proc dev; do mountpoint -q "$root/$point" && umount "$root/$point"; done
  rm -rf "$work"
}
trap finish EXIT

fail() {
  printf 'packaging: %s\n' "$*" >&2
  exit 1
}

inside() { chroot "$root" "$@"; }

# until_ready PORT: the server in the root answers.
until_ready() {
  for _ in $(seq 200); do
    curl --silent --fail "http://127.0.0.1:$1/readyz" >/dev/null && return
    sleep 0.05
  done
  cat "$work/server.log" >&2
  fail "the server was not ready within 10 s"
}

# As the unit starts it: its command, as its user, in its folder, told where to report readiness.
start_service() {
  local command
  command=$(sed -n 's/^ExecStart=//p' "$root/lib/systemd/system/draftwire.service")
  # shellcheck disable=SC2086 # the words of the command
  chroot --userspec=draftwire:draftwire "$root" $command >"$work/server.log" 2>&1 &
  server=$!
}

stop_service() {
  kill "$server"
  wait "$server" || fail "the service did not stop in order"
  server=
}

printf 'lintian\n'
lintian --fail-on error --suppress-tags bad-distribution-in-changes-file "$deb"

printf 'unit\n'
systemd-analyze verify --man=no --recursive-errors=no --root="$PWD/tests/packaging/none" "$PWD/deploy/systemd/draftwire.service" 2>"$work/verify" || true
if grep -v "is not executable\|Failed to open\|Failed to prepare" "$work/verify" | grep draftwire.service; then fail "systemd finds fault with the unit"; fi
systemd-analyze security --offline=yes --threshold=20 --no-pager deploy/systemd/draftwire.service | tail -1

printf 'a root\n'
mmdebstrap --quiet --variant=apt --include=adduser,init-system-helpers bookworm "$root" >/dev/null
mount --bind /dev "$root/dev"
mount -t proc proc "$root/proc"
cp "$deb" "$newer" "$root/tmp/"
export DEBIAN_FRONTEND=noninteractive

printf 'install\n'
inside apt-get install -qq -y --no-install-recommends "/tmp/$(basename "$deb")" >"$work/apt.log" 2>&1 || { cat "$work/apt.log" >&2; fail "does not install"; }
inside draftwire --version
[ "$(inside stat -c %U:%a /var/lib/draftwire)" = draftwire:750 ] || fail "/var/lib/draftwire is not the service's own"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
sed -i "s/127.0.0.1:8080/127.0.0.1:$port/" "$root/etc/draftwire/draftwire.toml"
printf 'a long enough password\n' | chroot --userspec=draftwire:draftwire "$root" draftwire account add kay --role admin --database sqlite:/var/lib/draftwire/league.db
start_service
until_ready "$port"
sign_in() {
  curl --silent --fail --output /dev/null --header 'Content-Type: application/json' \
    --data '{"username":"kay","password":"a long enough password"}' "http://127.0.0.1:$port/api/v1/session"
}
sign_in || fail "an account made by the command line can't sign in"
stop_service

printf 'upgrade\n'
inside apt-get install -qq -y --no-install-recommends "/tmp/$(basename "$newer")" >"$work/apt.log" 2>&1 || { cat "$work/apt.log" >&2; fail "does not upgrade"; }
grep -q "127.0.0.1:$port" "$root/etc/draftwire/draftwire.toml" || fail "the upgrade lost a changed setting"
start_service
until_ready "$port"
sign_in || fail "the upgrade lost an account"
stop_service

printf 'remove\n'
inside apt-get remove -qq -y draftwire >/dev/null 2>&1
[ ! -e "$root/usr/bin/draftwire" ] || fail "the binary stays"
[ -e "$root/var/lib/draftwire/league.db" ] || fail "removing loses the league"
[ -e "$root/etc/draftwire/draftwire.toml" ] || fail "removing loses the settings"

printf 'purge\n'
inside dpkg --purge draftwire >/dev/null 2>&1
left=$(find "$root" -xdev -path "$root/tmp" -prune -o -path "$root/proc" -prune -o -path "$root/dev" -prune -o -path "$root/var/cache" -prune -o \
  -path "$root/var/log" -prune -o -name '*draftwire*' -print)
[ -z "$left" ] || fail "purging leaves $left"
