#!/usr/bin/env bash
# stunnel 5.68 (Debian 12). Guess: "accept = :::443", which takes both families, with "protocol = proxy" names an IPv4
# visitor as PROXY TCP4 and a dotted address, as HAProxy and hitch do. It says TCP6 with the mapped form: a rule by IPv4
# network misses it, and a limit by /64 puts the whole IPv4 internet into one bucket.
set -euo pipefail
source "$(dirname "$0")/lib/common.sh"
fetch stunnel4=3:5.68-2+deb12u1 libssl3 libwrap0 libsystemd0 libnsl2 libtirpc3 libgssapi-krb5-2 libkrb5-3 libk5crypto3 \
  libkrb5support0 libkeyutils1 libcom-err2 libcap2 libgcrypt20 libgpg-error0 liblz4-1 liblzma5 libzstd1
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
  -keyout "$work/site.key" -out "$work/site.crt" 2>/dev/null
both=$(free_port) four=$(free_port) back=$(free_port)
cat >"$work/stunnel.conf" <<CONF
foreground = yes
pid =
syslog = no
cert = $work/site.crt
key = $work/site.key
connect = 127.0.0.1:$back
protocol = proxy
[both]
accept = :::$both
[four]
accept = 127.0.0.1:$four
CONF
cat >"$work/back.py" <<'PY'
import socket, sys
server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
while True:
    line, _ = server.accept()
    head = line.recv(4096)
    with open(sys.argv[2], "ab") as seen:
        seen.write(head.split(b"\r\n")[0] + b"\n")
    line.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
    line.close()
PY
start python3 "$work/back.py" "$back" "$work/seen"
start "$work/root/usr/bin/stunnel4" "$work/stunnel.conf" 2>"$work/log"
sleep 2
said() {
  : >"$work/seen"
  curl -4 -sk --retry 10 --retry-connrefused -o /dev/null "https://127.0.0.1:$1/" || true
  tail -1 "$work/seen"
}
expect 'accept = 127.0.0.1:PORT' "$(said "$four")" 'PROXY TCP4 127.0.0.1 127.0.0.1 *'
expect 'accept = :::PORT, the same IPv4 visitor' "$(said "$both")" 'PROXY TCP6 ::ffff:127.0.0.1 ::ffff:127.0.0.1 *'
