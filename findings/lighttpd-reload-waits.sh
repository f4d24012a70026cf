#!/usr/bin/env bash
# lighttpd 1.4.69 (Debian 12). Guess: "systemctl reload", which is SIGUSR1 in Debian's unit, lets open connections end
# in their own time and serves new ones meanwhile, as nginx, Apache and HAProxy do. While one WebSocket is open, new
# visitors are accepted by the kernel and get no answer, for up to 8 seconds; then the viewer is cut without a close frame.
set -euo pipefail
source "$(dirname "$0")/lib/common.sh"
fetch lighttpd=1.4.69-1 libpcre2-8-0 libnettle8 libxxhash0
back=$(free_port) front=$(free_port)
start python3 "$here/websocket.py" serve "$back" >/dev/null
cat >"$work/lighttpd.conf" <<CONF
server.modules = ("mod_proxy")
server.document-root = "$work"
server.bind = "127.0.0.1"
server.port = $front
server.errorlog = "$work/error.log"
proxy.server = ("" => (("host" => "127.0.0.1", "port" => $back)))
proxy.header = ("upgrade" => "enable")
CONF
start "$work/root/usr/sbin/lighttpd" -D -f "$work/lighttpd.conf" -m "$work/root/usr/lib/lighttpd"
lighttpd=$!
until_open "$back"
until_open "$front"

visit() { curl -s -o /dev/null -m "$1" -w '%{http_code}' "http://127.0.0.1:$front/" || true; }
expect 'a visitor before' "$(visit 5)" 200
python3 "$here/websocket.py" watch "$front" 20 >"$work/viewer" &
viewer=$!
until_joined "$work/viewer"
kill -USR1 "$lighttpd"
sleep 1
expect 'a visitor 1 s after the reload, with 5 s of patience' "$(visit 5)" 000
wait "$viewer"
# The last bytes are those of "tick": no close frame.
expect 'the viewer that was open all the time' "$(tail -1 "$work/viewer")" 'ended after * s, last bytes 74 69 63 6b'
expect 'a visitor after the viewer has left' "$(visit 10)" 200
