"""Sends messages of many sizes to an echo by Python's websockets, and demands them back. The address is the argument."""

import asyncio
import sys

import websockets
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory

SIZES = [0, 1, 125, 126, 127, 128, 1000, 65_535, 65_536, 1_000_000, 16 * 1024 * 1024]
# With a window that does not fit the server's, the offer is declined and everything goes plain.
OFFERS = {
    "none": None,
    "default": [ClientPerMessageDeflateFactory()],
    "its own choice": [ClientPerMessageDeflateFactory(server_max_window_bits=12, client_max_window_bits=12)],
    "small window": [ClientPerMessageDeflateFactory(server_max_window_bits=9)],
    "no context": [ClientPerMessageDeflateFactory(True, True)],
}


def text_of(size):
    words = "κόσμε \U0001f3b2 pick %d; " % size
    return (words * (size // len(words) + 1))[:size]


def binary_of(size):
    block = bytes((i * i) % 251 for i in range(4096))
    return (block * (size // len(block) + 1))[:size]


async def fragments(message, count):
    step = max(1, -(-len(message) // count))
    for at in range(0, max(1, len(message)), step):
        yield message[at : at + step]


async def check(url, name, offer):
    exchanged = 0
    async with websockets.connect(url, compression=None, extensions=offer, max_size=None) as socket:
        for size in SIZES:
            for message in (text_of(size // 4), binary_of(size)):
                await socket.send(message)
                assert await socket.recv() == message, f"{name}: {size} came back as something else"
                exchanged += 1
                if 0 < size <= 1_000_000:
                    await socket.send(fragments(message, 7))
                    assert await socket.recv() == message, f"{name}: {size} in fragments came back as something else"
                    exchanged += 1
        await (await socket.ping("are you there"))
        agreed = [extension.name for extension in socket.extensions]
    print(name, exchanged, agreed, socket.close_code)


async def main():
    for name, offer in OFFERS.items():
        await check(sys.argv[1], name, offer)


asyncio.run(main())
