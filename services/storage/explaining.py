"""How MongoDB finds rows: its own explanation of a command, cut down to what tells a caller.

The command is the one that a list sends: it is taken where rows are read
(`services.storage.database`), in place of being sent, so that there is no second way of making it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Final

from pymongo.asynchronous.collection import AsyncCollection
from pymongo.errors import ExecutionTimeout

from services.storage.deadlines import ended_by_server

Command = Mapping[str, Any]

# Whatever these hold was not done for the caller.
_PASSED_OVER: Final = frozenset({"rejectedPlans", "command"})


@dataclass(slots=True)
class Plan:
    """What MongoDB says of a command.

    Attributes:
        indexes: Those that are read, by name.
        is_complete: Whether it was executed in time; the numbers are None if not.
        keys: How many entries of indexes were looked at.
        rows: How many rows were.
        found: How many rows came out.
        milliseconds: How long it took.
    """

    indexes: list[str] = field(default_factory=list)
    is_complete: bool = False
    keys: int | None = None
    rows: int | None = None
    found: int | None = None
    milliseconds: float | None = None


@dataclass(frozen=True, slots=True)
class _Taken:
    collection: str
    commands: list[Command]


_taken: Final[ContextVar[_Taken | None]] = ContextVar("explained", default=None)


@contextmanager
def taking(collection: AsyncCollection[Any]) -> Iterator[list[Command]]:
    """Take the commands that would read rows of a collection, and let them find none."""
    taken = _Taken(collection.name, [])
    token = _taken.set(taken)
    try:
        yield taken.commands
    finally:
        _taken.reset(token)


def is_taken(collection: str, command: Command) -> bool:
    """Take a command, if those of its collection are taken; say whether it was."""
    taken = _taken.get()
    if taken is None or taken.collection != collection:
        return False
    taken.commands.append(command)
    return True


async def explain(collection: AsyncCollection[Any], command: Command, *, seconds: float) -> Plan:
    """Let MongoDB explain a command while it executes it; what it finds is not read.

    Args:
        collection: What the command is on.
        command: As `taking` took it.
        seconds: How long it may take.
    """
    try:
        async with ended_by_server(seconds) as milliseconds:
            reply = await collection.database.command(
                {"explain": command, "verbosity": "executionStats"}, maxTimeMS=milliseconds
            )
    except (ExecutionTimeout, TimeoutError):
        reply = await collection.database.command({"explain": command, "verbosity": "queryPlanner"})
        return _planned(reply)
    plan = _planned(reply)
    if all(one.get("executionSuccess", True) for one in _objects(reply)):  # else it was given up
        plan.is_complete, plan.keys, plan.rows = True, 0, 0
        _add(plan, reply)
    return plan


def _planned(reply: Mapping[str, Any]) -> Plan:
    """Return what is known without executing it."""
    names = {
        str(stage["indexName"])
        for one in _objects(reply)
        if "winningPlan" in one
        for stage in _objects(one["winningPlan"])
        if "indexName" in stage
    }
    for one in _objects(reply):  # of what is looked up in another collection
        names.update(one.get("indexesUsed", ()))
    return Plan(sorted(names))


def _add(plan: Plan, value: Any) -> None:
    """Add what was executed, of each part that an explanation consists of, the last one last."""
    if isinstance(value, list):
        for one in value:
            _add(plan, one)
    if not isinstance(value, Mapping):
        return
    took = value.get("executionTimeMillis", value.get("executionTimeMillisEstimate"))
    if took is not None:
        plan.milliseconds = max(plan.milliseconds or 0.0, float(took))
    if "totalDocsExamined" in value:
        plan.rows = (plan.rows or 0) + int(value["totalDocsExamined"])
        plan.keys = (plan.keys or 0) + int(value.get("totalKeysExamined", 0))
    elif "nReturned" not in value:
        for name, one in value.items():
            if name not in _PASSED_OVER:
                _add(plan, one)
    else:
        _add(plan, value.get("$cursor"))
    if "nReturned" in value:
        plan.found = int(value["nReturned"])


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        yield value
        for name, one in value.items():
            if name not in _PASSED_OVER:
                yield from _objects(one)
    elif isinstance(value, list):
        for one in value:
            yield from _objects(one)
