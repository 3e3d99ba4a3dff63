"""Spans of what the domain does; nothing unless the gateway has set a tracer up.

`services` know OpenTelemetry only as the tracer that they are handed: it is an optional extra.
"""

from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from typing import Any, Final, ParamSpec, Protocol, TypeVar

from services.observability.records import Record
from services.runtime import Runtime, part

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_NOTHING: Final[AbstractContextManager[None]] = nullcontext()


class Tracer(Protocol):
    """Makes spans: `gateway.observability.tracing`."""

    def span(
        self, name: str, attributes: Mapping[str, Any], of: Iterable[Record | None] = ()
    ) -> AbstractContextManager[Any]:
        """See the function `span`."""

    def request(
        self, record: Record, headers: Sequence[tuple[bytes, bytes]] = ()
    ) -> AbstractContextManager[None]:
        """Make a request, or an operation on a WebSocket, a span, and give its record the ids."""

    def mark_failed(self, span: Any, error: str) -> None:
        """Note the kind of error that a span ended with."""


class Tracing:
    """What makes spans.

    Attributes:
        tracer: None: there are no spans.
    """

    tracer: Tracer | None = None


class _Process:
    """Whether any runtime of this process has a tracer: most have none, and each call asks."""

    is_tracing = False


def set_tracer(runtime: Runtime, tracer: Tracer) -> None:
    """Have a runtime's services make spans."""
    runtime[Tracing].tracer = tracer
    _Process.is_tracing = True


def span(
    name: str,
    attributes: Mapping[str, Any] | None = None,
    *,
    of: Iterable[Record | None] = (),
) -> AbstractContextManager[Any]:
    """Make a block a span.

    Args:
        name: Its name.
        attributes: What is told of it; nothing of a client's data.
        of: The requests that it is done for together, where it is no single one's: it is linked to
            theirs.
    """
    tracer = part(Tracing).tracer if _Process.is_tracing else None
    return _NOTHING if tracer is None else tracer.span(name, attributes or {}, of)


def request_span(
    record: Record, headers: Sequence[tuple[bytes, bytes]] = ()
) -> AbstractContextManager[None]:
    """Make a request a span, that goes on the trace that its headers name."""
    tracer = part(Tracing).tracer if _Process.is_tracing else None
    return _NOTHING if tracer is None else tracer.request(record, headers)


def traced(
    function: Callable[Arguments, Coroutine[Any, Any, Result]],
) -> Callable[Arguments, Coroutine[Any, Any, Result]]:
    """Make each call of a service a span, named after it: `sessions.create_session`."""
    name = f"{function.__module__.removeprefix('services.')}.{function.__name__}"

    @wraps(function)
    def call(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Coroutine[Any, Any, Result]:
        work = function(*args, **kwargs)
        if not _Process.is_tracing:
            return work
        return _in_span(span(name), work)

    return call


async def _in_span(begun: AbstractContextManager[Any], work: Awaitable[Result]) -> Result:
    with begun:
        return await work
