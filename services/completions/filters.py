"""The one filter of completions, compiled to one MongoDB query.

List, count, bulk tagging and whatever else selects completions take the same
`CompletionFilter`. Operators and raw JSON never reach the database from outside: each condition
is built here, values stand behind `$eq` and its like, and text is escaped in expressions.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from services.completions.payload_path import PayloadPath
from services.errors import InvalidInput
from services.storage.conditions import (
    LISTS,
    OPERATORS,
    Condition,
    Query,
    any_of,
    bounded,
    field_conditions,
    id_keys,
)
from services.storage.storable import check_storable

MAX_CONDITIONS: Final = 200
MAX_DEPTH: Final = 10


@dataclass(frozen=True, slots=True)
class TagsCondition:
    """Which tags a completion must have; all that are given hold together."""

    has: str | None = None
    has_all: Sequence[str] | None = None
    has_any: Sequence[str] | None = None
    has_none: Sequence[str] | None = None
    is_empty: bool | None = None


@dataclass(frozen=True, slots=True)
class PayloadCondition:
    """What the value at a path of the payload must be.

    Attributes:
        path: Names and list positions, joined by dots: `request.messages.0.role`.
        condition: Values may be any JSON.
        exists: Whether there must be something, be it null.
    """

    path: str
    condition: Condition
    exists: bool | None = None


@dataclass(frozen=True, slots=True)
class FilterField:
    """A stored field that a filter may have a condition on.

    Attributes:
        stored: Its path, which is in a table of `models.indexes`: each has an index.
        operators: What a condition on it may have, by the names of `Condition`.
    """

    stored: str
    operators: frozenset[str]


_IS: Final = frozenset({"eq", "ne"})
_IS_IN: Final = _IS | {"in_", "not_in"}
_RANGE: Final = frozenset({"gt", "gte", "lt", "lte"})
_TEXT: Final = frozenset({"starts_with", "contains"})
_NULL: Final = frozenset({"is_null"})

# A new filter is an entry here, and a field of that name in `schema.filters.CompletionFilter`,
# whose type has the same operators: a test holds them against each other.
FILTER_FIELDS: Final[Mapping[str, FilterField]] = {
    "id": FilterField("_id", _IS_IN),
    "kind": FilterField("kind", _IS_IN | _NULL),
    "status": FilterField("status", _IS_IN | _NULL),
    "session_id": FilterField("session_id", _IS_IN | _NULL),
    "model": FilterField("model", _IS_IN | _TEXT | _NULL),
    "created_at": FilterField("created_at", _IS | _RANGE),
    "updated_at": FilterField("updated_at", _IS | _RANGE),
    "duration": FilterField("duration", _IS | _RANGE | _NULL),
    "total_tokens": FilterField("usage.total_tokens", _IS_IN | _RANGE | _NULL),
    "failure_kind": FilterField("failure_kind", _IS_IN | _TEXT | _NULL),
}


@dataclass(frozen=True, slots=True)
class CompletionFilter:
    """Which completions; all that is given holds together.

    Attributes:
        fields: Conditions by the names of `FILTER_FIELDS`.

    Raises:
        ValueError: A condition is on no such field, or has an operator that the field has not.
    """

    fields: Mapping[str, Condition] = field(default_factory=dict)
    tags: TagsCondition | None = None
    payload: Sequence[PayloadCondition] = ()
    graded: bool | None = None
    ungraded_for_task: str | None = None
    and_: Sequence["CompletionFilter"] = ()
    or_: Sequence["CompletionFilter"] | None = None
    not_: "CompletionFilter | None" = None

    def __post_init__(self) -> None:
        """Check the conditions against the table."""
        for name, condition in self.fields.items():
            known = FILTER_FIELDS.get(name)
            if known is None or not condition.operators <= known.operators:
                raise ValueError(f"no filter on {name} by {sorted(condition.operators)}")


def tasks_named(filter_: CompletionFilter | None) -> set[str]:
    """Return the ids of the tasks whose selectors `compile_filter` has to know."""
    if filter_ is None:
        return set()
    ids = {filter_.ungraded_for_task} if filter_.ungraded_for_task is not None else set()
    for child in _children(filter_):
        ids |= tasks_named(child)
    return ids


def compile_filter(
    organization_id: str,
    filter_: CompletionFilter | None,
    *,
    selectors: Mapping[str, Sequence[str]] | None = None,
) -> Query:
    """Compile a filter.

    Args:
        organization_id: From the token; leads the query.
        filter_: None matches all of the organization's completions.
        selectors: The tags that each task of `tasks_named` selects by.

    Returns:
        `{"organization_id": ..., "$and": [...]}`.

    Raises:
        InvalidInput: It is too large, or a path or a value cannot be.
    """
    if filter_ is None:
        return {"organization_id": organization_id}
    _check_size(filter_)
    conditions = list(_compile(organization_id, filter_, selectors or {}))
    query: Query = {"organization_id": organization_id}
    if conditions:
        query["$and"] = conditions
    return query


def has_index(filter_: CompletionFilter | None, *, ordered_by: str) -> bool:
    """Say whether an index may lead to what matches, other than that of the order.

    Args:
        filter_: The filter.
        ordered_by: The stored path that the list is ordered by.
    """
    if filter_ is None:
        return False
    if any(FILTER_FIELDS[name].stored != ordered_by for name in filter_.fields):
        return True
    if filter_.tags is not None or filter_.graded is not None:
        return True
    if filter_.ungraded_for_task is not None:
        return True
    return any(has_index(child, ordered_by=ordered_by) for child in _children(filter_))


def _children(filter_: CompletionFilter) -> Iterator[CompletionFilter]:
    yield from filter_.and_
    yield from filter_.or_ or ()
    if filter_.not_ is not None:
        yield filter_.not_


def _check_size(filter_: CompletionFilter) -> None:
    level, depth, conditions = [filter_], 0, 0
    while level:
        depth += 1
        conditions += sum(1 + len(item.payload) for item in level)
        if depth > MAX_DEPTH:
            raise InvalidInput(f"the filter is nested more than {MAX_DEPTH} deep")
        if conditions > MAX_CONDITIONS:
            raise InvalidInput(f"the filter has more than {MAX_CONDITIONS} conditions")
        level = [child for item in level for child in _children(item)]


def _compile(
    organization_id: str, filter_: CompletionFilter, selectors: Mapping[str, Sequence[str]]
) -> Iterator[Query]:
    for name, condition in filter_.fields.items():
        stored = FILTER_FIELDS[name].stored
        is_id = stored == "_id"
        yield from field_conditions(
            stored, id_keys(organization_id, condition) if is_id else condition
        )
    if filter_.tags is not None:
        yield from _tags(filter_.tags)
    for payload in filter_.payload:
        yield from _payload(payload)
    if filter_.graded is not None:
        yield {"graded_task_ids.0": {"$exists": filter_.graded}}
    if filter_.ungraded_for_task is not None:
        task_id = filter_.ungraded_for_task
        yield from ungraded_conditions(task_id, selectors[task_id])
    for child in filter_.and_:
        yield from _compile(organization_id, child, selectors)
    if filter_.or_ is not None:
        yield any_of([_all_of(organization_id, child, selectors) for child in filter_.or_])
    if filter_.not_ is not None:
        yield {"$nor": [_all_of(organization_id, filter_.not_, selectors)]}


def ungraded_conditions(task_id: str, selector: Sequence[str]) -> list[Query]:
    """Return what a completion in a task's queue is: it matches, and has no feedback yet."""
    ungraded: Query = {"graded_task_ids": {"$ne": task_id}}
    return [{"tags": {"$all": list(selector)}}, ungraded] if selector else [ungraded]


def _all_of(
    organization_id: str, filter_: CompletionFilter, selectors: Mapping[str, Sequence[str]]
) -> Query:
    conditions = list(_compile(organization_id, filter_, selectors))
    return {"$and": conditions} if conditions else {}


def _tags(condition: TagsCondition) -> Iterator[Query]:
    wanted = [condition.has] if condition.has is not None else []
    wanted += condition.has_all or ()
    if wanted:
        yield {"tags": {"$all": bounded(wanted)}}
    if condition.has_any is not None:
        yield {"tags": {"$in": bounded(condition.has_any)}}
    if condition.has_none is not None:
        yield {"tags": {"$nin": bounded(condition.has_none)}}
    if condition.is_empty is not None:
        yield {"tags.0": {"$exists": not condition.is_empty}}


def _payload(payload: PayloadCondition) -> Iterator[Query]:
    path = PayloadPath.parse(payload.path)
    for name in OPERATORS:
        value = getattr(payload.condition, name)
        check_storable(list(value) if name in LISTS and value else value, path=payload.path)
    if path.ends_at_position:
        yield from _element_conditions(path.text, payload.condition)
    else:
        yield from field_conditions(path.text, payload.condition)
    if payload.exists is not None:
        yield {path.text: {"$exists": payload.exists}}


def _element_conditions(path: str, condition: Condition) -> Iterator[Query]:
    """Compile a condition on an element of a list.

    An element may be a list itself. MongoDB looks into a list that a name leads to, but not into
    one that a position leads to: that takes `$elemMatch`.
    """
    positive = replace(condition, ne=None, not_in=None)
    yield from map(_or_within, field_conditions(path, positive))
    for excluded in (Condition(eq=condition.ne), Condition(in_=condition.not_in)):
        for one in field_conditions(path, excluded):
            yield {"$nor": [_or_within(one)]}


def _or_within(query: Query) -> Query:
    """Let each comparison of a query hold of the value, or of an element if it is a list."""
    [(path, operators)] = query.items()
    if path == "$or":
        return {"$or": [_or_within(one) for one in operators]}
    comparisons: list[Query] = [
        {"$or": [{path: one}, {path: {"$elemMatch": one}}]}
        for one in ({operator: value} for operator, value in operators.items())
    ]
    return {"$and": comparisons}
