#!/usr/bin/env bash
# The container's image, built from deploy/docker/Dockerfile without an engine: buildah in chroot isolation, on a Debian by
# mmdebstrap in the place of the registry's. Then it is run as its own configuration says, as the first process of its
# namespaces and with what compose.yaml takes away taken away, and compose.yaml is read. As root.
#   test_image.sh DEBIAN_TAR
set -euo pipefail
cd "$(dirname "$0")/../.."

debian=$(realpath "$1")
work=$(mktemp -d)
export CONTAINERS_STORAGE_CONF=$work/storage.conf
printf '[storage]\ndriver = "vfs"\nrunroot = "%s/run"\ngraphroot = "%s/graph"\n' "$work" "$work" >"$work/storage.conf"
namespace=

finish() {
  if [ -n "$namespace" ]; then
    kill -KILL "$namespace" 2>/dev/null || true
    wait "$namespace" || true
  fi
  buildah umount --all >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap finish EXIT

fail() {
  printf 'image: %s\n' "$*" >&2
  [ ! -e "$work/server.log" ] || cat "$work/server.log" >&2
  exit 1
}

printf 'base images\n'
made=$(buildah from scratch)
buildah add --quiet "$made" "$debian" / >/dev/null
buildah config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$made"
buildah commit --quiet "$made" localhost/debian >/dev/null
# Node as this machine has it, and whom it trusts.
node=$(readlink -f "$(command -v node)")
npm=$(readlink -f "$(command -v npm)")
for path in "$node" "${npm%/bin/*}"; do buildah add --quiet "$made" "$path" "$path" >/dev/null; done
buildah run --isolation chroot "$made" -- ln --symbolic --force "$npm" /usr/local/bin/npm
buildah run --isolation chroot "$made" -- sh -c "[ -e /usr/bin/node ] || ln --symbolic '$node' /usr/bin/node"
if [ -n "${NODE_EXTRA_CA_CERTS:-}" ]; then
  buildah add --quiet "$made" "$NODE_EXTRA_CA_CERTS" /etc/machine.pem >/dev/null
  buildah config --env NODE_EXTRA_CA_CERTS=/etc/machine.pem "$made"
fi
buildah commit --quiet --rm "$made" localhost/debian-node >/dev/null

printf 'build\n'
buildah build --isolation chroot --format docker --build-arg BASE=localhost/debian --build-arg PAGES_BASE=localhost/debian-node \
  --file deploy/docker/Dockerfile --ignorefile .dockerignore --tag localhost/draftwire . >"$work/build.log" 2>&1 ||
  { tail -40 "$work/build.log" >&2; fail "does not build"; }

printf 'run\n'
container=$(buildah from localhost/draftwire)
root=$(buildah mount "$container")
of_image() { buildah inspect --format "{{range .Docker.Config.$1}}{{println .}}{{end}}" "$container" | grep .; }
user=$(buildah inspect --format '{{.Docker.Config.User}}' "$container")
[ "$user" = draftwire ] || fail "runs as $user"
mapfile -t environment < <(of_image Env)
mapfile -t command < <(of_image Entrypoint; of_image Cmd)
mapfile -t check < <(of_image Healthcheck.Test)
# as_in_image COMMAND…: with the image's files, user and environment.
as_in_image=(chroot "$root" setpriv --reuid="$user" --regid="$user" --init-groups --bounding-set=-all --inh-caps=-all --no-new-privs
  env --ignore-environment --chdir=/var/lib/draftwire "${environment[@]}")

unshare --net --pid --fork --kill-child sh -c 'ip link set lo up && exec "$@"' sh "${as_in_image[@]}" "${command[@]}" >"$work/server.log" 2>&1 &
namespace=$!
for attempt in $(seq 100); do
  init=$(pgrep --parent "$namespace" || true)
  [ -n "$init" ] && nsenter --target "$init" --net "${as_in_image[@]}" "${check[@]:1}" 2>/dev/null && break
  [ "$attempt" = 100 ] && fail "is never healthy"
  sleep 0.1
done
[ "$(stat --format %u "/proc/$init")" = 10001 ] || fail "is not the user of the image"
nsenter --target "$init" --net curl --silent --fail http://127.0.0.1:8080/ | grep --quiet '<title>' || fail "has no pages"
# It is process 1 there, for which the kernel has no default reactions to signals.
kill -TERM "$init"
wait "$namespace" || fail "does not stop in order"
namespace=
if unshare --net "${as_in_image[@]}" "${check[@]:1}" 2>/dev/null; then fail "is healthy without a server"; fi
printf '%s MiB, of which the base has %s\n' "$(du -sm "$root" | cut -f1)" "$(du -m "$debian" | cut -f1)"

printf 'compose\n'
compose() { docker-compose --file deploy/docker/compose.yaml config --quiet; }
POSTGRES_PASSWORD=x PUBLIC_URL=https://draft.example.org compose
if PUBLIC_URL=https://draft.example.org compose 2>/dev/null; then fail "starts without a password"; fi
