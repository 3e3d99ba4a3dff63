"""Whom a change concerns: rows are read once, and matched in memory against each filter."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping, Sequence
from dataclasses import dataclass
from itertools import count
from time import monotonic
from typing import Any, Final, Literal, TypeAlias

from cachetools import LRUCache

from models import indexes
from services.changes.moments import Moment
from services.changes.streams import Change
from services.ids import public_id, storage_key, with_public_id
from services.storage.bson_values import may_hold_payload
from services.storage.conditions import Query
from services.storage.database import database, find_rows
from services.storage.matching import Matcher, compile_matcher
from services.storage.paging import inclusive_projection

EventKind = Literal["created", "updated", "deleted", "left"]
# Of which ids it is known in all, by filter, whether they matched when last seen.
MOST_KNOWN: Final = 100_000
# How old may be what a filter was compiled with, such as the selectors of tasks that it names.
_COMPILED_SECONDS: Final = 2.0
# Rows that are read at once: few, where a filter looks into payloads, which may be of any size.
_FEW: Final = 8
_MANY: Final = 1_000
# What a change itself tells of its row.
_TOLD: Final = frozenset({"_id", "organization_id"})


@dataclass(frozen=True, slots=True)
class Event:
    """What a listener is told.

    Attributes:
        kind: What happened, as its filter sees it.
        id: The object's public id.
        moment: After which to go on, once it has been told.
        row: The object as it is now, as far as it is asked for; None if it was deleted.
        fields: The names of the fields that an update has changed; None if it may be any.
    """

    kind: EventKind
    id: str
    moment: Moment
    row: dict[str, Any] | None = None
    fields: frozenset[str] | None = None


Compile: TypeAlias = Callable[[], Awaitable[Query]]
# By the number of an audience, and an id.
Known: TypeAlias = MutableMapping[tuple[int, str], bool]


def new_known() -> Known:
    """Return what knows nothing yet."""
    return LRUCache(MOST_KNOWN)


_numbers: Final = count()


class Audience:
    """All who listen with the same filter.

    Args:
        compile_: Compiles the filter; it is called again from time to time if `is_lasting` is not.
        is_lasting: Whether it always comes to the same.

    Attributes:
        paths: The stored paths that its listeners want of a row, none of payloads; empty if they
            want no rows.
        number: What is known of it is kept under this, so that nothing keeps its filter alive.
    """

    def __init__(self, compile_: Compile, *, is_lasting: bool) -> None:
        self._compile = compile_
        self._is_lasting = is_lasting
        self._matcher: Matcher | None = None
        self._compiled_at = 0.0
        self._fields: frozenset[str] = frozenset()
        self.paths: frozenset[str] = frozenset()
        self.number = next(_numbers)

    def forget(self) -> None:
        """Take nothing for known: changes may have gone by without it."""
        self.number = next(_numbers)

    @property
    def matcher(self) -> Matcher:
        """The filter, which has been prepared."""
        assert self._matcher is not None  # noqa: S101  # narrows the type
        return self._matcher

    async def prepare(self) -> None:
        """Compile the filter, if it was not compiled lately.

        Raises:
            ServiceError: It cannot be.
        """
        now = monotonic()
        is_old = not self._is_lasting and now - self._compiled_at > _COMPILED_SECONDS
        if self._matcher is None or is_old:
            self._matcher = compile_matcher(await self._compile())
            self._fields = frozenset(path.partition(".")[0] for path in self._matcher.needs)
            self._compiled_at = now

    def looks_at(self, fields: frozenset[str] | None) -> bool:
        """Say whether a change of some fields may be why a row no longer matches."""
        return fields is None or not self._fields.isdisjoint(fields)


async def events_of(
    document: type[Any],
    organization_id: str,
    changes: Sequence[Change],
    audiences: Sequence[Audience],
    known: Known,
) -> list[list[Event]]:
    """Return what each of some audiences is to be told of an organization's changes.

    Each change is told by itself and in its turn, so that whoever goes on from a cursor has been
    told of all that came before, and of nothing that comes after.

    Args:
        document: The collection's document class.
        organization_id: Whose.
        changes: In order.
        audiences: Prepared.
        known: What matched when it was last seen; brought up to date.
    """
    present = list(dict.fromkeys(one.id for one in changes if one.kind != "deleted"))
    rows, revisions, matching = await _matched(document, organization_id, present, audiences)
    return [
        list(_told(audience, changes, rows, revisions, found, known))
        for audience, found in zip(audiences, matching, strict=True)
    ]


async def _matched(
    document: type[Any], organization_id: str, ids: Sequence[str], audiences: Sequence[Audience]
) -> tuple[dict[str, dict[str, Any]], dict[str, int | None], list[set[str]]]:
    """Read rows once, and find for each audience those that match.

    Where no listener wants rows, and no filter looks at them, nothing is read: rows that have gone
    meanwhile are among them then.

    Returns:
        By id the rows as far as listeners want them, and their revisions; and the ids for each
        audience.
    """
    collection = database.collection(document)
    matchers = [audience.matcher for audience in audiences]
    asked = {path for audience in audiences for path in audience.paths}
    needed = {"revision"}.union(*(matcher.needs for matcher in matchers))
    is_read = bool(asked or needed - _TOLD - {"revision"})
    wanted = _TOLD | asked
    projection = inclusive_projection(wanted | needed)
    # What filters look at and no listener wants may be large, and is let go at once.
    unwanted = {path.partition(".")[0] for path in needed} - {
        path.partition(".")[0] for path in wanted
    }
    rows: dict[str, dict[str, Any]] = {}
    revisions: dict[str, int | None] = {}
    matching: list[set[str]] = [set() for _ in audiences]
    size = _FEW if may_hold_payload(collection.name, projection) else _MANY
    for start in range(0, len(ids), size):
        keys = [storage_key(organization_id, id_) for id_ in ids[start : start + size]]
        found: list[dict[str, Any]] = [
            {"_id": key, "organization_id": organization_id} for key in keys
        ]
        if is_read:
            found = await find_rows(
                collection,
                {"organization_id": organization_id, "_id": {"$in": keys}},
                projection=projection,
                most=len(keys),
                hint=indexes.BY_ID,
            )
        for row in found:
            id_ = public_id(row["_id"])
            for ids_of, matcher in zip(matching, matchers, strict=True):
                if matcher.matches(row):
                    ids_of.add(id_)
            revisions[id_] = row.get("revision")
            for name in unwanted:
                row.pop(name, None)
            rows[id_] = with_public_id(row)
    return rows, revisions, matching


def _told(
    audience: Audience,
    changes: Sequence[Change],
    rows: dict[str, dict[str, Any]],
    revisions: dict[str, int | None],
    matching: set[str],
    known: Known,
) -> Iterable[Event]:
    for one in changes:
        id_, key = one.id, (audience.number, one.id)
        if one.kind == "deleted":
            if known.pop(key, None) is not False:
                yield Event("deleted", id_, one.moment)
        elif id_ in matching:
            known[key] = True
            yield Event(one.kind, id_, one.moment, rows[id_], one.fields)
        elif id_ in rows:  # else it has gone meanwhile, which is told in its turn
            did_match = known.get(key)
            if did_match is None:
                did_match = audience.looks_at(one.fields)
            # A row that has changed again since may have matched in between, and been seen.
            is_as_left = one.revision is not None and one.revision == revisions[id_]
            if did_match or is_as_left:
                known[key] = False
            if did_match:
                yield Event("left", id_, one.moment, rows[id_])
