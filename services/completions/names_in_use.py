"""Names in use, as MongoDB knows them: tags with counts, and which names match.

`services.insight.names` lists them from the index.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypedDict

from cachetools import TTLCache

from models import CompletionDocument, indexes
from services.errors import InvalidInput
from services.observability.tracing import traced
from services.runtime import part
from services.storage.conditions import MAX_MERGED_SCANS, Query
from services.storage.database import database
from services.storage.schema_version import current_order
from services.storage.storable import check_storable

MAX_LISTED: Final = 1000
MAX_PREFIX_LENGTH: Final = 500
# Counting reads the whole index of an organization, so a dashboard that asks again gets the
# same response for a while.
CACHE_SECONDS: Final = 5.0
# The fields that have few different names.
_FEW: Final = ("model", "failure_kind")


class _Cache(TTLCache[tuple[str, str], list["NameUsage"]]):
    def __init__(self) -> None:
        super().__init__(1000, CACHE_SECONDS)


class NameUsage(TypedDict):
    """A tag, and how many completions have it."""

    name: str
    count: int


@traced
async def list_tags(organization_id: str, *, prefix: str = "", first: int) -> list[NameUsage]:
    """Return the tags in use, most used first. Up to 5 seconds old.

    Raises:
        InvalidInput: `first` is not 0 to 1,000.
    """
    if not 0 <= first <= MAX_LISTED:
        raise InvalidInput(f"'first' is {first}; it must be 0 to {MAX_LISTED}")
    if len(prefix) > MAX_PREFIX_LENGTH or "\0" in prefix:
        raise InvalidInput(
            f"'prefix' must be at most {MAX_PREFIX_LENGTH} characters, none of them NUL"
        )
    check_storable(prefix, path="/prefix")
    cache = part(_Cache)
    names = cache.get((organization_id, prefix))
    if names is None:
        names = cache[organization_id, prefix] = await _count(organization_id, prefix)
    return names[:first]


async def names_that_match(organization_id: str, query: Mapping[str, Any]) -> list[Query]:
    """Turn conditions on parts of names into conditions on names, which an index leads to.

    An index of names is no help in finding a part of one, nor a name but for its case; but there
    are few models and kinds of failures, and the index gives each of them in one step. MongoDB
    itself says which of them match, as it will of the rows.

    Args:
        organization_id: From the token.
        query: As `services.completions.filters.compile_filter` makes it.

    Returns:
        What holds as well of all that matches. Nothing, where an organization has too many names.
    """
    narrower: list[Query] = []
    for field in _FEW:
        wanted = [one for each in query.get("$and", ()) if (one := _expressions(each, field))]
        if wanted:
            names = await _names_matching(organization_id, field, wanted)
            if names is not None:
                narrower.append({field: {"$in": names}})
    return narrower


def _expressions(condition: Query, field: str) -> list[Query]:
    """Return the expressions of which a field matches one, if no index leads to what does."""
    alternatives = [one.get(field, {}) for one in condition.get("$or", [condition])]
    if not all("$regex" in one for one in alternatives):
        return []
    is_prefix = condition.get(field, {}).get("$regex", "").startswith("^")
    if is_prefix and "$options" not in condition[field]:
        return []
    return alternatives


async def _names_matching(
    organization_id: str, field: str, wanted: Sequence[Sequence[Query]]
) -> list[str] | None:
    """Return the names in use that match; None where there are more than are of use.

    Args:
        organization_id: From the token.
        field: What the names are of.
        wanted: A name must match one of each of these expressions.
    """
    order = await current_order()
    hint = order.hint(indexes.COMPLETIONS_LISTED_BY[field])
    if hint is None:
        return None
    matches = [
        {"$or": [{"$regexMatch": {"input": "$_id", **_as_argument(one)}} for one in each]}
        for each in wanted
    ]
    stages: list[dict[str, Any]] = [
        {"$match": {"organization_id": organization_id, field: {"$gte": ""}}},
        {"$group": {"_id": f"${field}"}},
        {"$limit": MAX_MERGED_SCANS + 1},
        {"$set": {"matches": {"$and": matches}}},
    ]
    cursor = await database.collection(CompletionDocument).aggregate(stages, hint=hint)
    rows = await cursor.to_list()
    if len(rows) > MAX_MERGED_SCANS:
        return None
    return [row["_id"] for row in rows if row["matches"]]


def _as_argument(expression: Query) -> dict[str, Any]:
    """Return an expression as an aggregation takes it, where a text with `$` would be a field."""
    names = {"$regex": "regex", "$options": "options"}
    return {names[name]: {"$literal": value} for name, value in expression.items()}


async def _count(organization_id: str, prefix: str) -> list[NameUsage]:
    starts: dict[str, Any] = {"$regex": "^" + re.escape(prefix)} if prefix else {"$gt": ""}
    stages: list[dict[str, Any]] = [
        {"$match": {"organization_id": organization_id, "tags": starts}},
        {"$project": {"_id": 0, "tags": 1}},
        {"$unwind": "$tags"},
        {"$match": {"tags": starts}},
        {"$group": {"_id": "$tags", "count": {"$sum": 1}}},
        {"$sort": {"count": -1, "_id": 1}},
        {"$limit": MAX_LISTED},
    ]
    order = await current_order()
    rows = await database.collection(CompletionDocument).aggregate(
        stages, hint=order.hint(indexes.COMPLETIONS_LISTED_BY["tags"])
    )
    return [{"name": row["_id"], "count": row["count"]} async for row in rows]
