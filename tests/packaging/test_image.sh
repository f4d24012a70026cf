#!/usr/bin/env bash
# The container's image, built from deploy/docker/Dockerfile without an engine: buildah in chroot isolation, on a base by
# mmdebstrap in the place of the registry's. Its health check is run against its server, and the compose file is read.
# As root.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
export STORAGE_DRIVER=vfs CONTAINERS_STORAGE_CONF=$work/storage.conf
printf '[storage]\ndriver = "vfs"\nrunroot = "%s/run"\ngraphroot = "%s/graph"\n' "$work" "$work" >"$work/storage.conf"
container=
server=

finish() {
  [ -n "$server" ] && kill "$server" 2>/dev/null
  [ -n "$container" ] && buildah rm "$container" >/dev/null 2>&1
  rm -rf "$work"
}
trap finish EXIT

fail() {
  printf 'image: %s\n' "$*" >&2
  exit 1
}

# base NAME PACKAGES…: an image of Debian with packages.
base() {
  local name=$1 made
  shift
  mmdebstrap --quiet --variant=apt --include="$(IFS=,; echo "$*")" bookworm "$work/$name.tar" >/dev/null
  made=$(buildah from scratch)
  buildah add --quiet "$made" "$work/$name.tar" / >/dev/null
  buildah commit --quiet --rm "$made" "localhost/$name" >/dev/null
  rm "$work/$name.tar"
}

printf 'base images\n'
base debian-base ca-certificates
# Node as this machine has it.
made=$(buildah from localhost/debian-base)
for path in "$(readlink -f "$(command -v node)")" "$(npm root --global)/npm"; do
  buildah add --quiet "$made" "$path" "$path" >/dev/null
done
buildah run --isolation chroot "$made" -- sh -c "ln -sf '$(npm root --global)/npm/bin/npm-cli.js' /usr/bin/npm && npm --version"
buildah commit --quiet --rm "$made" localhost/pages-base >/dev/null

printf 'build\n'
buildah build --quiet --isolation chroot --build-arg BASE=localhost/debian-base --build-arg PAGES_BASE=localhost/pages-base \
  --format docker --file deploy/docker/Dockerfile --ignorefile .dockerignore --tag localhost/draftwire . >"$work/build.log" 2>&1 ||
  { tail -40 "$work/build.log" >&2; fail "does not build"; }

printf 'run\n'
container=$(buildah from localhost/draftwire)
[ "$(buildah inspect --format '{{.Docker.Config.User}}' "$container")" = draftwire ] || fail "runs as root"
buildah run --isolation chroot "$container" -- draftwire --version
buildah run --isolation chroot "$container" -- draftwire serve >"$work/server.log" 2>&1 &
server=$!
check=$(buildah inspect --format '{{index .Docker.Config.Healthcheck.Test 3}}' "$container")
is_healthy() { buildah run --isolation chroot "$container" -- bash -c "$check" 2>/dev/null; }
for attempt in $(seq 100); do
  is_healthy && break
  [ "$attempt" = 100 ] && { cat "$work/server.log" >&2; fail "is never healthy"; }
  sleep 0.1
done
kill "$server"
wait "$server" || true
server=
is_healthy && fail "is healthy without a server"
du -sh "$(buildah mount "$container")" | cut -f1

printf 'compose\n'
POSTGRES_PASSWORD=x PUBLIC_URL=https://draft.example.org docker compose --file deploy/docker/compose.yaml config --quiet
docker compose --file deploy/docker/compose.yaml config --quiet 2>/dev/null && fail "starts without a password"
true
