#!/usr/bin/env bash
# Apache 2.4.71 (Debian 12). Guess: a silent WebSocket behind "ProxyPass … upgrade=websocket" ends after the timeout= of
# that line (or else ProxyTimeout), which says how long to wait for the server behind, and which wins over Timeout. It
# ends after the longer of the two: neither shortens it alone.
set -euo pipefail
source "$(dirname "$0")/lib/common.sh"
fetch apache2-bin=2.4.71-1~deb12u1 libapr1 libaprutil1 libexpat1 libpcre2-8-0 libuuid1
back=$(free_port)
start python3 "$here/websocket.py" serve "$back" --silent >/dev/null
# behind_apache TIMEOUT PROXYPASS-TIMEOUT: how it ends for a viewer, when neither side speaks.
behind_apache() {
  local front
  front=$(free_port)
  {
    printf 'ServerRoot %s\nDefaultRuntimeDir %s\nPidFile %s/pid\nErrorLog %s/error.log\n' "$work" "$work" "$work" "$work"
    printf 'Listen 127.0.0.1:%s\nServerName localhost\nTimeout %s\n' "$front" "$1"
    [ "$(id -u)" != 0 ] || printf 'User nobody\nGroup nogroup\n'
    for name in mpm_event authz_core proxy proxy_http; do
      printf 'LoadModule %s_module %s/root/usr/lib/apache2/modules/mod_%s.so\n' "$name" "$work" "$name"
    done
    printf 'ProxyPass / http://127.0.0.1:%s/ upgrade=websocket timeout=%s\n' "$back" "$2"
  } >"$work/httpd.conf"
  "$work/root/usr/sbin/apache2" -D FOREGROUND -d "$work" -f "$work/httpd.conf" &
  local apache=$!
  until_open "$front"
  viewer "$front" 8
  kill "$apache"
  wait "$apache" || true
}
until_open "$back"
expect 'Timeout 30, timeout=2' "$(behind_apache 30 2)" 'open after 8 s'
expect 'Timeout 2, timeout=30' "$(behind_apache 2 30)" 'open after 8 s'
expect 'Timeout 2, timeout=2' "$(behind_apache 2 2)" 'ended after [123].? s*'
