#!/usr/bin/env bash
# Caddy 2.6.2 (Debian 12). Guess: "caddy reload" is graceful: an open WebSocket goes on under the old configuration, at
# least for grace_period. Caddy itself writes a close frame, 1001, into both directions at once, whatever grace_period
# says; the one to the server is not masked, which RFC 6455 section 5.1 forbids a client.
set -euo pipefail
source "$(dirname "$0")/lib/common.sh"
fetch caddy=2.6.2-5
back=$(free_port) front=$(free_port) admin=$(free_port)
start python3 "$here/websocket.py" serve "$back" >"$work/server"
write() {
  cat >"$work/Caddyfile" <<CONF
{
	admin 127.0.0.1:$admin
	auto_https off
	grace_period 30s
}
http://localhost:$front {
	header X-Version $1
	reverse_proxy 127.0.0.1:$back
}
CONF
}
export HOME=$work XDG_DATA_HOME=$work XDG_CONFIG_HOME=$work
write 1
start "$work/root/usr/bin/caddy" run --config "$work/Caddyfile" --adapter caddyfile 2>"$work/log"
until_open "$back"
until_open "$front"
python3 "$here/websocket.py" watch "$front" 12 >"$work/viewer" &
viewer=$!
until_joined "$work/viewer"
write 2
"$work/root/usr/bin/caddy" reload --config "$work/Caddyfile" --adapter caddyfile --address "127.0.0.1:$admin" 2>>"$work/log"
wait "$viewer"
# 88 02 03 e9: final, opcode 8, no mask, two bytes, 1001.
expect 'the viewer, with 12 s of patience' "$(tail -1 "$work/viewer")" 'ended after * s, last bytes 88 02 03 e9'
sleep 1
expect 'the server' "$(tail -1 "$work/server")" '*last bytes 88 02 03 e9'
