#!/usr/bin/env bash
# lighttpd 1.4.69 (Debian 12). Guess: server.max-read-idle cuts a WebSocket on which nothing moves. It cuts one on which
# the server speaks five times a second, because the viewer says nothing, and it does so at the default of 60 seconds.
# A live page without pings of the server's is cut every minute, busy or not.
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
server.max-read-idle = 4
proxy.server = ("" => (("host" => "127.0.0.1", "port" => $back)))
proxy.header = ("upgrade" => "enable")
CONF
start "$work/root/usr/sbin/lighttpd" -D -f "$work/lighttpd.conf" -m "$work/root/usr/lib/lighttpd"
until_open "$back"
until_open "$front"
expect 'a viewer that takes five messages a second' "$(viewer "$front" 12)" 'ended after [3456].? s*'
expect 'one that also sends a pong every second' "$(viewer "$front" 12 --talk)" 'open after 12 s'
