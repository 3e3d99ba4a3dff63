"""The log: JSON, a line each, or a form for people at a terminal.

Written without waiting for whoever reads it: a log that nobody takes must not stop the requests.
What is logged with an exception has its class and where it came from, and not its message: that of
a bug, or of the database, may hold what a client sent.
"""

import asyncio
import atexit
import logging
import os
import select
import stat
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from traceback import walk_tb
from typing import Any, Final, Literal

import orjson

from services.observability.records import PROBES, Record, current_record, fields_of, ids_of

Format = Literal["json", "console"]

# A pipe that takes anything takes so much at once (POSIX's PIPE_BUF, on Linux).
_PIECE_BYTES: Final = 4096
_MOST_BYTES: Final = 4 * 2**20
_AGAIN_SECONDS: Final = 0.05
# Each write is a call of the system; in this time come some dozens of lines, where many come.
_MOMENT_SECONDS: Final = 0.02
_LAST_SECONDS: Final = 1.0
_FRAMES: Final = 30


class LineWriter:
    """Writes lines to a file descriptor, and never waits for its reader.

    What is not taken waits, up to 4 MiB; past that lines are dropped and counted.

    Args:
        descriptor: Where to.
    """

    def __init__(self, descriptor: int) -> None:
        self._lines: deque[bytes] = deque()
        self._bytes = 0
        self._lock = threading.RLock()  # what is collected meanwhile may log
        self._is_scheduled = False
        self._descriptor, self._poll = _never_blocking(descriptor)
        is_file = stat.S_ISREG(os.fstat(descriptor).st_mode)
        # A file takes all there is.
        self._piece_bytes = _MOST_BYTES if is_file else _PIECE_BYTES
        self._dropped = 0

    def take_dropped(self) -> int:
        """Return how many lines were dropped since this was last asked."""
        dropped, self._dropped = self._dropped, 0
        return dropped

    def put(self, line: bytes) -> None:
        """Write a line in a moment, with those that come with it; at once outside of a loop."""
        self._add(line)
        if not self._is_scheduled:
            try:
                loop = asyncio.get_running_loop()
            except RuntimeError:
                self.flush()
                return
            self._is_scheduled = True
            loop.call_later(_MOMENT_SECONDS, self._flush_scheduled)

    def write(self, line: bytes) -> None:
        """Write a line now, as far as it is taken."""
        self._add(line)
        self.flush()

    def flush(self) -> None:
        """Write what waits, as far as it is taken."""
        with self._lock:
            self._write()
        if self._lines and not self._is_scheduled:
            self._schedule_again()

    def close(self) -> None:
        """Write what waits, for a second at most."""
        until = time.monotonic() + _LAST_SECONDS
        while self._lines and time.monotonic() < until:
            with self._lock:
                self._write()
            if self._lines:
                time.sleep(_AGAIN_SECONDS)

    def _add(self, line: bytes) -> None:
        with self._lock:
            if self._bytes + len(line) > _MOST_BYTES:
                self._dropped += 1
                return
            self._lines.append(line)
            self._bytes += len(line)

    def _flush_scheduled(self) -> None:
        self._is_scheduled = False
        self.flush()

    def _schedule_again(self) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return  # the next line takes it along, or the end
        self._is_scheduled = True
        loop.call_later(_AGAIN_SECONDS, self._flush_scheduled)

    def _write(self) -> None:
        while self._lines and self._takes():
            piece = self._next_piece()
            try:
                written = os.write(self._descriptor, piece)
            except BlockingIOError:
                written = 0
            except OSError:  # its reader has gone, or its disk is full
                self._dropped += piece.count(b"\n")
                continue
            if written < len(piece):
                self._lines.appendleft(piece[written:])
                self._bytes += len(piece) - written
                return

    def _takes(self) -> bool:
        return self._poll is None or bool(self._poll.poll(0))

    def _next_piece(self) -> bytes:
        """Take lines that make a piece; a longer line is taken apart."""
        taken = [self._lines.popleft()]
        size = len(taken[0])
        if size > self._piece_bytes:
            self._lines.appendleft(taken[0][self._piece_bytes :])
            self._bytes -= self._piece_bytes
            return taken[0][: self._piece_bytes]
        while self._lines and size + len(self._lines[0]) <= self._piece_bytes:
            taken.append(self._lines.popleft())
            size += len(taken[-1])
        self._bytes -= size
        return b"".join(taken)


def _never_blocking(descriptor: int) -> tuple[int, "select.poll | None"]:
    """Return what to write to, and what tells whether it takes something, where that is needed.

    A pipe or a terminal is opened once more: whether writing waits is a matter of how it was
    opened, and the first opening is shared with other processes. Where that cannot be done, a pipe
    is asked before each write, and everything else is waited for.
    """
    if stat.S_ISREG(os.fstat(descriptor).st_mode) or os.name != "posix":
        return descriptor, None
    for path in (f"/proc/self/fd/{descriptor}", _terminal(descriptor)):
        if path is not None:
            with suppress(OSError):
                return os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY), None
    if not hasattr(select, "poll"):
        return descriptor, None
    poll = select.poll()
    poll.register(descriptor, select.POLLOUT)
    return descriptor, poll


def _terminal(descriptor: int) -> str | None:
    try:
        return os.ttyname(descriptor)
    except OSError:
        return None


class LineHandler(logging.Handler):
    """Hands what is logged to a writer of lines.

    Args:
        form: `json` or `console`.
        writer: Where to; this process's own, to standard error, if None.
    """

    def __init__(self, form: Format, writer: LineWriter | None = None) -> None:
        super().__init__()
        self._writer = writer or standard_error()
        self.setFormatter(JsonFormatter() if form == "json" else ConsoleFormatter())

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; one that cannot be formatted is passed over.

        `logging` itself would print it to standard error, arguments and all.
        """
        with suppress(Exception):
            self._writer.write(self.format(record).encode(errors="backslashreplace") + b"\n")


_writers: Final[dict[int, LineWriter]] = {}


def standard_error() -> LineWriter:
    """Return this process's writer to standard error."""
    writer = _writers.get(os.getpid())
    if writer is None:
        try:
            writer = LineWriter(2)
        except OSError:  # it was closed
            writer = LineWriter(os.open(os.devnull, os.O_WRONLY))
        _writers[os.getpid()] = writer
        atexit.register(writer.close)  # of a worker, the application's end does so
    return writer


class JsonFormatter(logging.Formatter):
    """A record as a JSON object, with the ids of the request that it was logged in."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        fields: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            "logger": record.name,
            "pid": record.process,
        }
        if (request := current_record()) is not None:
            fields |= ids_of(request)
        if record.exc_info and record.exc_info[1] is not None:
            fields |= failure_of(record.exc_info[1])
        return _encode(fields).decode().rstrip("\n")


class ConsoleFormatter(logging.Formatter):
    """A record for people: `2026-11-26 12:00:00 ERROR log10_gateway.jobs: ...`."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, or lines."""
        moment = datetime.fromtimestamp(record.created).astimezone()
        message = _one_line(record.getMessage())
        lines = [f"{moment:%Y-%m-%d %H:%M:%S} {record.levelname} {record.name}: {message}"]
        if record.exc_info and record.exc_info[1] is not None:
            failure = failure_of(record.exc_info[1])
            lines += [f"    {failure['exception']}", *(f"      {at}" for at in failure["stack"])]
        return "\n".join(lines)


def failure_of(error: BaseException) -> Mapping[str, Any]:
    """Return the class of an exception, those that led to it, and the way it came; no message."""
    return {
        "exception": " from ".join(_name(one) for one in _causes(error)),
        "stack": [
            f"{frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_name}"
            for frame, line in walk_tb(error.__traceback__)
        ][-_FRAMES:],
    }


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _name(error: BaseException) -> str:
    kind = type(error)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name} ({os.strerror(error.errno)})"
    code = getattr(error, "code", None)
    return f"{name} ({code})" if isinstance(code, int) else name


def _encode(fields: Mapping[str, Any]) -> bytes:
    option = orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE
    try:
        return orjson.dumps(fields, option=option)
    except TypeError:  # lone surrogates
        safe = {
            name: value.encode(errors="backslashreplace").decode()
            if isinstance(value, str)
            else value
            for name, value in fields.items()
        }
        return orjson.dumps(safe, option=option)


def _one_line(text: str) -> str:
    return text if text.isprintable() else text.encode("unicode_escape").decode()


class RequestLines:
    """Writes the line of each request.

    Args:
        form: `json` or `console`.
        least: The least severity that is written, as a level of `logging`.
        writer: Where to.
    """

    def __init__(self, form: Format, least: int, writer: LineWriter) -> None:
        self._is_json = form == "json"
        self._least = least
        self._writer = writer

    def __call__(self, record: Record, seconds: float) -> None:
        """Write it."""
        fields = fields_of(record, seconds)
        if record.route in PROBES and (record.status or 0) < 400:
            fields["level"] = "debug"
        if _LEVELS[fields["level"]] < self._least:
            return
        line = _encode(fields) if self._is_json else _console_line(fields)
        self._writer.put(line)


_LEVELS: Final = {name.lower(): level for name, level in logging.getLevelNamesMapping().items()}
_IDS_SHOWN: Final = ("organization_id", "token_id", "request_id")
_SHOWN_FIRST: Final = ("time", "level", "message", "method", "route", "status", "duration_ms")


def _console_line(fields: Mapping[str, Any]) -> bytes:
    moment = fields["time"].astimezone()
    status = "-" if fields["status"] is None else fields["status"]
    rest = [
        f"{name}={value}"
        for name, value in fields.items()
        if name not in _SHOWN_FIRST and not name.endswith("_id")
    ]
    ids = [f"{name}={fields[name]}" for name in _IDS_SHOWN if name in fields]
    what = f"{fields['level'].upper()} {fields['method']} {fields['route'] or '-'} {status}"
    line = f"{moment:%Y-%m-%d %H:%M:%S} {what} {fields['duration_ms']:.1f} ms  "
    return f"{line}{' '.join(rest + ids)}\n".encode()


class _NotOfClients(logging.Filter):
    """Leaves out what uvicorn says of a client's mistake, of which there is a request's line."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not (record.name == "uvicorn.error" and record.msg in _OF_CLIENTS)


_OF_CLIENTS: Final = frozenset({"Invalid HTTP request received.", "Unsupported upgrade request."})


def logging_config(level: str, form: Format) -> dict[str, Any]:
    """Return the configuration of `logging` for each process; all goes to standard error.

    What is said on standard output is for people and scripts.
    """
    level = level.upper()
    least = logging.getLevelNamesMapping()[level]
    # What libraries say may hold what clients sent, but for these.
    known = {"level": level if least > logging.WARNING else "WARNING"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        # By name, so that it can be handed to another program as JSON.
        "filters": {"ours": {"()": f"{__name__}._NotOfClients"}},
        "handlers": {"lines": {"()": f"{__name__}.LineHandler", "form": form, "filters": ["ours"]}},
        "root": {"level": "CRITICAL", "handlers": ["lines"]},
        "loggers": {
            "log10_gateway": {"level": level},
            "asyncio": known,  # by `tell_of_loop`
            "opentelemetry.exporter": known,
            "uvicorn.error": known,
        },
    }


def tell_of_loop(_: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
    """Log what an event loop has to say: asyncio's own line would show the exception's message."""
    error = context.get("exception")
    info = (type(error), error, error.__traceback__) if isinstance(error, BaseException) else None
    logging.getLogger("asyncio").error("%s", context.get("message", "unknown"), exc_info=info)
