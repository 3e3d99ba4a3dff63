"""The barest server: finds the end of each request, and answers the same bytes to all.

    python -m scripts.benchmarking.bare PORT ANSWER_BYTES

How many calls the load process makes against it is the most that it can make at all.
"""

import asyncio
import sys
from typing import Any

import uvloop


class Responder(asyncio.Protocol):
    """One connection."""

    def __init__(self, answer: bytes) -> None:
        self._answer = answer
        self._left = 0
        self._head = b""
        self._transport: asyncio.WriteTransport

    def connection_made(self, transport: Any) -> None:  # uvloop's own
        """Remember whom to answer."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Count what arrives; answer at the end of a request."""
        if not self._left:
            data = self._head + data
            end = data.find(b"\r\n\r\n")
            if end < 0:
                self._head = data
                return
            self._head = b""
            at = data.find(b"Content-Length: ", 0, end)
            length = int(data[at + 16 : data.find(b"\r\n", at)]) if at >= 0 else 0
            self._left = end + 4 + length
        self._left -= len(data)
        if not self._left:
            self._transport.write(self._answer)


async def serve(port: int, answer_bytes: int) -> None:
    """Serve until the process is ended."""
    body = b'{"completionID":"00000000-0000-4000-8000-0000000000c1"}'.ljust(answer_bytes)
    answer = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Responder(answer), "127.0.0.1", port, backlog=1024)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1]), int(sys.argv[2])))
