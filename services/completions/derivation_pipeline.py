"""What is derived of a completion, within the write that merges a row into it.

What the row itself comes to is computed beforehand, and stored if that is what the completion comes
to as well: MongoDB decides after the merge, by what is stored. This costs one stage, and few
conditions. There are three outcomes:

- The row has brought all that counts, or all that counts beside what is stored already: what it
  comes to is stored.
- The row has lost all that it brought, so that nothing changes.
- Anything else: the completion is marked as `underived`.

`hints` is there if `extra` says something, with what it says; its keys are merged one by one, so
that two rows together may say what neither does.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import bson
from bson.raw_bson import RawBSONDocument

from models.indexes import FACETS
from services.completions.derivation import (
    DERIVED_FIELDS,
    EXTRA_KEY_SET,
    LABEL,
    PARTS,
    current_version,
    derived,
)
from services.pricing import Prices, window_of

Stage = Mapping[str, Any]


def derived_stages(
    fields: Mapping[str, Any],
    *,
    rank: int,
    now: datetime,
    prices: Prices,
    cleared: Collection[str] = (),
) -> Sequence[Stage]:
    """Build the stages that follow the merge of a row; none if nothing can change.

    Args:
        fields: The row.
        rank: Its rank; see `services.completions.merging`.
        now: When it has come.
        prices: Of its organization.
        cleared: The fields that are taken away.
    """
    if not _PAYLOADS.isdisjoint(cleared):
        return _UNDERIVED
    parts = [part for part in ("request", "response") if part in fields]
    has_hints = "extra" in fields and not EXTRA_KEY_SET.isdisjoint(fields["extra"])
    is_moved = "created_at" in fields
    if not parts and not has_hints:
        return _UNDERIVED_IF_USED if is_moved else ()
    at = fields["created_at"] if is_moved else now
    row = derived(fields, at, prices)
    hints = {"$literal": row["hints"]} if has_hints else None
    lost: list[Any] = [{"$ne": [f"$ranks.{part}", rank]} for part in parts]
    if has_hints:
        lost.append({"$eq": ["$hints", hints]})
    if is_moved:
        lost.append(_none_of(["usage"]))
    outcome: Any = {"$cond": [{"$and": lost}, "$$ROOT", _MARKED]}
    holds = _conditions(row, parts, at, prices)
    if holds is not None:
        won: list[Any] = [{"$eq": [f"$ranks.{part}", rank]} for part in parts]
        if has_hints:  # an `extra` that was cleared stays so
            won.append({"$eq": [{"$type": "$extra"}, "object"]})
            won.append({"$eq": [{"$ifNull": ["$hints", hints]}, hints]})
        merged = [{"$literal": row}]
        if parts == ["response"] and "facets" in row:
            stored = {"$ifNull": ["$facets", _NO_FACETS]}
            merged.append({"facets": {"$setUnion": [stored, {"$literal": row["facets"]}]}})
        total = {"$mergeObjects": ["$$ROOT", *merged]}
        outcome = {"$cond": [{"$and": [*won, *holds]}, total, outcome]}
    return [{"$replaceWith": outcome}]


def _conditions(
    row: Mapping[str, Any], parts: Sequence[str], at: datetime, prices: Prices
) -> list[Any] | None:
    """Return on which conditions a completion comes to what a row does, if that has won.

    Args:
        row: What the row comes to by itself.
        parts: What of the request and the response it has.
        at: The time that its price is of.
        prices: Of its organization.

    Returns:
        Conditions on what is stored; None if there can be none.
    """
    gone = ["underived", *(name for name in _STORED if name not in row)]
    same: list[str] = []
    if parts == ["request"]:
        gone.append("response")  # which would have the first word
    elif parts == ["response"]:
        # A request has the first word on some, and is silent on others.
        if "model" not in row or "operation" not in row or _has_labels(row):
            return None
        gone = [name for name in gone if name not in _OF_REQUESTS]
        same = [name for name in FACETS if name in row]
    elif not parts:
        return None
    if "request" in parts and "facets" not in row:
        gone.append("facets")  # labels of the request that was there
    conditions = [_is_sound(), _none_of(gone)]
    if same:
        values = [{"$literal": row[name]} for name in same]
        stored = [
            {"$ifNull": [f"${name}", value]} for name, value in zip(same, values, strict=True)
        ]
        conditions.append({"$eq": [stored, values]})
    if "usage" in row and "model" in row:
        window = window_of(row.get("provider"), row["model"], prices, at, row["usage"])
        if window is None:
            return None
        since, until = window
        if since is not None:
            conditions.append({"$gte": ["$created_at", since]})
        if until is not None:
            conditions.append({"$lt": ["$created_at", until]})
    return conditions


def _is_sound() -> dict[str, Any]:
    """Express that it has just come into being, or this version has derived what is there."""
    return {"$or": [{"$eq": ["$revision", 1]}, {"$eq": ["$derived_version", current_version()]}]}


def _has_labels(row: Mapping[str, Any]) -> bool:
    return any(facet.startswith(LABEL) for facet in row.get("facets", ()))


def _none_of(fields: Sequence[str]) -> dict[str, Any]:
    """Express that none of some fields is there."""
    return {"$eq": [{"$ifNull": [*(f"${name}" for name in fields), None]}, None]}


def _encoded(stage: Mapping[str, Any]) -> Sequence[Stage]:
    return [RawBSONDocument(bson.encode(stage))]


_PAYLOADS: Final = frozenset(PARTS)
_STORED: Final = (*(name for name in DERIVED_FIELDS if name != "facets"), "hints")
_OF_REQUESTS: Final = frozenset({"user_id", "prompt_version"})
_NO_FACETS: Final[list[str]] = []
_MARKED: Final = {"$mergeObjects": ["$$ROOT", {"underived": True}]}
_UNDERIVED: Final = _encoded({"$set": {"underived": True}})
# A price may be another at another time.
_UNDERIVED_IF_USED: Final = _encoded(
    {"$replaceWith": {"$cond": [_none_of(["usage"]), "$$ROOT", _MARKED]}}
)
