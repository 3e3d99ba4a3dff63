"""The one filter of completions, compiled to one MongoDB query.

List, count, bulk tagging and whatever else selects completions take the same
`CompletionFilter`. Operators and raw JSON never reach the database from outside: each condition
is built here, values stand behind `$eq` and its like, and text is escaped in expressions.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    is_point,
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
class CompletionFilter:
    """Which completions; all that is given holds together."""

    id: Condition | None = None
    kind: Condition | None = None
    status: Condition | None = None
    tags: TagsCondition | None = None
    session_id: Condition | None = None
    model: Condition | None = None
    created_at: Condition | None = None
    updated_at: Condition | None = None
    duration: Condition | None = None
    total_tokens: Condition | None = None
    failure_kind: Condition | None = None
    payload: Sequence[PayloadCondition] = ()
    graded: bool | None = None
    ungraded_for_task: str | None = None
    and_: Sequence["CompletionFilter"] = ()
    or_: Sequence["CompletionFilter"] | None = None
    not_: "CompletionFilter | None" = None


# The filter's fields that are stored under their own or another name.
_STORED_AS: Final = {
    "kind": "kind",
    "status": "status",
    "session_id": "session_id",
    "model": "model",
    "created_at": "created_at",
    "updated_at": "updated_at",
    "duration": "duration",
    "total_tokens": "usage.total_tokens",
    "failure_kind": "failure_kind",
}


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


def leads_an_index(filter_: CompletionFilter | None) -> bool:
    """Say whether the filter has an equality that an index other than the order's serves.

    Where it has none the order's own index must be used: left to itself MongoDB may scan a range
    of another one and sort in memory.
    """
    if filter_ is None:
        return False
    for name in ("id", "status", "session_id", "model", "kind"):
        condition: Condition | None = getattr(filter_, name)
        if condition is not None and is_point(condition):
            return True
    tags = filter_.tags
    if tags is not None and (tags.has is not None or tags.has_all):
        return True
    return any(leads_an_index(child) for child in filter_.and_)


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
    if filter_.id is not None:
        yield from field_conditions("_id", id_keys(organization_id, filter_.id))
    for name, stored in _STORED_AS.items():
        condition: Condition | None = getattr(filter_, name)
        if condition is not None:
            yield from field_conditions(stored, condition)
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
