"""Rows of completions as writes read them back, and what of them callers see."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from models import CompletionDocument, indexes
from services.completions.fields import CompletionFields
from services.completions.merging import UNSENT, update_rank
from services.ids import with_public_id
from services.rows import CompletionRow
from services.storage.database import database, find_rows

# What callers never see, and the payloads, which a response to a write does not repeat.
INTERNAL_FIELDS: Final = (
    "base_rank",
    "ranks",
    "create_digest",
    "left_session_ids",
    "facets",
    "hints",
    "derived_version",
    "grades",
    "grades_cut",
)
PAYLOAD_FIELDS: Final = ("request", "response", "stacktrace", "extra")
WITHOUT_PAYLOAD: Final = dict.fromkeys((*INTERNAL_FIELDS, *PAYLOAD_FIELDS, "large"), 0)
PAYLOADS: Final = ("request", "response")
# A batch of updates reads back the payloads of smaller rows alone, so that 1,000 of them fit into
# memory; those of larger ones are read by the requests, one by one.
_MOST_READ_BACK: Final = 64 * 1024
_IS_SMALL: Final = {"$lte": [{"$bsonSize": "$$ROOT"}, _MOST_READ_BACK]}
_MERGED: Final = {
    **dict.fromkeys(CompletionRow.__annotations__.keys() - {"id", *PAYLOAD_FIELDS}, 1),
    **dict.fromkeys(("base_rank", "ranks"), 1),
}


@cache
def with_payloads(names: Sequence[str]) -> Mapping[str, Any]:
    """Project a merged row; `is_small` says whether the payloads are among what is read."""
    if not names:
        return _MERGED
    payloads = {name: {"$cond": [_IS_SMALL, f"${name}", "$$REMOVE"]} for name in names}
    return {**_MERGED, **payloads, "is_small": _IS_SMALL}


async def read_back(
    keys: Sequence[str], projection: Mapping[str, Any] = WITHOUT_PAYLOAD
) -> dict[str, dict[str, Any]]:
    """Read completions by their `_id`s, of whichever organizations, in one command."""
    if not keys:
        return {}
    collection = database.collection(CompletionDocument)
    # The keys hold the organization's id; a batch may hold several organizations.
    organizations = sorted({key.partition("/")[0] for key in keys})
    rows = await find_rows(
        collection,
        {"organization_id": {"$in": organizations}, "_id": {"$in": list(keys)}},
        projection=projection,
        most=len(keys),
        hint=indexes.BY_ID,
    )
    return {row["_id"]: row for row in rows}


def has_won(row: Mapping[str, Any], name: str, fields: CompletionFields) -> bool:
    """Say whether a field of a merged row is what an update sent.

    See `services.completions.merging`.

    Args:
        row: As `updates` returns it, with its ranks.
        name: The field.
        fields: What the update sent.
    """
    rank = row.get("ranks", {}).get(name, row.get("base_rank", UNSENT))
    return name in fields and bool(rank <= update_rank(fields))


def as_public_row(row: dict[str, Any]) -> CompletionRow:
    """Turn a stored row into what callers see."""
    row = row.copy()
    for name in INTERNAL_FIELDS:
        row.pop(name, None)
    return with_public_id(row)  # type: ignore[return-value]  # the driver's values are untyped
