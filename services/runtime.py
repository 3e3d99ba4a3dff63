"""What a gateway has one of: its database, rates, queues, caches, page sizes.

The app factory makes a `Runtime` (`gateway.runtime`), and whatever the app does runs within it, so
that two apps in one process share nothing. A command enters one by `entered`.

A part is found by its class: `part(RateLimiter)`, or through a name that stands for the current
one, `limiter = current(RateLimiter)`. It is made when it is first asked for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context, ContextVar, Token
from typing import Any, Final, Generic, TypeVar, cast

Part = TypeVar("Part")


class Runtime(dict[type[Any], Any]):
    """The parts of one gateway, by their classes."""

    # A dict, since a create looks for some ten parts.
    def __missing__(self, kind: type[Part]) -> Part:
        """Make the part of a class."""
        made = self[kind] = kind()
        return made


_current: Final[ContextVar[Runtime]] = ContextVar("runtime")


def enter(runtime: Runtime) -> Token[Runtime]:
    """Let what is done from now on in this context, and in tasks that it starts, be a runtime's.

    For a process that has one, since its server does some things outside of the app; and for the
    app itself, where each request would pay for `entered`.
    """
    return _current.set(runtime)


@contextmanager
def entered(runtime: Runtime) -> Iterator[Runtime]:
    """Let what is done in a block be a runtime's."""
    token = _current.set(runtime)
    try:
        yield runtime
    finally:
        _current.reset(token)


def leave(token: Token[Runtime]) -> None:
    """Undo an `enter`."""
    _current.reset(token)


def part(kind: type[Part]) -> Part:
    """Return the current runtime's part of a class.

    Raises:
        LookupError: Nothing has entered a runtime: a bug of ours.
    """
    found: Part = _current.get()[kind]
    return found


def current_runtime() -> Runtime:
    """Return the current runtime.

    Raises:
        LookupError: Nothing has entered one: a bug of ours.
    """
    return _current.get()


def entered_runtime() -> Runtime | None:
    """Return the current runtime, if there is one."""
    return _current.get(None)


def bare_context() -> Context:
    """Return a context that has the current runtime, and nothing else of the caller's.

    For tasks that serve many callers: one caller's deadline is not the others'.
    """
    context = Context()
    context.run(_current.set, _current.get())
    return context


class _Current(Generic[Part]):
    """Stands for the current runtime's part of a class."""

    __slots__ = ("_kind",)
    _kind: type[Part]

    def __init__(self, kind: type[Part]) -> None:
        object.__setattr__(self, "_kind", kind)

    def __getattr__(self, name: str) -> Any:
        return getattr(_current.get()[self._kind], name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(_current.get()[self._kind], name, value)


def current(kind: type[Part]) -> Part:
    """Return what stands for the current runtime's part of a class, whichever that is then."""
    return cast(Part, _Current(kind))
