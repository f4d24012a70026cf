"""Stands in the place of systemd's notification socket, which Node can't open: prints each datagram as a line of JSON.
The argument is a path, or @ and an abstract name."""

import json
import socket
import sys

name = sys.argv[1]
receiver = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
receiver.bind("\0" + name[1:] if name.startswith("@") else name)
print(json.dumps("bound"), flush=True)
while True:
    print(json.dumps(receiver.recv(65_536).decode()), flush=True)
