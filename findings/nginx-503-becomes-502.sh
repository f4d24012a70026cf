#!/usr/bin/env bash
# nginx 1.22.1 (Debian 12). Guess: with "proxy_next_upstream http_503", a 503 of every node reaches the client, with its
# Retry-After: the last answer is passed on. That is true of the first request, and of a group of one. Then each node is
# "temporarily disabled" for ten seconds, and every request, whatever it asks for, is nginx's own 502 without Retry-After,
# from the third on without asking a node: overload that the nodes refuse politely becomes an outage.
set -euo pipefail
source "$(dirname "$0")/lib/common.sh"
fetch nginx=1.22.1-9+deb12u11 libpcre2-8-0 libssl3 libcrypt1 zlib1g
cat >"$work/busy.py" <<'PY'
import http.server, sys
class Busy(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        with open(sys.argv[2], "a") as seen:
            seen.write("asked\n")
        self.send_response(503)
        self.send_header("Retry-After", "1")
        self.end_headers()
    def log_message(self, *_):
        pass
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Busy).serve_forever()
PY
first=$(free_port) second=$(free_port) front=$(free_port)
for port in "$first" "$second"; do
  start python3 "$work/busy.py" "$port" "$work/asked"
  until_open "$port"
done
cat >"$work/nginx.conf" <<CONF
daemon off; master_process off; pid $work/pid; error_log $work/error.log; events {}
http {
  access_log off;
  client_body_temp_path $work/1; proxy_temp_path $work/2; fastcgi_temp_path $work/3; uwsgi_temp_path $work/4; scgi_temp_path $work/5;
  proxy_next_upstream error timeout http_503;
  upstream two { server 127.0.0.1:$first; server 127.0.0.1:$second; }
  upstream one { server 127.0.0.1:$first; }
  server {
    listen 127.0.0.1:$front;
    location /two { proxy_pass http://two; }
    location /one { proxy_pass http://one; }
  }
}
CONF
start "$work/root/usr/sbin/nginx" -p "$work" -c "$work/nginx.conf" 2>"$work/log"
until_open "$front"
visit() { curl -s -o /dev/null -w '%{http_code} %header{retry-after}' "http://127.0.0.1:$front/$1"; }
expect 'one node, first request' "$(visit one)" '503 1'
expect 'one node, second request' "$(visit one)" '503 1'
: >"$work/asked"
expect 'two nodes, first request' "$(visit two)" '503 1'
expect 'two nodes, second request' "$(visit two)" '502 '
expect 'two nodes, third request' "$(visit two)" '502 '
expect 'requests that the two nodes saw of those three' "$(wc -l <"$work/asked")" 3
