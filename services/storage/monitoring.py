"""What the driver tells of its commands, its connections and the servers, as metrics and words.

Nothing of a document gets into a line of the log: MongoDB's messages hold values (of a duplicate
key, of a document that fails a rule), so that its codes and their names are all that is said.

The driver calls these in the event loop, within the request that a command belongs to.
"""

import logging
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Final, NamedTuple, Self

from pymongo import AsyncMongoClient, monitoring
from pymongo.errors import PyMongoError

from models import DOCUMENTS
from services.observability.metrics import Metrics
from services.observability.records import current_record
from services.observability.tracing import Tracing
from services.observability.troubles import Troubles
from services.runtime import Runtime
from services.storage import error_codes

logger = logging.getLogger("log10_gateway.database")

_COLLECTIONS: Final = frozenset(document.Settings.name for document in DOCUMENTS)
_WRITES: Final = frozenset({"insert", "update", "delete", "findAndModify", "bulkWrite"})
_ADVICE: Final[Mapping[int, str]] = {
    error_codes.OUT_OF_DISK: "its disk is full: make room on it. Until then writes are answered "
    "503, and nothing that was acknowledged is lost",
    error_codes.UNAUTHORIZED: "its user may not do that: give the user of "
    "LOG10_GATEWAY_MONGODB_URL the role readWrite on the gateway's database",
    error_codes.AUTHENTICATION_FAILED: "it does not know the user, or the password is wrong: see "
    "LOG10_GATEWAY_MONGODB_URL",
    error_codes.VALIDATION_FAILED: "somebody has put a validation rule on the collection: take it "
    "away",
}
# What the gateway deals with itself, or tells the caller, or the change of primary tells of.
_EXPECTED: Final = (
    error_codes.UNAVAILABLE
    | error_codes.TIMEOUT
    | error_codes.TOO_LARGE
    | error_codes.OF_INDEXES
    | {error_codes.DUPLICATE_KEY, error_codes.CONVERSION_FAILURE}
)
# An election takes a few seconds.
_LONG_ELECTION_SECONDS: Final = 15.0
_PRIMARIES: Final = frozenset({"RSPrimary", "Mongos", "Standalone", "LoadBalancer"})


class CommandMonitor(monitoring.CommandListener):
    """Counts and times commands, and says what the database rejects.

    Args:
        runtime: Whose they are.
    """

    def __init__(self, runtime: Runtime) -> None:
        self._metrics = runtime[Metrics]
        self._tracing = runtime[Tracing]
        self._troubles = runtime[Troubles]
        # By the driver's number of the request, while it is under way.
        self._under_way: dict[int, tuple[str, AbstractContextManager[Any] | None, Any]] = {}

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        """Note which collection a command is about."""
        name = event.command_name
        about: object = event.command.get("collection" if name == "getMore" else name)
        collection = about if isinstance(about, str) and about in _COLLECTIONS else ""
        begun = span = None
        if (tracer := self._tracing.tracer) is not None:
            begun = tracer.span(
                f"{name} {collection}".rstrip(),
                {
                    "db.system.name": "mongodb",
                    "db.operation.name": name,
                    "db.collection.name": collection,
                    "db.namespace": event.database_name,
                },
            )
            span = begun.__enter__()
        self._under_way[event.request_id] = collection, begun, span

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        """Count a command, and what it says of single writes that failed."""
        self._end(event, "")
        if event.command_name in _WRITES:
            reply = event.reply
            if errors := reply.get("writeErrors"):
                for error in errors:
                    self._tell(event.command_name, error.get("code"), error.get("codeName"))
            if error := reply.get("writeConcernError"):
                self._tell_unconfirmed(error)

    def failed(self, event: monitoring.CommandFailedEvent) -> None:
        """Count a command, and say why it failed."""
        failure = event.failure
        code = failure.get("code")
        if code is None:
            kind = str(failure.get("errtype", "connection"))
            self._end(event, kind)
            if kind != "CancelledError":  # whoever asked has gone
                self._troubles.tell(
                    "no answer",
                    f"the database did not answer a command ({kind}): it is away, frozen or too "
                    "slow, or the network is; see /readyz, and whether its members run",
                    level=logging.WARNING,
                )
            return
        self._end(event, str(failure.get("codeName") or code))
        if error := failure.get("writeConcernError"):
            self._tell_unconfirmed(error)
        for error in failure.get("writeErrors", ()):
            self._tell(event.command_name, error.get("code"), error.get("codeName"))
        self._tell(event.command_name, code, failure.get("codeName"))

    def _end(
        self,
        event: monitoring.CommandSucceededEvent | monitoring.CommandFailedEvent,
        error: str,
    ) -> None:
        collection, begun, span = self._under_way.pop(event.request_id, ("", None, None))
        seconds = event.duration_micros / 1e6
        self._metrics.count_command(event.command_name, collection, seconds, error)
        if (record := current_record()) is not None:
            record.add_database(seconds)
        if begun is not None and self._tracing.tracer is not None:
            if error:
                self._tracing.tracer.mark_failed(span, error)
            begun.__exit__(None, None, None)

    def _tell(self, command: str, code: object, name: object) -> None:
        if not isinstance(code, int) or (code in _EXPECTED and code not in _ADVICE):
            return
        what = f"{name} ({code})" if name else str(code)
        advice = _ADVICE.get(code, "see the log of the database")
        kind = "write" if command in _WRITES else command
        self._troubles.tell(f"{kind} {code}", f"the database rejected a {kind}: {what}: {advice}")

    def _tell_unconfirmed(self, error: Mapping[str, Any]) -> None:
        name = error.get("codeName") or error.get("code")
        self._troubles.tell(
            "unconfirmed",
            f"the database did not confirm a write in time ({name}): a majority of the replica set "
            "does not take writes, or too slowly; see rs.status(). Callers are answered 503",
        )


class Connections(NamedTuple):
    """The driver's connections now, to all members together.

    Attributes:
        members: How many members have a pool; none before the first command.
        used: Those that a command has.
        idle: Those that none has.
        pending: Commands that wait for one.
        most: How many there may be to one member.
    """

    members: int
    used: int
    idle: int
    pending: int
    most: int


def connections_of(client: AsyncMongoClient[dict[str, Any]]) -> Connections:
    """Look at a client's pools.

    At their insides: the driver's events would cost each command as much again as measuring it, and
    do not tell of a command that gave up waiting.
    """
    pools = [server.pool for server in list(client._topology._servers.values())]  # noqa: SLF001  # no public way to its pools
    used = sum(pool.active_sockets for pool in pools)
    return Connections(
        members=len(pools),
        used=used,
        idle=sum(len(pool.conns) for pool in pools),
        pending=max(sum(pool.operation_count for pool in pools) - used, 0),
        most=int(client.options.pool_options.max_pool_size or 0),
    )


class TopologyMonitor(monitoring.TopologyListener):
    """Says when the database has lost its primary, and when it has one again.

    Args:
        runtime: Whose database it is.
    """

    def __init__(self, runtime: Runtime) -> None:
        self._metrics = runtime[Metrics]
        self._troubles = runtime[Troubles]
        self._primary: str | None = None
        self._missing_since: float | None = time.monotonic()
        self._had_one = False
        self._is_ending = False

    def opened(self, event: monitoring.TopologyOpenedEvent) -> None:  # noqa: ARG002  # the driver's signature
        """Begin without one."""
        self._metrics.writable.set(0)

    def closed(self, event: monitoring.TopologyClosedEvent) -> None:
        """Do nothing."""

    def end(self) -> None:
        """Expect that there is none from now on."""
        self._is_ending = True

    def description_changed(self, event: monitoring.TopologyDescriptionChangedEvent) -> None:
        """Compare the servers with what they were."""
        servers = event.new_description.server_descriptions().values()
        found = sorted(
            _shown(server.address) for server in servers if server.server_type_name in _PRIMARIES
        )
        primary = ", ".join(found) or None
        if self._is_ending:
            return
        self._metrics.writable.set(0 if primary is None else 1)
        if primary == self._primary:
            return
        if primary is None:
            self._missing_since = time.monotonic()
            logger.error(
                "the database has lost its primary %s: reads and writes wait for the next one, and "
                "are answered 503 after LOG10_GATEWAY_DATABASE_TIMEOUT_SECONDS. If none comes in "
                "seconds, see whether its members run, and rs.status()",
                self._primary,
            )
        elif self._missing_since is not None and self._had_one:
            logger.warning(
                "the database has a primary again, %s, after %.1f s",
                primary,
                time.monotonic() - self._missing_since,
            )
        elif self._primary is not None:
            logger.warning("the database's primary is %s now; it was %s", primary, self._primary)
        if primary is not None:
            self._missing_since, self._had_one = None, True
        self._primary = primary

    def tell_while_missing(self, *, is_open: bool) -> None:
        """Say that there is no primary, also where there was none from the beginning.

        Args:
            is_open: Whether the driver has begun to look for one, which it does when it is first
                asked for something.
        """
        if not is_open:
            self._missing_since = time.monotonic()
        if self._missing_since is None:
            return
        seconds = time.monotonic() - self._missing_since
        if seconds > _LONG_ELECTION_SECONDS:
            self._troubles.tell(
                "no primary",
                f"the database has had no primary for {seconds:.0f} s: reads and writes are "
                "answered 503; see whether its members run and can be reached, and rs.status()",
            )


class Monitors(NamedTuple):
    """What the driver tells, once for each client."""

    commands: CommandMonitor
    topology: TopologyMonitor

    @classmethod
    def of(cls, runtime: Runtime) -> Self:
        """Make those of a runtime."""
        return cls(CommandMonitor(runtime), TopologyMonitor(runtime))


def _shown(address: tuple[str, int | None]) -> str:
    host, port = address
    return host if port is None or host.endswith(".sock") else f"{host}:{port}"


def name_of(error: PyMongoError) -> str:
    """Return MongoDB's name of an error, or the driver's: what may be logged of one."""
    details = getattr(error, "details", None) or {}
    named = details.get("codeName") or getattr(error, "code", None)
    kind = type(error).__name__
    return f"{kind} ({named})" if named else kind
