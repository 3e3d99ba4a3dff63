"""Whether requests can be served, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pymongo.errors import PyMongoError

from services.completions import commits
from services.errors import Unavailable
from services.insight.reader import insight
from services.storage import index_sets, schema_version
from services.storage.database import as_service_error, database

OK = "ok"


@dataclass(frozen=True, slots=True)
class Condition:
    """What has to be well for requests to be served, or is good to know.

    Attributes:
        name: The part.
        state: `ok`, or what is wrong.
        is_ready: Whether requests can be served as far as this part goes.
        details: More of it, for people.
    """

    name: str
    state: str = OK
    is_ready: bool = True
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def shown(self) -> dict[str, Any]:
        """The part as JSON."""
        return {"status": self.state, **self.details}


async def readiness() -> Sequence[Condition]:
    """Look at each part.

    `database`: it has a primary and is no older than MongoDB 6.0. `indexes`: those that the queries
    need are there. `data`: whether rows of the version before are still being brought into today's
    form, which are served meanwhile. `ingest`: whether there is room for more writes. `insight`:
    how the index does, without which all else is served.
    """
    try:
        await database.check_ready()
        missing = await index_sets.missing()
        stored = await schema_version.stored_version()
    except (Unavailable, PyMongoError) as error:
        unknown = "not known while the database does not answer"
        told = as_service_error(error) or Unavailable("the database does not answer")
        return [
            Condition("database", str(told), is_ready=False),
            Condition("indexes", unknown),
            Condition("data", unknown),
            _ingest(),
            await _insight(),
        ]
    indexes = Condition("indexes")
    if missing:
        indexes = Condition("indexes", "missing", is_ready=False, details={"missing": missing})
    is_latest = stored["version"] >= schema_version.LATEST
    state = OK if is_latest else "being migrated in the background"
    data = Condition("data", state, details={"version": stored["version"]})
    return [Condition("database"), indexes, data, _ingest(), await _insight()]


def _ingest() -> Condition:
    """Tell of the queues. Full ones reject writes by themselves, and reads go on."""
    if any(queue.fullness >= 1 for queue in commits.queues()):
        return Condition("ingest", "full: new writes are answered 503")
    return Condition("ingest")


async def _insight() -> Condition:
    """Tell of the index, which is never what makes a gateway not ready."""
    status = await insight.glance()
    if not status.is_on:
        return Condition("insight", "off")
    told = {
        "lag_seconds": status.lag_seconds,
        "building": status.building,
        "progress": status.progress,
    }
    details = {name: value for name, value in told.items() if value is not None}
    return Condition("insight", status.why or OK, details=details)
