"""Conditions on what belongs to a row in another collection: whether there is any of it.

Such a condition is a field of the query that no row has, and that the pipeline adds: each row that
passes all other conditions is looked up, in the list's order, until the page is full.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from services.storage.conditions import Query

# Longer than any `_id`.
_WHOLE: Final = 10_000
_ID: Final = "_joined_id"


@dataclass(frozen=True, slots=True)
class Join:
    """A condition that holds of a row if another collection has something that belongs to it.

    Attributes:
        name: The field, `{name: True}` in a query.
        collection: The other collection's name.
        field: The field there that is the row's public id.
        query: What matches there, with its organization, in the form that the indexes serve.
    """

    name: str
    collection: str
    field: str
    query: Mapping[str, Any]

    @property
    def holds(self) -> Query:
        """The condition, in a query."""
        return {self.name: True}

    def stages(self) -> list[dict[str, Any]]:
        """Return the stages that add the field."""
        some = [{"$match": dict(self.query)}, {"$limit": 1}, {"$project": {"_id": 1}}]
        return [
            {
                "$lookup": {
                    "from": self.collection,
                    "localField": _ID,
                    "foreignField": self.field,
                    "pipeline": some,
                    "as": self.name,
                }
            },
            {"$set": {self.name: {"$ne": [f"${self.name}", []]}}},
        ]


def joined(
    query: Mapping[str, Any],
    joins: Sequence[Join],
    *,
    sort: Mapping[str, int] | None = None,
    most: int | None = None,
) -> list[dict[str, Any]]:
    """Return the stages that find what a query matches.

    Each condition follows the lookups that it needs, so that what it leaves out is not looked up
    for the next.

    Args:
        query: With the fields of joins in it.
        joins: All of these.
        sort: In which order.
        most: How many rows are gone through, of those that pass the other conditions.
    """
    conditions = list(_conditions(query))
    stages: list[dict[str, Any]] = [{"$match": without_joins(query, joins)}]
    if sort:
        stages.append({"$sort": dict(sort)})
    if most is not None:
        stages.append({"$limit": most})
    after_organization = {"$add": [{"$indexOfCP": ["$_id", "/"]}, 1]}
    stages.append({"$set": {_ID: {"$substrCP": ["$_id", after_organization, _WHOLE]}}})
    added: set[str] = set()
    for condition in conditions:
        names = _names(condition, joins)
        for join in joins:
            if join.name in names - added:
                stages += join.stages()
        added |= names
        if names:
            stages.append({"$match": condition})
    return stages


def _conditions(query: Mapping[str, Any]) -> Iterator[Query]:
    """Yield what holds together in a query."""
    for name, wanted in query.items():
        if name == "$and":
            for one in wanted:
                yield from _conditions(one)
        else:
            yield {name: wanted}


def without_joins(query: Mapping[str, Any], joins: Sequence[Join]) -> Query:
    """Return what of a query is about the rows themselves."""
    conditions = [one for one in _conditions(query) if not _names(one, joins)]
    return {"$and": conditions} if conditions else {}


def _names(condition: object, joins: Sequence[Join]) -> set[str]:
    """Return the fields of joins that a condition is about."""
    if isinstance(condition, Mapping):
        own = {join.name for join in joins} & condition.keys()
        return own.union(*(_names(one, joins) for one in condition.values()))
    if isinstance(condition, list):
        return set().union(*(_names(one, joins) for one in condition))
    return set()
