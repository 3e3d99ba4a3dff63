"""What the app sends to the database: to count it, and to explain it."""

from collections.abc import Iterator, Mapping
from typing import Any

from pymongo.monitoring import (
    CommandFailedEvent,
    CommandListener,
    CommandStartedEvent,
    CommandSucceededEvent,
)

_QUERIES = ("find", "aggregate", "count", "update", "delete", "findAndModify")


class Commands(CommandListener):
    """Records the commands of every client of this process, but for who it is that asks."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.failures: list[object] = []

    def started(self, event: CommandStartedEvent) -> None:
        if event.database_name == "tests" and not _asks_who(event.command):
            self.sent.append(dict(event.command))

    def succeeded(self, event: CommandSucceededEvent) -> None:
        pass

    def failed(self, event: CommandFailedEvent) -> None:
        if event.database_name == "tests":
            self.failures.append(event.failure.get("codeName"))

    @property
    def names(self) -> list[str]:
        return [next(iter(command)) for command in self.sent]

    @property
    def queries(self) -> list[dict[str, Any]]:
        """The commands that `explain` takes, without what belongs to the connection."""
        return [
            {key: value for key, value in command.items() if key not in _NOT_EXPLAINED}
            for command in self.sent
            if next(iter(command)) in _QUERIES
        ]


def _asks_who(command: Mapping[str, Any]) -> bool:
    """Say whether it looks a token up, which whatever comes first after two seconds has to do."""
    return command.get("find") == "tokens" and "secret_sha256" in command["filter"]


_NOT_EXPLAINED = ("lsid", "$clusterTime", "$db", "txnNumber", "writeConcern", "maxTimeMS")


def stages(plan: object) -> Iterator[str]:
    """Yield the stages of the winning plans of an explanation, sub-pipelines included."""
    if isinstance(plan, Mapping):
        for key, value in plan.items():
            if key == "stage" and isinstance(value, str):
                yield value
            elif key != "rejectedPlans":
                yield from stages(value)
    elif isinstance(plan, list):
        for item in plan:
            yield from stages(item)
