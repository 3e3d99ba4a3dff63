"""Where a completion's fields differ from what was sent, as rows are merged.

A document has `altered` where it does: the alterations of a field under its name, those of a key
of `extra` under `extra/<key>`. They go with what they are about (`services.completions.merging`): a
row that wins a field brings its own, or none. What was left out has no value that could win, so
alterations have a rank too: those of the creating row `base_rank`, later ones their own.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import bson
from bson.raw_bson import RawBSONDocument

from services.completions.fields import CompletionFields
from services.rows import AlterationRow
from services.storage.keeping import Alteration

Expression = Any
Wins = Callable[[str, int], Expression]

_EXTRA: Final = "extra/"
# Of rows with more keys in `extra` no expression is remembered.
_MOST_REMEMBERED: Final = 64
_ENTRIES: Final = {"$objectToArray": "$altered"}
_IS_ABSENT: Final = {"$eq": [{"$type": "$altered"}, "missing"]}


def alterations_of(altered: Mapping[str, Sequence[AlterationRow]]) -> list[AlterationRow]:
    """Return the alterations of a completion, those of a field together."""
    return [one for alterations in altered.values() for one in alterations]


def altered_after(
    fields: CompletionFields, cleared: Collection[str], rank: int, wins: Wins
) -> Expression:
    """Express `altered` after a row.

    Args:
        fields: The row.
        cleared: The fields that are taken away.
        rank: The row's.
        wins: Expresses whether a row of a rank wins a field.
    """
    own = fields.get("altered")
    keys = tuple(fields.get("extra", ()))
    names = tuple(name for name in fields if name not in ("extra", "altered"))
    if own or cleared or len(keys) > _MOST_REMEMBERED:  # seldom
        return _altered(names, keys, own or {}, frozenset(cleared), rank, wins)
    return _of_plain_row(names, keys, rank)


@lru_cache(1024)
def _of_plain_row(names: tuple[str, ...], keys: tuple[str, ...], rank: int) -> RawBSONDocument:
    """Return the expression for a row as nearly all are, encoded."""
    stays = _object(_that_stay(names, keys, (), rank))
    return RawBSONDocument(bson.encode({"$cond": [_IS_ABSENT, "$$REMOVE", stays]}))


def _altered(
    names: Collection[str],
    keys: Collection[str],
    own: Mapping[str, Sequence[Alteration]],
    cleared: Collection[str],
    rank: int,
    wins: Wins,
) -> dict[str, Any]:
    """Express `altered` after a row that has alterations, or that clears fields."""
    others = [name for name in own if not _is_of_extra(name)]
    stays = _that_stay([*names, *others], keys, cleared, rank)
    stored = {"$cond": [_IS_ABSENT, [], stays]}
    brought = [
        {"$cond": [_is_brought(name, rank, wins), [_entry(name, one, rank)], []]}
        for name, one in own.items()
    ]
    together = {"$concatArrays": ["$$stored", *brought]}
    return {"$let": {"vars": {"stored": stored}, "in": _object(together)}}


def _that_stay(
    names: Collection[str], keys: Collection[str], cleared: Collection[str], rank: int
) -> Expression:
    """Express the entries that a row leaves as they are."""
    rank_of = {"$ifNull": [{"$first": "$$this.v.rank"}, "$base_rank", -1]}
    is_named = {"$in": ["$$this.k", _literal(list(dict.fromkeys(names)))]}
    replaced: list[Expression] = [{"$and": [is_named, {"$lte": [rank_of, rank]}]}]
    if keys:
        of_keys = _literal(["extra", *(_EXTRA + key for key in keys)])
        # Where there are alterations of `extra`, it is there: this is all of whether a row wins it.
        wins_extra = {"$lte": [{"$ifNull": ["$ranks.extra", "$base_rank", -1]}, rank]}
        replaced.append({"$and": [{"$in": ["$$this.k", of_keys]}, wins_extra]})
    if cleared:
        field = {"$first": {"$split": ["$$this.k", "/"]}}
        replaced.append({"$in": [field, _literal(list(cleared))]})
    return {"$filter": {"input": _ENTRIES, "cond": {"$not": [{"$or": replaced}]}}}


def _is_brought(name: str, rank: int, wins: Wins) -> Expression:
    """Express whether a row's alterations of a field, or of a key of `extra`, are those to tell."""
    if not _is_of_extra(name):
        greater = {"$in": [_literal(name), "$$stored.k"]}
        return {"$and": [wins(name, rank), {"$not": [greater]}]}
    there = {"$objectToArray": {"$ifNull": ["$extra", {}]}}
    keys = {"$let": {"vars": {"there": there}, "in": "$$there.k"}}
    is_there = {"$in": [_literal(name.removeprefix(_EXTRA)), keys]}
    return {"$or": [wins("extra", rank), {"$not": [is_there]}]}


def _is_of_extra(name: str) -> bool:
    return name == "extra" or name.startswith(_EXTRA)


def _entry(name: str, alterations: Sequence[Alteration], rank: int) -> dict[str, Any]:
    return {
        "k": _literal(name),
        "v": _literal([{**alteration, "rank": rank} for alteration in alterations]),
    }


def _object(entries: Expression) -> dict[str, Any]:
    return {
        "$let": {
            "vars": {"entries": entries},
            "in": {
                "$cond": [{"$eq": ["$$entries", []]}, "$$REMOVE", {"$arrayToObject": "$$entries"}]
            },
        }
    }


def _literal(value: object) -> dict[str, object]:
    return {"$literal": value}
