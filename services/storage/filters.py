"""The frame of all filters: conditions on stored fields by a table, `and`, `or` and `not`.

A list has a filter of its own: a class that names the fields it may be filtered by, and adds what
is no condition on a single field. Operators and raw JSON never reach the database from outside:
see `services.storage.conditions`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, ClassVar, Final, Self, TypeVar

from services.errors import InvalidInput
from services.ids import storage_key
from services.storage.conditions import Condition, Query, any_of, field_conditions, id_keys

MAX_CONDITIONS: Final = 200
MAX_DEPTH: Final = 10

# What a condition may have, by the names of `Condition`.
IS: Final = frozenset({"eq", "ne"})
IS_IN: Final = IS | {"in_", "not_in"}
RANGE: Final = frozenset({"gt", "gte", "lt", "lte"})
NULL: Final = frozenset({"is_null"})
TEXT: Final = IS_IN | {"starts_with", "ends_with", "contains"} | NULL


@dataclass(frozen=True, slots=True)
class FilterField:
    """A stored field that a filter may have a condition on.

    Attributes:
        stored: Its path.
        operators: What a condition on it may have, by the names of `Condition`.
        is_list: Whether it is a list, of which a condition may hold of any element.
        has_index: Whether an index may lead to what a condition on it finds.
    """

    stored: str
    operators: frozenset[str]
    is_list: bool = False
    has_index: bool = True


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows of a list; all that is given holds together.

    Attributes:
        fields: Conditions by the names of `FIELDS`.
        and_: All of these hold too.
        or_: At least one of these holds, if it is given.
        not_: This does not hold.

    Raises:
        ValueError: A condition is on no such field, or has an operator that the field has not.
    """

    FIELDS: ClassVar[Mapping[str, FilterField]] = {}

    fields: Mapping[str, Condition] = field(default_factory=dict)
    and_: Sequence[Self] = ()
    or_: Sequence[Self] | None = None
    not_: Self | None = None

    def __post_init__(self) -> None:
        """Check the conditions against the table."""
        for name, condition in self.fields.items():
            known = self.FIELDS.get(name)
            if known is None or not condition.operators <= known.operators:
                raise ValueError(f"no filter on {name} by {sorted(condition.operators)}")

    @property
    def size(self) -> int:
        """How many of `MAX_CONDITIONS` it takes, without those that it combines."""
        return 1

    def combined(self) -> Iterator[Self]:
        """Yield the filters that `and`, `or` and `not` combine."""
        yield from self.and_
        yield from self.or_ or ()
        if self.not_ is not None:
            yield self.not_

    @classmethod
    def key(cls, organization_id: str, id_: str) -> str:
        """Return the `_id` under which what has an id is stored."""
        return storage_key(organization_id, id_)

    def names(self) -> set[str]:
        """Return the fields that it has conditions on, at any depth."""
        return set(self.fields).union(*(one.names() for one in self.combined()))


AnyFilter = TypeVar("AnyFilter", bound=Filter)


def _nothing(_filter: Filter) -> Iterable[Query]:
    return ()


def compile_filter(
    organization_id: str,
    filter_: AnyFilter | None,
    besides: Callable[[AnyFilter], Iterable[Query]] = _nothing,
) -> Query:
    """Compile a filter.

    Args:
        organization_id: From the token; leads the query.
        filter_: None matches all that the organization has.
        besides: Compiles what a filter has besides its fields and those that it combines.

    Returns:
        `{"organization_id": ..., "$and": [...]}`.

    Raises:
        InvalidInput: It is too large, or a value cannot be.
    """
    if filter_ is None:
        return {"organization_id": organization_id}
    _check_size(filter_)
    conditions = list(_compile(organization_id, filter_, besides))
    query: Query = {"organization_id": organization_id}
    if conditions:
        query["$and"] = conditions
    return query


def _check_size(filter_: Filter) -> None:
    level, depth, conditions = [filter_], 0, 0
    while level:
        depth += 1
        conditions += sum(item.size for item in level)
        if depth > MAX_DEPTH:
            raise InvalidInput(f"the filter is nested more than {MAX_DEPTH} deep")
        if conditions > MAX_CONDITIONS:
            raise InvalidInput(f"the filter has more than {MAX_CONDITIONS} conditions")
        level = [below for item in level for below in item.combined()]


def _compile(
    organization_id: str, filter_: Filter, besides: Callable[[Any], Iterable[Query]]
) -> Iterator[Query]:
    for name, condition in filter_.fields.items():
        stored = filter_.FIELDS[name].stored
        if stored == "_id":
            condition = id_keys(condition, partial(filter_.key, organization_id))
        if filter_.FIELDS[name].is_list and condition.is_null is not None:
            yield {f"{stored}.0": {"$exists": not condition.is_null}}
            condition = replace(condition, is_null=None)  # what else it has
        yield from field_conditions(stored, condition)
    yield from besides(filter_)
    for child in filter_.and_:
        yield from _compile(organization_id, child, besides)
    if filter_.or_ is not None:
        yield any_of([_all_of(organization_id, child, besides) for child in filter_.or_])
    if filter_.not_ is not None:
        yield {"$nor": [_all_of(organization_id, filter_.not_, besides)]}


def _all_of(
    organization_id: str, filter_: Filter, besides: Callable[[Any], Iterable[Query]]
) -> Query:
    conditions = list(_compile(organization_id, filter_, besides))
    return {"$and": conditions} if conditions else {}
