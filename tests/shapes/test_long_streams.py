"""Streams that take long to be read are read beside the event loop."""

import threading
from collections.abc import Mapping
from typing import Any

import pytest

from schema.transport.requests import decode_request
from services.completions import derivation
from services.completions.shapes import is_long
from services.completions.shapes.streams import LONG_CHUNKS, LONG_LINES
from services.heavy_work import at_ease
from tests.api import Api


def stream(number: int) -> list[dict[str, Any]]:
    said = {"index": 0, "delta": {"content": "a"}}
    return [{"model": "gpt-4o", "choices": [said]} for _ in range(number)]


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        ({}, False),
        ({"choices": stream(LONG_CHUNKS + 1)}, False),
        ({"chunks": stream(LONG_CHUNKS)}, False),
        ({"chunks": stream(LONG_CHUNKS + 1)}, True),
        ({"body": "x" * LONG_LINES}, False),
        ({"body": "x" * (LONG_LINES + 1)}, True),
        ({"response": {"chunks": stream(LONG_CHUNKS + 1)}}, True),
        ({"response": {"status_code": 200, "headers": None}}, False),
    ],
)
def test_a_long_stream_is_known_by_its_length(response: dict[str, Any], expected: bool) -> None:
    assert is_long(response) is expected


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return, as they come, whether responses were read on the event loop's thread."""
    read: list[bool] = []
    main = threading.current_thread()
    real = derivation._READERS["response"]

    def watched(response: Mapping[str, Any]) -> Mapping[str, Any]:
        read.append(threading.current_thread() is main)
        return real(response)

    monkeypatch.setitem(derivation._READERS, "response", watched)
    return read


@pytest.mark.parametrize(("number", "is_on_loop"), [(LONG_CHUNKS, True), (LONG_CHUNKS + 1, False)])
async def test_what_a_long_stream_says_is_read_in_a_thread(
    api: Api, readers: list[bool], number: int, is_on_loop: bool
) -> None:
    response = {"chunks": stream(number)}
    completion_id = await api.create_completion(status="finished", response=response)
    answer = await api.http.post(
        f"/api/completions/{completion_id}", json={"status": "finished", "response": response}
    )

    assert answer.status_code == 200
    assert readers == [is_on_loop] * 2
    shown = await api.query("query ($id: ID!) { completion(id: $id) { output } }", id=completion_id)
    assert shown["completion"]["output"] == "a" * number


async def test_after_a_heavy_message_of_a_connection_the_next_is_at_ease() -> None:
    on_loop = threading.current_thread()
    for text, is_heavy in (("[" + "0," * 1_500_000 + "0]", True), ("{}", False)):
        await decode_request(text)
        assert (await at_ease(threading.current_thread) is not on_loop) is is_heavy
