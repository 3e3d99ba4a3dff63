"""A head and a body that come together leave together."""

import asyncio
from collections.abc import Iterable

from gateway.http.joined_writing import JoinedWriting


class Connection(asyncio.Transport):
    """Keeps what is written to it, call by call."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[bytes] = []
        self.has_ended = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        assert not self.has_ended
        self.calls.append(bytes(data))

    def writelines(self, pieces: Iterable[bytes | bytearray | memoryview]) -> None:
        self.write(b"".join(pieces))

    def is_closing(self) -> bool:
        return self.has_ended

    def close(self) -> None:
        self.has_ended = True


def begin() -> tuple[JoinedWriting, Connection]:
    """Begin a response."""
    connection = Connection()
    return JoinedWriting(connection, asyncio.get_running_loop()), connection


async def test_a_head_and_its_body_are_one_call_and_what_follows_is_not_held_back() -> None:
    response, connection = begin()

    response.write(b"head ")
    response.write(b"body")
    response.write(b"more")
    await asyncio.sleep(0)  # the loop's turn ends

    assert connection.calls == [b"head body", b"more"]


async def test_a_head_without_a_body_leaves_at_the_end_of_the_turn() -> None:
    response, connection = begin()

    response.write(b"head")
    held = list(connection.calls)
    await asyncio.sleep(0)  # the loop's turn ends
    response.write(b"body")

    assert held == []
    assert connection.calls == [b"head", b"body"]


async def test_a_head_is_written_before_its_connection_ends() -> None:
    response, connection = begin()

    response.write(b"head")
    response.close()
    await asyncio.sleep(0)  # the loop's turn ends

    assert connection.calls == [b"head"]
    assert response.is_closing()


async def test_nothing_is_written_to_a_connection_that_has_ended() -> None:
    response, connection = begin()

    response.write(b"head")
    connection.close()
    await asyncio.sleep(0)  # the loop's turn ends

    assert connection.calls == []
