#!/usr/bin/env bash
# The Debian package as an administrator meets it: lintian, then installed, run, upgraded, removed and purged on a Debian
# of its own, whose systemd is booted by systemd-nspawn without a network. As root.
#   test_package.sh DEBIAN_TAR DEB
set -euo pipefail
cd "$(dirname "$0")/../.."

debian=$(realpath "$1")
deb=$(realpath "$2")
work=$(mktemp -d)
root=$work/root
machine=
init=

finish() {
  local left
  if [ -n "$machine" ]; then
    kill "$machine" 2>/dev/null || true
    wait "$machine" || true
  fi
  # nspawn leaves its control groups behind where no systemd looks after them.
  for left in /sys/fs/cgroup/{.,unified,systemd}/{payload,supervisor}; do
    [ ! -d "$left" ] || find "$left" -depth -type d -exec rmdir {} \; 2>/dev/null || true
  done
  rm -rf "$work"
}
trap finish EXIT

fail() {
  printf 'packaging: %s\n' "$*" >&2
  [ -z "$init" ] || inside journalctl --no-pager --lines=30 --unit=draftwire >&2
  exit 1
}

# inside COMMAND…: on the booted Debian.
inside() {
  nsenter --target "$init" --mount --uts --ipc --net --pid --root --wd \
    env --ignore-environment PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

apt() {
  inside apt-get -qq -y --no-install-recommends -o Dpkg::Options::=--force-confold "$@" >"$work/apt.log" 2>&1 ||
    { cat "$work/apt.log" >&2; fail "apt-get $* failed"; }
}

boot() {
  systemd-nspawn --quiet --register=no --keep-unit --private-network --directory="$root" --boot >"$work/boot.log" 2>&1 &
  machine=$!
  for _ in $(seq 300); do
    init=$(pgrep --parent "$machine" --exact systemd || true)
    if [ -n "$init" ] && inside systemctl is-system-running --wait >/dev/null 2>&1; then return; fi
    # Not everything of a whole Debian can run in a container, which makes it "degraded".
    if [ -n "$init" ] && [ "$(inside systemctl is-system-running 2>/dev/null)" = degraded ]; then return; fi
    sleep 0.1
  done
  cat "$work/boot.log" >&2
  init=
  fail "systemd does not boot in a container of systemd-nspawn"
}

ask() { nsenter --target "$init" --net curl --silent --fail --output /dev/null "$@"; }
sign_in() {
  ask --header 'Content-Type: application/json' --data '{"username":"kay","password":"a long enough password"}' \
    http://127.0.0.1:8080/api/v1/session
}
of_service() { inside systemctl show --value --property "$1" draftwire; }

# A unit that is active has said that it is ready, and so must answer at once.
must_serve() {
  [ "$(of_service ActiveState)" = active ] || fail "$1: the service is $(of_service ActiveState)"
  ask http://127.0.0.1:8080/readyz || fail "$1: the service is active and does not answer"
}

printf 'lintian\n'
lintian --fail-on error,warning --display-info "$deb"

printf 'defences of the executable\n'
dpkg-deb --extract "$deb" "$work/files"
python3 tests/packaging/check_hardening.py "$work/files/usr/bin/draftwire" || fail "the executable lacks a defence"

printf 'version\n'
version=$(sed -n 's/^project(draftwire VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
[ "$(dpkg-deb --field "$deb" Version)" = "$version" ] || fail "the package is not of version $version"

printf 'licences\n'
for document in copyright THIRD_PARTY_NOTICES.md; do
  file=deploy/debian/$document
  [ -e "$file" ] || file=$document
  cmp --quiet "$work/files/usr/share/doc/draftwire/$document" "$file" ||
    fail "the package has no $document, or another one"
done

printf 'boot\n'
mkdir "$root"
tar --extract --file "$debian" --directory "$root"
mkdir "$root/srv/packages"
cp "$deb" "$root/srv/packages/draftwire.deb"
dpkg-deb --raw-extract "$deb" "$work/newer"
sed -i 's/^Version: .*/Version: 9.0.0/' "$work/newer/DEBIAN/control"
printf '# The newer version says more here.\n' >>"$work/newer/etc/draftwire/draftwire.toml"
dpkg-deb --root-owner-group --build "$work/newer" "$root/srv/packages/newer.deb" >/dev/null
chroot "$root" sh -ec '
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -qq -y --no-install-recommends systemd-sysv
  apt-get install -qq -y --no-install-recommends --download-only /srv/packages/draftwire.deb
' >"$work/apt.log" 2>&1 || { cat "$work/apt.log" >&2; fail "what the package depends on is not to be had"; }
boot

printf 'install\n'
apt install /srv/packages/draftwire.deb
must_serve "installed"
[ "$(inside systemctl is-enabled draftwire)" = enabled ] || fail "it would not start with the machine"
[ "$(of_service StatusText)" = "listening on http://127.0.0.1:8080" ] || fail "it says '$(of_service StatusText)'"
[ "$(inside stat --format %U "/proc/$(of_service MainPID)")" = draftwire ] || fail "it is not its own user"
[ "$(inside stat --format %U:%a /var/lib/draftwire)" = draftwire:750 ] || fail "others can see /var/lib/draftwire"
[ "$(inside stat --format %U:%a /var/lib/draftwire/league.db)" = draftwire:600 ] || fail "others can read the league"
[ "$(inside stat --format %U:%G:%a /etc/draftwire/draftwire.toml)" = root:draftwire:640 ] || fail "others can read the settings"
most=$(ulimit -Hn)
[ "$most" != unlimited ] && [ "$most" -lt 131072 ] || most=131072
[ "$(sed -n 's/^Max open files *\([0-9]*\) .*/\1/p' <(inside cat "/proc/$(of_service MainPID)/limits"))" = "$most" ] ||
  fail "it may not open $most files"

printf 'unit\n'
inside systemd-analyze verify --man=no draftwire.service || fail "systemd finds fault with the unit"
inside systemd-analyze security --offline=yes --threshold=20 --no-pager draftwire.service | tail -1

printf 'an account\n'
before=$(of_service MainPID)
printf 'a long enough password\n' |
  inside runuser -u draftwire -- draftwire account add kay --role member --config /etc/draftwire/draftwire.toml >/dev/null
[ "$(inside stat --format %U:%a /var/lib/draftwire/league.db-socket)" = draftwire:600 ] || fail "others can give it orders"
inside draftwire account role kay admin --config /etc/draftwire/draftwire.toml >/dev/null || fail "root can't give it orders"
[ "$(of_service MainPID)" = "$before" ] || fail "it was another process afterwards"
sign_in || fail "an account made by the command line can't sign in"

printf 'killed\n'
before=$(of_service MainPID)
inside sh -c "kill -KILL $before"
for attempt in $(seq 100); do
  [ "$(of_service ActiveState)" = active ] && [ "$(of_service MainPID)" != "$before" ] && break
  [ "$attempt" = 100 ] && fail "a killed service does not come back"
  sleep 0.1
done
must_serve "killed"

printf 'a fault that comes back six times and then passes\n'
inside systemctl stop draftwire
inside chmod 400 /var/lib/draftwire/league.db
inside systemctl start --no-block draftwire
for attempt in $(seq 400); do
  [ "$(of_service NRestarts)" -ge 6 ] && break
  [ "$attempt" = 400 ] && fail "it is not tried again: $(of_service ActiveState), $(of_service Result)"
  sleep 0.1
done
[ "$(of_service ActiveState)" != failed ] || fail "six quick exits end it for good"
inside chmod 600 /var/lib/draftwire/league.db
for attempt in $(seq 100); do
  [ "$(of_service ActiveState)" = active ] && break
  [ "$attempt" = 100 ] && fail "it does not come back when the fault has passed"
  sleep 0.1
done
must_serve "after six quick exits"

printf 'a wrong setting\n'
inside sh -c 'echo "lisen = 1" >>/etc/draftwire/draftwire.toml'
if inside systemctl restart draftwire 2>/dev/null; then fail "it starts with a wrong setting"; fi
[ "$(of_service ExecMainStatus) $(of_service ActiveState)" = "2 failed" ] || fail "a wrong setting is tried again and again"
inside sed -i '/^lisen/d' /etc/draftwire/draftwire.toml
inside systemctl reset-failed draftwire
inside systemctl start draftwire

printf 'upgrade\n'
inside sh -c 'echo "workers = 3" >>/etc/draftwire/draftwire.toml'
before=$(of_service MainPID)
apt install /srv/packages/newer.deb
must_serve "upgraded"
[ "$(of_service MainPID)" != "$before" ] || fail "the old one still runs after the upgrade"
inside grep --quiet '^workers = 3$' /etc/draftwire/draftwire.toml || fail "the upgrade lost a setting"
[ "$(inside stat --format %U:%G:%a /etc/draftwire/draftwire.toml)" = root:draftwire:640 ] || fail "the upgrade opened the settings"
sign_in || fail "the upgrade lost an account"

printf 'an upgrade of what is switched off\n'
inside systemctl disable --quiet draftwire
apt install --reinstall /srv/packages/newer.deb
[ "$(inside systemctl is-enabled draftwire || true)" = disabled ] || fail "the upgrade switched it on again"
inside systemctl enable --quiet draftwire

printf 'remove\n'
apt remove draftwire
if ask http://127.0.0.1:8080/healthz; then fail "what is removed still serves"; fi
[ ! -e "$root/usr/bin/draftwire" ] || fail "the executable stays"
[ -e "$root/var/lib/draftwire/league.db" ] || fail "removing loses the league"
[ -e "$root/etc/draftwire/draftwire.toml" ] || fail "removing loses the settings"

printf 'again\n'
apt install /srv/packages/newer.deb
must_serve "installed again"
sign_in || fail "installing again lost an account"

printf 'purge\n'
apt purge draftwire
left=$(inside find / -xdev \( -path /srv -o -path /proc -o -path /sys -o -path /run/log -o -path /var/log -o -path /var/cache \) -prune \
  -o -name '*draftwire*' -print)
[ -z "$left" ] || fail "purging leaves $left"
if inside getent passwd draftwire >/dev/null; then fail "purging leaves the user"; fi
