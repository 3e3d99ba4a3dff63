"""Asks two servers for little, in turns, until standard input ends: how long each takes.

    python -m scripts.benchmarking.insight.probe PORT FLOOR_PORT

What the first takes longer than the second, which does nothing else, has waited for its event loop.
It is a process of its own, since what asks the questions would hold its interpreter.
"""

import select
import socket
import sys
import time
from typing import Final

import orjson

_REQUEST: Final = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
_PAUSE_SECONDS: Final = 0.002


def main() -> None:
    """Print the milliseconds of each call of both as JSON."""
    connections = [socket.create_connection(("127.0.0.1", int(port))) for port in sys.argv[1:3]]
    taken: list[list[float]] = [[] for _ in connections]
    while not select.select([sys.stdin], [], [], _PAUSE_SECONDS)[0]:
        for connection, times in zip(connections, taken, strict=True):
            began = time.perf_counter()
            connection.sendall(_REQUEST)
            if not connection.recv(65_536):
                raise RuntimeError("the server has closed the connection")
            times.append(1000 * (time.perf_counter() - began))
    sys.stdout.buffer.write(orjson.dumps(taken))


if __name__ == "__main__":
    main()
