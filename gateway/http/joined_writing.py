"""The head of a response and its body, written in one go.

uvicorn writes them one after the other, and each write is a call of the kernel: two cost a create
a thirtieth of what it takes, and may wake its caller twice.
"""

import asyncio


class JoinedWriting:
    """What uvicorn writes one response to, in place of the connection's transport.

    The first piece waits for the second, though not past this turn of the loop: the head of a
    stream goes out before its first event is there.

    Args:
        transport: The connection's.
        loop: The connection's.
    """

    __slots__ = ("_first", "_has_begun", "_loop", "_timer", "_transport")

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._has_begun = False
        self._first = b""
        self._timer: asyncio.Handle | None = None

    def write(self, data: bytes) -> None:
        """Write, the first time at the end of the loop's turn at the latest."""
        if not self._has_begun:
            self._has_begun = True
            self._first = data
            self._timer = self._loop.call_soon(self._write_first)
        elif self._timer is not None:
            self._timer.cancel()
            self._timer = None
            self._transport.writelines([self._first, data])
        else:
            self._transport.write(data)

    def _write_first(self) -> None:
        self._timer = None
        if not self._transport.is_closing():
            self._transport.write(self._first)

    def is_closing(self) -> bool:
        """Say whether the connection ends."""
        return self._transport.is_closing()

    def close(self) -> None:
        """End the connection once all is written."""
        if self._timer is not None:
            self._timer.cancel()
            self._write_first()
        self._transport.close()
