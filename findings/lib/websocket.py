"""A tiny WebSocket server and viewer for the scripts beside this folder.

websocket.py serve PORT [--silent]   answers /, and on an upgrade ticks five times a second, or says nothing; prints
                                     how each upgraded line ends
websocket.py watch PORT SECONDS [--talk]   joins, with --talk sends a pong every second, and prints when it has joined and how it
                                     ended
"""

import asyncio
import base64
import hashlib
import re
import sys
import time

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455 section 1.3


async def answer(reader, writer, silent):
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin1")
            if not re.search(r"(?im)^upgrade: *websocket", head):
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok\n")
                await writer.drain()
                continue
            key = re.search(r"(?im)^sec-websocket-key: *(\S+)", head)[1]
            accept = base64.b64encode(hashlib.sha1((key + GUID).encode()).digest()).decode()
            lines = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"]
            writer.write("\r\n".join([*lines, f"Sec-WebSocket-Accept: {accept}", "", ""]).encode())
            ticking = asyncio.create_task(tick(writer, silent))
            received = b""
            try:
                while chunk := await reader.read(4096):
                    received = chunk
            finally:
                ticking.cancel()
                print(f"server: line ended, last bytes {received[-8:].hex(' ') or 'none'}", flush=True)
            return
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def tick(writer, silent):
    while not silent:
        writer.write(b"\x81\x04tick")
        await writer.drain()
        await asyncio.sleep(0.2)


async def serve(port, silent):
    server = await asyncio.start_server(lambda reader, writer: answer(reader, writer, silent), "127.0.0.1", port)
    await server.serve_forever()


async def watch(port, seconds, talks):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    lines = ["GET /ws/ HTTP/1.1", f"Host: localhost:{port}", "Connection: Upgrade", "Upgrade: websocket"]
    lines += ["Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "", ""]
    writer.write("\r\n".join(lines).encode())
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 101"), head
    print("joined", flush=True)
    began = time.monotonic()
    spoke = began
    last = b""
    while (now := time.monotonic()) - began < seconds:
        if talks and now - spoke >= 1:
            writer.write(b"\x8a\x80\x01\x02\x03\x04")
            spoke = now
        try:
            chunk = await asyncio.wait_for(reader.read(65536), 0.2)
        except asyncio.TimeoutError:
            continue
        except ConnectionError:
            chunk = b""
        if not chunk:
            print(f"ended after {now - began:.1f} s, last bytes {last[-4:].hex(' ') or 'none'}", flush=True)
            return
        last = chunk
    print(f"open after {seconds:.0f} s", flush=True)


if sys.argv[1] == "serve":
    asyncio.run(serve(int(sys.argv[2]), "--silent" in sys.argv))
else:
    asyncio.run(watch(int(sys.argv[2]), float(sys.argv[3]), "--talk" in sys.argv))
