"""The log: one line for each thing, in one form, and nobody waits for who reads it."""

import asyncio
import json
import logging
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from pymongo.errors import DuplicateKeyError

from gateway.observability.logs import (
    ConsoleFormatter,
    JsonFormatter,
    LineHandler,
    LineWriter,
    RequestLines,
    tell_of_loop,
)
from services.observability.records import Record, begin, end
from services.observability.troubles import Troubles

MIB = 2**20
PIPE_BYTES = 64 * 1024  # what a pipe holds, on Linux


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    yield reading, writing
    for end_ in (reading, writing):
        with suppress(OSError):
            os.close(end_)


def read_all(descriptor: int) -> bytes:
    found = b""
    while True:
        try:
            piece = os.read(descriptor, MIB)
        except BlockingIOError:
            return found
        if not piece:
            return found
        found += piece


def logged(form: str = "json", **more: Any) -> str:
    """Return a line that is logged with an exception whose message is a secret."""
    formatter = JsonFormatter() if form == "json" else ConsoleFormatter()
    fields = {"name": "log10_gateway.x", "levelname": "ERROR", "levelno": 40, "msg": "it failed"}
    return formatter.format(logging.makeLogRecord({**fields, **more}))


def raised(error: BaseException) -> Any:
    try:
        raise error
    except BaseException as one:  # noqa: BLE001  # whichever it is
        return type(one), one, one.__traceback__


async def test_lines_come_out_whole_and_in_their_order(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    writer = LineWriter(writing)
    lines = [f"{n}:{'x' * (n % 7000)}\n".encode() for n in range(0, 9000, 450)]

    for line in lines:
        writer.put(line)
    found = b""
    async with asyncio.timeout(5):
        while len(found) < sum(map(len, lines)):
            await asyncio.sleep(0.01)
            found += read_all(reading)

    assert found == b"".join(lines)
    assert writer.take_dropped() == 0


async def test_a_reader_that_takes_nothing_stops_nobody_and_costs_lines_past_a_bound(
    pipe: tuple[int, int],
) -> None:
    reading, writing = pipe
    writer = LineWriter(writing)
    line = b"x" * 999 + b"\n"
    began = time.monotonic()

    for _ in range(6000):
        writer.put(line)
        writer.write(line)
    await asyncio.sleep(0.1)  # it tries again meanwhile, in vain

    assert time.monotonic() - began < 5
    dropped = writer.take_dropped()
    assert 12_000 - (4 * MIB + PIPE_BYTES) / 1000 <= dropped + 1 < 12_000
    assert writer.take_dropped() == 0
    found = b""
    async with asyncio.timeout(10):  # once it reads, it gets all that was kept
        while len(found) < (12_000 - dropped) * 1000:
            await asyncio.sleep(0.01)
            found += read_all(reading)
    assert set(found.splitlines()) == {line[:-1]}


def test_a_terminal_that_takes_nothing_stops_nobody() -> None:
    reading, writing = os.openpty()
    try:
        writer = LineWriter(writing)
        began = time.monotonic()
        for _ in range(300):
            writer.write(b"x" * 999 + b"\n")
        assert time.monotonic() - began < 5
    finally:
        os.close(reading)
        os.close(writing)


def test_a_reader_that_has_gone_is_no_failure(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    writer = LineWriter(writing)
    os.close(reading)

    writer.write(b"one\n")
    writer.write(b"two\n")

    assert writer.take_dropped() == 2


def test_a_file_takes_all_at_once(tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as file:
        writer = LineWriter(file.fileno())
        writer.write(b"x" * 100_000 + b"\n")
        writer.write(b"y\n")

    assert (tmp_path / "log").stat().st_size == 100_003


@pytest.mark.parametrize("form", ["json", "console"])
@pytest.mark.parametrize(
    "error",
    [
        ValueError("s3cret"),
        KeyError("s3cret"),
        OSError(28, "s3cret", "/s3cret"),
        DuplicateKeyError("E11000 dup key: s3cret", 11000, {"keyValue": "s3cret"}),
        ExceptionGroup("s3cret", [ValueError("s3cret")]),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_exception_leaves_its_class_and_its_way_and_not_its_message(
    form: str, error: Exception
) -> None:
    line = logged(form, exc_info=raised(error))

    assert "s3cret" not in line
    assert type(error).__name__ in line
    assert f"{__name__}:" in line
    assert "raised" in line


def test_what_led_to_an_exception_is_named_too() -> None:
    try:
        try:
            raise KeyError("s3cret")
        except KeyError as cause:
            raise RuntimeError("s3cret") from cause
    except RuntimeError as error:
        line = json.loads(logged(exc_info=raised(error)))

    assert line["exception"] == "RuntimeError from KeyError"


def test_a_line_is_one_object_with_the_ids_of_its_request() -> None:
    record = Record("mine")
    token = begin(record)
    try:
        line = logged(msg="a\nb\x1b[31m \ud800")
    finally:
        end(token)

    assert "\n" not in line
    told = json.loads(line)
    assert told["request_id"] == "mine"
    assert (told["trace_id"], told["span_id"]) == (record.trace_id, record.span_id)
    assert (told["level"], told["logger"]) == ("error", "log10_gateway.x")
    assert "request_id" not in json.loads(logged())


def test_a_line_for_people_moves_no_cursor() -> None:
    assert "\x1b" not in logged("console", msg="a\x1b[31m")


@pytest.mark.parametrize("form", ["json", "console"])
def test_a_request_is_a_line_in_either_form(form: Any, pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    lines = RequestLines(form, logging.INFO, LineWriter(writing))
    record = Record("mine")
    record.method, record.route, record.status = "GET", "/graphql", 200

    lines(record, 0.0123)

    text = read_all(reading).decode()
    assert text.count("\n") == 1
    for told in ("GET", "/graphql", "200", "12.3", "mine"):
        assert told in text


@pytest.mark.parametrize(
    ("status", "code", "level"),
    [
        (200, None, "info"),
        (404, "NOT_FOUND", "info"),
        (503, "UNAVAILABLE", "warning"),
        (200, "UNAVAILABLE", "warning"),
        (500, "INTERNAL_SERVER_ERROR", "error"),
        (None, None, "info"),
    ],
)
def test_what_is_not_the_clients_fault_stands_out(
    status: int | None, code: str | None, level: str
) -> None:
    record = Record()
    record.status, record.error_code = status, code

    assert record.level() == level


@pytest.mark.parametrize(("status", "is_written"), [(200, False), (503, True)])
def test_a_probe_is_told_of_where_it_fails(
    status: int, is_written: bool, pipe: tuple[int, int]
) -> None:
    reading, writing = pipe
    record = Record()
    record.route, record.status = "/readyz", status

    RequestLines("json", logging.INFO, LineWriter(writing))(record, 0.1)

    assert bool(read_all(reading)) is is_written


async def test_what_the_loop_has_to_say_is_a_line_without_the_message(
    caplog: pytest.LogCaptureFixture,
) -> None:
    error = raised(ValueError("s3cret"))[1]

    tell_of_loop(asyncio.get_running_loop(), {"message": "a task failed", "exception": error})

    [record] = caplog.records
    assert record.getMessage() == "a task failed"
    assert "s3cret" not in JsonFormatter().format(record)


def test_what_logging_is_given_wrongly_is_no_failure(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    handler = LineHandler("json", LineWriter(writing))

    handler.handle(logging.makeLogRecord({"msg": "%d", "args": ("no number",)}))
    handler.handle(logging.makeLogRecord({"msg": "next"}))

    [line] = read_all(reading).splitlines()
    assert json.loads(line)["message"] == "next"


def test_a_trouble_is_said_once_a_minute_with_how_often_it_was_met(
    caplog: pytest.LogCaptureFixture,
) -> None:
    now = [0.0]
    troubles = Troubles(lambda: now[0])

    for moment in (0, 1, 59, 61, 62):
        now[0] = moment
        troubles.tell("disk", "the disk is full")
    troubles.tell("other", "the other thing", level=logging.WARNING)

    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("ERROR", "the disk is full"),
        ("ERROR", "the disk is full (2 times more since it was last said)"),
        ("WARNING", "the other thing"),
    ]
